// Records that stand below each other never come to stand below themselves, whoever moves what at the same moment.
import { company } from '#contract/entities/company.ts'
import { team } from '#contract/entities/team.ts'
import type { Entity } from '#contract/entity.ts'
import { beforeCommit, outcomeOf } from '#server/testing/meanwhile.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { createTestWorkspace, type TestWorkspace } from '#server/testing/workspace.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRecord } from './create.ts'
import { getRecord } from './get.ts'
import { patchRecord } from './patch.ts'
import { undoChange } from './undo.ts'

describe.each<[string, Entity]>([
  ['companies', company],
  ['teams', team],
])('a tree of %s', (_name, entity) => {
  let ground: TestGround
  let acme: TestWorkspace

  beforeAll(async () => {
    ground = await createTestGround()
    acme = await createTestWorkspace(ground)
  }, 60_000)
  afterAll(() => ground.database.close())

  const add = async (name: string, parentId: string | null = null) =>
    (await createRecord(acme.admin, entity, { name, parentId })).record.id
  const move = (id: string, parentId: string | null) => patchRecord(acme.admin, entity, id, { parentId })
  const parentOf = async (id: string) => (await getRecord(acme.admin, entity, id)).record['parentId']

  it('refuses a circle', async () => {
    const top = await add('Top')
    const middle = await add('Middle', top)
    const low = await add('Low', middle)
    expect(await outcomeOf(move(top, low))).toBe('parentId cycle')
    expect(await outcomeOf(move(top, top))).toBe('parentId cycle')
    expect(await parentOf(top)).toBeNull()
  })

  it('refuses a circle through a tree of any depth', async () => {
    const top = await add('Deep')
    let low = top
    for (let depth = 0; depth < 70; depth++) low = await add(`Deep ${depth}`, low)
    expect(await outcomeOf(move(top, low))).toBe('parentId cycle')
  })

  it('refuses one that two moves would close together', async () => {
    const [one, other] = [await add('One'), await add('Other')]
    const first = (trx: Parameters<Parameters<typeof beforeCommit>[1]>[0]) =>
      patchRecord(acme.admin, entity, one, { parentId: other }, { db: trx })
    expect(await beforeCommit(ground, first, () => move(other, one))).toBe('parentId cycle')
    expect([await parentOf(one), await parentOf(other)]).toEqual([other, null])
  })

  it('refuses one that two moves would close over records in between', async () => {
    const head = await add('Head')
    const branch = await add('Branch', head)
    const guest = await add('Guest')
    const first = (trx: Parameters<Parameters<typeof beforeCommit>[1]>[0]) =>
      patchRecord(acme.admin, entity, guest, { parentId: branch }, { db: trx })
    expect(await beforeCommit(ground, first, () => move(head, guest))).toBe('parentId cycle')
    expect(await parentOf(head)).toBeNull()
  })

  it('refuses one that an undo and a move would close together', async () => {
    const [one, other] = [await add('Before'), await add('After')]
    await move(one, other)
    const { changeId } = await move(one, null)
    const undo = () => undoChange(acme.admin, changeId ?? '')
    const first = (trx: Parameters<Parameters<typeof beforeCommit>[1]>[0]) =>
      patchRecord(acme.admin, entity, other, { parentId: one }, { db: trx })
    expect(await beforeCommit(ground, first, undo)).toBe('parentId cycle')
    expect([await parentOf(one), await parentOf(other)]).toEqual([null, one])
  })

  it('lets one of many moves round in a circle win, and loses no answer', async () => {
    const ring = await Promise.all(['A', 'B', 'C', 'D'].map((name) => add(name)))
    for (let turn = 0; turn < 5; turn++) {
      await Promise.all(ring.map((id) => move(id, null)))
      const outcomes = await Promise.all(
        ring.map((id, place) => outcomeOf(move(id, ring[(place + 1) % ring.length] ?? null))),
      )
      expect(outcomes.filter((outcome) => outcome === 'parentId cycle')).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(ring.length - 1)
    }
  })
})
