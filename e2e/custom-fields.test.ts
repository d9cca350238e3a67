// Fields that a workspace adds: made by the admin, used like built-in ones, hidden from who may not see them, brought back.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from './browser.ts'
import { cellOf, fieldsOf, makeField, pasteInto } from './custom-fields-ground.ts'
import { axe, type Journey, type Person, settled, startJourney } from './harness.ts'
import { eventually, openList, shown } from './list-ground.ts'
import { editField, fieldValue, saved } from './record-ground.ts'
import { act, create, openSettings, optionId } from './settings-ground.ts'

describeInBrowser('fields of the workspace', () => {
  let journey: Journey
  let rep: Person
  let contacts: readonly string[]

  beforeAll(async () => {
    journey = await startJourney()
    rep = await journey.addMember('Rita Ruiz', 'rep')
    const { members } = await journey.api<{ members: { id: string; name: string }[] }>('GET', '/meta')
    const ownerId = members.find(({ name }) => name === 'Rita Ruiz')?.id
    const statusId = await optionId(journey, 'contactStatus', 'Lead')
    contacts = [
      await create(journey, '/contacts', { firstName: 'Greta', ownerId, statusId }),
      await create(journey, '/contacts', { firstName: 'Kenan', ownerId, statusId }),
    ]
  })
  afterAll(() => journey.close())

  const keyOf = async (name: string) =>
    (await fieldsOf(journey)).find((each) => each.name === name)?.key ?? ''
  const recordOf = async (at: number) =>
    (await journey.api<{ record: Record<string, unknown> }>('GET', `/contacts/${contacts[at]}`)).record
  /** The list with these fields as its columns. */
  const listWith = async (names: readonly string[], settings: Parameters<Journey['newPage']>[0] = {}) => {
    const keys = await Promise.all(names.map(keyOf))
    return openList(journey, `?columns=${['title*', ...keys].join('.')}`, settings)
  }

  test('S44 the admin makes a field of each of five kinds in the settings', async () => {
    const page = await openSettings(journey, 'fields')
    await page.getByText('There are no fields of your own yet').waitFor()
    await makeField(page, 'Customer number', 'Text', async (form) => {
      await form.getByLabel('Found by search').check()
      await form.getByLabel('Name in Español').fill('Número de cliente')
    })
    await makeField(page, 'Fleet size', 'Number', async (form) => {
      await form.getByLabel('At most').fill('500')
      await form.getByLabel('Lists can be sorted by it').check()
    })
    await makeField(page, 'Contract end', 'Day', async (form) => {
      await form.getByRole('button', { name: /^Section/ }).click()
      await page.keyboard.type('Contract')
      await page.getByRole('option', { name: 'Create “Contract”' }).click()
    })
    await makeField(page, 'Contract type', 'One choice', async (form) => {
      await form.getByLabel('Choices').fill('Gold\nSilver\nBronze')
    })
    await makeField(page, 'Credit limit', 'Money')
    expect(await axe(page)).toEqual([])
    await page.getByRole('list', { name: 'Contract' }).getByText('Contract end').waitFor()
    await page.getByText('Built in: First name').waitFor()
    await page.context().close()
  })

  test('S44 they are typed and pasted in the grid, and a wrong value says why', async () => {
    const page = await listWith([
      'Customer number',
      'Fleet size',
      'Contract end',
      'Contract type',
      'Credit limit',
    ])
    const edit = async (label: string, typed: string, expected: string) => {
      await (await cellOf(page, 0, label)).dblclick()
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
      await (await cellOf(page, 0, label)).getByText(expected).waitFor()
    }
    await edit('Fleet size', '12', '12')
    await edit('Contract end', '31.12.2027', '31 Dec 2027')
    await edit('Contract type', 'gold', 'Gold')
    await (await cellOf(page, 1, 'Customer number')).click()
    await pasteInto(page, 'K-77\t900\t2027-05-01\tSilver\t1500')
    const wrong = await cellOf(page, 1, 'Fleet size')
    await eventually(() => wrong.getAttribute('aria-invalid')).toBe('true')
    await (await cellOf(page, 1, 'Credit limit')).getByText('1,500').waitFor()
    await settled(page)
    const [number, limit] = [await keyOf('Customer number'), await keyOf('Credit limit')]
    expect(await recordOf(0)).toMatchObject({
      [number]: 'K-77',
      [limit]: { amount: 150_000, currency: 'EUR' },
    })
    await page.context().close()
  })

  test('S44 the list is filtered and sorted by them, and search finds them', async () => {
    const page = await listWith(['Fleet size', 'Contract type'])
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    const builder = page.getByRole('region', { name: 'Filter builder' })
    await builder.getByRole('button', { name: /^Field:/ }).click()
    await page.keyboard.type('Contract type')
    await page.getByRole('option', { name: 'Contract type', exact: true }).click()
    await builder.getByRole('button', { name: /Contract type: value/ }).click()
    await page.getByRole('option', { name: 'Gold' }).click()
    await page.keyboard.press('Escape')
    await eventually(() => shown(page)).toBe('1 contact')
    await page.getByRole('list', { name: 'Conditions' }).getByText('Contract type is Gold').waitFor()
    await page.getByRole('button', { name: 'Remove the condition Contract type is Gold' }).click()
    await eventually(() => shown(page)).toBe('2 contacts')
    const size = page.getByRole('columnheader', { name: /^Fleet size/ })
    await size.getByRole('button', { name: 'Fleet size', exact: true }).click()
    await eventually(() => size.getAttribute('aria-sort')).toBe('ascending')
    await (await cellOf(page, 0, 'Name')).getByText('Kenan').waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('k-77')
    await page.getByRole('option', { name: /Greta.*Customer number: K-77/ }).waitFor()
    expect(await page.getByRole('option', { name: /Kenan/ }).count()).toBe(0)
    await page.context().close()
  })

  test('S44 the record page edits them and tells their history in words', async () => {
    const page = await journey.newPage()
    await page.goto(`/w/acme/contacts/${contacts[1]}`)
    await settled(page)
    await editField(page, 'Contract type')
    await page.getByRole('textbox', { name: 'Contract type' }).fill('bron')
    await page.keyboard.press('Enter')
    await saved(page)
    await fieldValue(page, 'Contract type').getByText('Bronze').waitFor()
    const history = page.getByRole('region', { name: 'History' })
    await history.getByRole('button', { name: 'Show what changed' }).first().click()
    await history.getByText('Contract type').first().waitFor()
    await history.getByText('Bronze').first().waitFor()
    expect(await history.getByText(/f_[0-9a-f]{10}/).count()).toBe(0)
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Control+z')
    await fieldValue(page, 'Contract type').getByText('Gold').waitFor()
    await page.context().close()
  })

  test('S44 a field is made where it is missed, and stands in the list at once', async () => {
    const page = await openList(journey)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('button', { name: 'Add field' }).click()
    const form = page.getByRole('complementary', { name: 'New field of contacts' })
    await form.getByLabel('Name in English').fill('Nickname')
    await form.getByRole('button', { name: 'Add field' }).click()
    const head = page.getByRole('columnheader', { name: /^Nickname/ })
    await head.waitFor()
    await page.keyboard.press('Control+z')
    await head.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Shift+z')
    await (await cellOf(page, 0, 'Nickname')).dblclick()
    await page.keyboard.type('Kenny')
    await page.keyboard.press('Enter')
    await page.getByText('Nickname of Kenan changed').waitFor()
    await page.reload()
    await (await cellOf(page, 0, 'Nickname')).getByText('Kenny').waitFor()
    expect(await recordOf(1)).toMatchObject({ [await keyOf('Nickname')]: 'Kenny' })
    await page.context().close()
  })

  test('S44 quick add asks for what must be filled in', async () => {
    const page = await openSettings(journey, 'fields')
    await page.getByRole('button', { name: 'Customer number', exact: true }).click()
    await page.getByLabel('Must be filled in').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Field Customer number saved').waitFor()
    await page.goto('/w/acme/contacts')
    await settled(page)
    await page.keyboard.press('c')
    const form = page.getByRole('dialog', { name: 'New contact' })
    await form.getByRole('textbox', { name: 'First name' }).fill('Otto')
    await form.getByRole('button', { name: /^Create contact/ }).click()
    await eventually(() =>
      form.getByRole('textbox', { name: 'Customer number' }).getAttribute('aria-invalid'),
    ).toBe('true')
    await form.getByRole('textbox', { name: 'Customer number' }).fill('K-1')
    await form.getByRole('button', { name: /^Create contact/ }).click()
    await form.waitFor({ state: 'detached' })
    await page.getByText('Otto created').waitFor()
    await page.reload()
    await settled(page)
    expect(await shown(page)).toBe('3 contacts')
    await page.context().close()
  })

  test('S44 a field that a role may not see is nowhere for it, one that it may only read is locked', async () => {
    const page = await openSettings(journey, 'fields')
    const setAccess = async (name: string, level: string) => {
      await page.getByRole('button', { name, exact: true }).click()
      await page.getByRole('button', { name: /^Reps:/ }).click()
      await page.getByRole('option', { name: level, exact: true }).click()
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText(`Field ${name} saved`).waitFor()
    }
    await setAccess('Credit limit', 'Hidden')
    await setAccess('Fleet size', 'See')
    await page.getByText('All but Rep').waitFor()
    await page.context().close()

    const other = await listWith(['Credit limit', 'Fleet size'], { as: rep })
    await other.getByRole('columnheader', { name: /^Fleet size/ }).waitFor()
    expect(await other.getByText('Credit limit').count()).toBe(0)
    await (await cellOf(other, 0, 'Fleet size')).dblclick()
    expect(await other.locator('input:focus').count()).toBe(0)
    await other.goto(
      `/w/acme/contacts?filter=${encodeURIComponent(JSON.stringify({ field: await keyOf('Credit limit'), op: 'isNotEmpty' }))}`,
    )
    await other.getByText('A condition is left out').waitFor()
    await other.getByRole('button', { name: 'Go on without it' }).click()
    await eventually(() => other.url()).not.toContain('filter=')
    await other.getByRole('button', { name: 'Columns' }).click()
    await other.getByRole('dialog', { name: 'Columns' }).waitFor()
    expect(await other.getByRole('button', { name: 'Add field' }).count()).toBe(0)
    await other.context().close()
  })

  test('S44 choices have a page of their own, with their numbers', async () => {
    const page = await openSettings(journey, 'fields')
    await act(page, 'Contract type', 'Edit the choices')
    await page.getByRole('heading', { name: 'Contract type' }).waitFor()
    await page.getByRole('link', { name: '1 contact: show them' }).first().waitFor()
    await act(page, 'Silver', /^Merge/)
    await page.getByRole('button', { name: /^Into/ }).click()
    await page.getByRole('option', { name: /Gold/ }).click()
    await page.getByRole('button', { name: 'Merge 1 record' }).click()
    await page.getByText('Silver merged into Gold').waitFor()
    await page.getByRole('link', { name: '2 contacts: show them' }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.context().close()
  })

  test('S44 the order and the section are changed by keyboard, and forms follow', async () => {
    const page = await openSettings(journey, 'fields')
    const order = () =>
      page
        .getByRole('button', { name: /^Move / })
        .evaluateAll((grips) => grips.map((grip) => grip.getAttribute('aria-label')?.slice(5)))
    const before = await order()
    expect(before.slice(0, 2)).toEqual(['Customer number', 'Fleet size'])
    await page.getByRole('button', { name: 'Move Fleet size' }).press('ArrowUp')
    await page.getByText('Fleet size moved').waitFor()
    expect((await order()).slice(0, 2)).toEqual(['Fleet size', 'Customer number'])
    await page.getByRole('button', { name: 'Move Fleet size' }).press('ArrowUp')
    await page.getByRole('list', { name: 'More', exact: true }).getByText('Fleet size').waitFor()
    await eventually(
      async () => (await fieldsOf(journey)).find(({ name }) => name === 'Fleet size')?.section,
    ).toBe('more')
    await page.context().close()
  })

  test('S44 a deleted field goes out of sight everywhere, and comes back with its content', async () => {
    const key = await keyOf('Contract end')
    const page = await openSettings(journey, 'fields')
    await act(page, 'Contract end', /^Delete/)
    await page.getByText('The content of 2 records goes out of sight').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Move to the trash' }).click()
    await page.getByText('Field Contract end moved to the trash').waitFor()
    const list = await openList(
      journey,
      `?columns=title*.${key}&sort=${key}&filter=${encodeURIComponent(JSON.stringify({ field: key, op: 'isNotEmpty' }))}`,
    )
    await list.getByText('A condition is left out').waitFor()
    await eventually(() => shown(list)).toBe('3 contacts')
    expect(await list.getByRole('columnheader', { name: /^Contract end/ }).count()).toBe(0)
    await list.context().close()
    await page.getByRole('button', { name: 'Restore: Contract end' }).click()
    await page.getByText('Field Contract end restored').waitFor()
    expect(await recordOf(1)).toMatchObject({ [key]: '2027-12-31' })
    await page.context().close()
  })

  test('S44 S149 in Spanish, and on a phone', async () => {
    const page = await journey.newPage({ isPhone: true, language: 'es' })
    await page.goto('/w/acme/settings/fields')
    await page.getByRole('heading', { name: 'Campos' }).waitFor()
    await settled(page)
    await page.getByRole('button', { name: 'Número de cliente', exact: true }).click()
    await page.getByLabel('Nombre en Español').waitFor()
    expect(await page.getByLabel('Nombre en Español').inputValue()).toBe('Número de cliente')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Cancelar' }).click()
    await page.goto(`/w/acme/contacts/${contacts[0]}`)
    await settled(page)
    await page.getByRole('button', { name: 'Editar Número de cliente' }).press('Enter')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('K-88')
    await page.keyboard.press('Enter')
    await saved(page)
    await fieldValue(page, 'Número de cliente').getByText('K-88').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await page.context().close()
  })
})
