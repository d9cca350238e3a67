// The operations that every entity has.
import { z } from 'zod'
import { changeSchema } from '#contract/changes.ts'
import type { Entity } from '#contract/entity.ts'
import type { EntityName } from '#contract/entities/list.ts'
import { idParams, operation } from '#contract/operation.ts'
import {
  countBodySchema,
  fieldsQuerySchema,
  insertSchema,
  listBodySchema,
  listQuerySchema,
  pageSchema,
  patchSchema,
  recordSchema,
  refsSchema,
} from '#contract/schemas.ts'

export const countSchema = z.object({ value: z.int() }).meta({ id: 'Count' })
export const historySchema = z
  .object({ items: z.array(changeSchema), next: z.string().nullable(), refs: refsSchema })
  .meta({ id: 'History' })
const historyQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number('bad-number').int('bad-number').min(1).max(100).optional(),
})
/** Numbers of records per value of a field that keeps them, such as statusId or tags; `none` is the empty value. */
export const groupCountSchema = z
  .object({ items: z.array(z.object({ value: z.string(), count: z.int() })) })
  .meta({ id: 'GroupCount' })

export const recordOperationNames = [
  'list',
  'query',
  'count',
  'groups',
  'get',
  'create',
  'update',
  'delete',
  'restore',
  'history',
] as const
export type RecordOperationName = (typeof recordOperationNames)[number]

/** The operations of one entity, by name. */
export function recordOperations(entity: Entity) {
  const { plural } = entity
  const name = entity.name as EntityName
  const one = entity.label.one.en.toLowerCase()
  const many = entity.label.many.en.toLowerCase()
  const read = { entity: name, verb: 'read' } as const
  const base = { tag: plural }
  const page = pageSchema(entity)
  const record = recordSchema(entity)
  return {
    list: operation({
      ...base,
      id: `${plural}.list`,
      method: 'GET',
      path: `/${plural}`,
      access: read,
      query: listQuerySchema,
      response: page,
      exact: true,
      errors: ['bad-cursor', 'too-slow'],
      summary: `A page of the ${many} that you may see`,
    }),
    query: operation({
      ...base,
      id: `${plural}.query`,
      method: 'POST',
      path: `/${plural}/query`,
      access: read,
      body: listBodySchema,
      response: page,
      exact: true,
      errors: ['bad-cursor', 'too-slow'],
      summary: `The same with the filter in the body, for long ones`,
    }),
    count: operation({
      ...base,
      id: `${plural}.count`,
      method: 'POST',
      path: `/${plural}/count`,
      access: read,
      body: countBodySchema,
      response: countSchema,
      errors: ['too-slow'],
      summary: `The exact number of ${many} that meet a filter`,
    }),
    groups: operation({
      ...base,
      id: `${plural}.groups`,
      method: 'GET',
      path: `/${plural}/groups/{field}`,
      access: read,
      params: z.strictObject({ field: z.string().max(60) }),
      response: groupCountSchema,
      summary: `The numbers of ${many} per value of a field`,
    }),
    get: operation({
      ...base,
      id: `${plural}.get`,
      method: 'GET',
      path: `/${plural}/{id}`,
      access: read,
      params: idParams,
      query: fieldsQuerySchema,
      response: record,
      exact: true,
      summary: `One ${one}`,
    }),
    create: operation({
      ...base,
      id: `${plural}.create`,
      idempotent: true,
      method: 'POST',
      path: `/${plural}`,
      access: { entity: name, verb: 'create' },
      body: insertSchema(entity),
      response: record,
      exact: true,
      status: 201,
      errors: ['idempotency-mismatch'],
      summary: `Create a ${one}`,
    }),
    update: operation({
      ...base,
      id: `${plural}.update`,
      method: 'PATCH',
      path: `/${plural}/{id}`,
      access: { entity: name, verb: 'update' },
      params: idParams,
      body: patchSchema(entity),
      response: record,
      exact: true,
      errors: ['conflict', 'last-choice'],
      summary: `Change fields of a ${one}; send If-Match to be told of conflicts`,
    }),
    delete: operation({
      ...base,
      id: `${plural}.delete`,
      method: 'DELETE',
      path: `/${plural}/{id}`,
      access: { entity: name, verb: 'delete' },
      params: idParams,
      response: record,
      exact: true,
      errors: ['in-use', 'last-choice'],
      summary: `Move a ${one} to the trash`,
    }),
    restore: operation({
      ...base,
      id: `${plural}.restore`,
      method: 'POST',
      path: `/${plural}/{id}/restore`,
      access: { entity: name, verb: 'delete' },
      params: idParams,
      response: record,
      exact: true,
      errors: ['erased'],
      summary: `Take a ${one} out of the trash`,
    }),
    history: operation({
      ...base,
      id: `${plural}.history`,
      method: 'GET',
      path: `/${plural}/{id}/history`,
      access: read,
      params: idParams,
      query: historyQuery,
      response: historySchema,
      errors: ['bad-cursor'],
      summary: `The changes of a ${one}, newest first`,
    }),
  }
}
export type RecordOperations = ReturnType<typeof recordOperations>
