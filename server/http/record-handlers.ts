// The operations that every entity has, as handlers.
import type { RecordOperationName } from '#contract/actions/records.ts'
import type { Entity, Values } from '#contract/entity.ts'
import { entityList } from '#contract/entities/list.ts'
import type { ListQuery } from '#contract/query.ts'
import { Problem, invalid } from '#server/platform/problem.ts'
import { createRecord, type Saved } from '#server/records/create.ts'
import { getRecord } from '#server/records/get.ts'
import { groupsOf } from '#server/records/groups.ts'
import { historyOf } from '#server/records/history.ts'
import { onceOnly } from '#server/records/idempotency.ts'
import { countRecords, listRecords } from '#server/records/list.ts'
import { patchRecord } from '#server/records/patch.ts'
import { deleteRecord, restoreRecord } from '#server/records/trash.ts'
import { type Call, contextOf } from './call.ts'
import type { AnyHandler, Handlers } from './router.ts'

interface Input {
  readonly params: { readonly id: string; readonly field: string }
  readonly query: ListQuery & { readonly fields?: readonly string[] }
  readonly body: Values & ListQuery
}
type RecordHandler = (call: Call, input: Input) => Promise<unknown>

/** Handlers of all entities, by operation. */
export function recordHandlers(): Handlers {
  const all = entityList.flatMap((entity) =>
    Object.entries(handlersOf(entity)).map(
      ([name, handler]) => [`${entity.plural}.${name}`, handler as unknown as AnyHandler] as const,
    ),
  )
  return Object.fromEntries(all)
}

function handlersOf(entity: Entity): Record<RecordOperationName, RecordHandler> {
  return {
    list: (call, { query }) => listRecords(contextOf(call), entity, query),
    query: (call, { body }) => listRecords(contextOf(call), entity, body),
    count: async (call, { body }) => ({ value: await countRecords(contextOf(call), entity, body) }),
    groups: async (call, { params }) => ({ items: await groupsOf(contextOf(call), entity, params.field) }),
    get: (call, { params, query }) =>
      answered(call, getRecord(contextOf(call), entity, params.id, query.fields)),
    create: (call, { body }) => createOnce(call, entity, body),
    update: (call, { params, body }) =>
      answered(
        call,
        patchRecord(contextOf(call), entity, params.id, body, { baseVersion: baseVersion(call) }),
      ),
    delete: (call, { params }) => answered(call, deleteRecord(contextOf(call), entity, params.id)),
    restore: (call, { params }) => answered(call, restoreRecord(contextOf(call), entity, params.id)),
    history: (call, { params, query }) => historyOf(contextOf(call), entity, params.id, query),
  }
}

/** Sends the version along, for the next `If-Match`. */
async function answered<R extends Pick<Saved, 'record'>>(call: Call, saved: Promise<R>): Promise<R> {
  const result = await saved
  call.answer.header('etag', `"v${result.record.version}"`)
  return result
}

async function createOnce(call: Call, entity: Entity, body: Values): Promise<unknown> {
  const context = contextOf(call)
  const key = call.headers['idempotency-key']
  if (key === undefined) return answered(call, createRecord(context, entity, body))
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw invalid({ path: 'Idempotency-Key', code: 'bad-value' })
  return answered(
    call,
    onceOnly(context, entity, key, { entity: entity.name, body }, (keep) =>
      createRecord(context, entity, body, { keep }),
    ),
  )
}

/** The version in `If-Match`; undefined where none is given or any will do. */
function baseVersion(call: Call): number | undefined {
  const given = call.headers['if-match']
  if (given === undefined || given === '*') return undefined
  const version = /^(?:W\/)?"v(\d{1,9})"$/.exec(given)?.[1]
  if (version === undefined)
    throw new Problem('bad-request', { fields: [{ path: 'If-Match', code: 'bad-value' }] })
  return Number(version)
}
