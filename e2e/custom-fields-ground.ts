// What the journeys of fields share: making one in its form, and cells found by the name of their column.
import type { Locator, Page } from 'playwright-core'
import type { Journey } from './harness.ts'

interface FieldItem {
  readonly key: string
  readonly name: string
  readonly section: string | null
}

/** Fields as screens know them. */
export async function fieldsOf(journey: Journey): Promise<readonly FieldItem[]> {
  return (await journey.api<{ fields: FieldItem[] }>('GET', '/meta')).fields
}

/** Makes a field on the page of fields; `fill` sets what is more than name and kind. */
export async function makeField(
  page: Page,
  name: string,
  kind: string,
  fill: (form: Locator) => Promise<void> = async () => {},
): Promise<void> {
  await page.getByRole('button', { name: 'New field' }).click()
  const form = page.getByRole('complementary', { name: /^New field/ })
  await form.getByLabel('Name in English').fill(name)
  await form.getByRole('button', { name: /^Kind/ }).click()
  await page.getByRole('option', { name: kind, exact: true }).click()
  await fill(form)
  await form.getByRole('button', { name: 'Add field' }).click()
  await page.getByText(`Field ${name} added`).waitFor()
}

/** A cell by its row and the words at the head of its column. */
export async function cellOf(page: Page, row: number, column: string): Promise<Locator> {
  const head = page.getByRole('columnheader', { name: new RegExp(`^${column}`) })
  const index = await head.getAttribute('aria-colindex')
  return page.locator(`[role=gridcell][data-row="${row}"][aria-colindex="${index}"]`)
}

/** Puts text on the clipboard as a spreadsheet does, and pastes it where the cursor is. */
export async function pasteInto(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  }, text)
}
