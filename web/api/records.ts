// Records of any entity over the API: one function per operation that every entity has.
import type { Change, UndoResult } from '#contract/changes.ts'
import type { SearchHit } from '#contract/actions/search.ts'
import type { AnyRow, Entity, Values } from '#contract/entity.ts'
import type { EntityName } from '#contract/entities/list.ts'
import { actions, recordOperationsOf } from '#contract/operations.ts'
import type { ListQuery } from '#contract/query.ts'
import type { Refs, Total } from '#contract/schemas.ts'
import { call } from './client.ts'

export interface RecordPage {
  readonly items: readonly AnyRow[]
  readonly next: string | null
  readonly total: Total | null
  readonly refs: Refs
}
export interface RecordAnswer {
  readonly record: AnyRow
  readonly refs: Refs
}
/** Answer to a write; `changeId` is null where nothing was changed. */
export interface Saved extends RecordAnswer {
  readonly changeId?: string | null | undefined
}
export interface HistoryPage {
  readonly items: readonly Change[]
  readonly next: string | null
  readonly refs: Refs
}
export interface GroupCount {
  readonly value: string
  readonly count: number
}

/** Addresses beyond this length are cut by some proxies; the same question then goes as a body. */
const LONGEST_ADDRESS = 1500

/** A page of a list. */
export async function listRecords(
  entity: Entity,
  query: ListQuery,
  signal?: AbortSignal,
): Promise<RecordPage> {
  const { list, query: asBody } = operationsOf(entity)
  const filter = query.filter === undefined ? undefined : JSON.stringify(query.filter)
  const answer =
    (filter?.length ?? 0) + (query.cursor?.length ?? 0) > LONGEST_ADDRESS
      ? await call(asBody, { body: withoutUndefined(query), signal })
      : await call(list, { query: { ...query, filter, fields: query.fields?.join(',') }, signal })
  return answer as RecordPage
}

/** The exact number of records that meet the filter. */
export async function countRecords(
  entity: Entity,
  query: Pick<ListQuery, 'filter' | 'search' | 'deleted'>,
  signal?: AbortSignal,
): Promise<number> {
  const { filter, search, deleted } = query
  const body = withoutUndefined({ filter, search, deleted })
  return (await call(operationsOf(entity).count, { body, signal })).value
}

/** Numbers of records per value of a field that keeps them; the value is '' for records without one. */
export async function groupsOf(entity: Entity, field: string): Promise<readonly GroupCount[]> {
  return (await call(operationsOf(entity).groups, { params: { field } })).items
}

export async function getRecord(entity: Entity, id: string, signal?: AbortSignal): Promise<RecordAnswer> {
  return (await call(operationsOf(entity).get, { params: { id }, signal })) as RecordAnswer
}

/** Creates a record. Give the same key again to repeat a creation of which the answer was lost. */
export async function createRecord(entity: Entity, values: Values, key: string = newKey()): Promise<Saved> {
  const headers = { 'idempotency-key': key }
  return (await call(operationsOf(entity).create, { body: values, headers })) as Saved
}

/** Changes fields. With the version that the values were read at, a field that someone changed since is a `conflict`. */
export async function patchRecord(
  entity: Entity,
  id: string,
  patch: Values,
  version?: number,
): Promise<Saved> {
  const headers = version === undefined ? {} : { 'if-match': `"v${version}"` }
  return (await call(operationsOf(entity).update, { params: { id }, body: patch, headers })) as Saved
}

/** Moves a record to the trash. */
export async function deleteRecord(entity: Entity, id: string): Promise<Saved> {
  return (await call(operationsOf(entity).delete, { params: { id } })) as Saved
}

export async function restoreRecord(entity: Entity, id: string): Promise<Saved> {
  return (await call(operationsOf(entity).restore, { params: { id } })) as Saved
}

/** Changes of a record, newest first. */
export function historyOf(entity: Entity, id: string, cursor?: string): Promise<HistoryPage> {
  return call(operationsOf(entity).history, { params: { id }, query: { cursor } })
}

/** Takes a change back; its answer names the change that did so, which can be taken back in turn. */
export function undoChange(changeId: string, force?: boolean): Promise<UndoResult> {
  return call(actions.undoChange, { params: { id: changeId }, body: force ? { force } : {} })
}

/** Records of every object by name, mail, phone or company. */
export async function searchAll(
  q: string,
  limit?: number,
  signal?: AbortSignal,
): Promise<readonly SearchHit[]> {
  return (await call(actions.search, { query: { q, limit }, signal })).items
}

/** A new key for `createRecord`. Works without https too, where the browser offers no randomUUID. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

function operationsOf(entity: Entity) {
  return recordOperationsOf[entity.name as EntityName]
}

function withoutUndefined(values: object): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
