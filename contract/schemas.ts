// zod schemas that follow from an entity's definition: rows out, insertions and patches in, pages, queries in an address.
import { z } from 'zod'
import { accessTo, roles } from './access.ts'
import { customKeyPattern, isCustomKey, isExtensible } from './custom-fields.ts'
import { isEntityName } from './entities/list.ts'
import { recordVerbs, type Entity, type Field } from './entity.ts'
import { idWire } from './kinds/ids.ts'
import { isPlainText } from './kinds/text.ts'
import { filterSchema, MAX_LIMIT, MAX_OFFSET, sortSchema } from './query.ts'

const momentWire = z.string().meta({ format: 'date-time' })

/** A record as answers carry it. Hidden and unasked fields are missing. */
export function rowSchema(entity: Entity): z.ZodType {
  const fields = mapFields(entity, (each, name) =>
    emptyable(each, each.kind.wire).optional().meta(readRoles(entity, name)),
  )
  return z
    .object({
      id: idWire,
      title: z.string(),
      ...fields,
      createdAt: momentWire,
      createdBy: z.string().nullable(),
      updatedAt: momentWire,
      deletedAt: momentWire.nullable(),
      version: z.int(),
      can: z.array(z.enum(recordVerbs)),
    })
    .meta({ id: pascal(entity.name), ...customProperties(entity) })
}

/** What creates a record: required fields without an initial value must be there; unknown keys are refused. */
export function insertSchema(entity: Entity): z.ZodType<Record<string, unknown>> {
  const fields = mapFields(entity, insertField)
  return openTo(entity, fields).meta({ id: `${pascal(entity.name)}Insert`, ...customProperties(entity) })
}

/** The value of one field in a creation; undefined for those that the system writes. */
export function insertField(each: Field): z.ZodType | undefined {
  if (each.computed) return undefined
  if (each.required) return each.initial === undefined ? each.kind.input : each.kind.input.optional()
  return clearable(each).optional()
}

/** What changes one: only the keys that change; null empties. Sets also take {add, remove}. */
export function patchSchema(entity: Entity): z.ZodType<Record<string, unknown>> {
  const fields = mapFields(entity, patchField)
  return openTo(entity, fields).meta({ id: `${pascal(entity.name)}Patch`, ...customProperties(entity) })
}

/** The value of one field in a change. */
export function patchField(each: Field): z.ZodType | undefined {
  if (each.computed) return undefined
  const whole = each.required ? each.kind.input : clearable(each)
  return (each.kind.name === 'tags' ? z.union([whole, setDeltaSchema(each)]) : whole).optional()
}

/** What a client sends; what the workspace added to the entity is checked where its fields are known. */
function openTo(entity: Entity, fields: Record<string, z.ZodType>): z.ZodType<Record<string, unknown>> {
  if (!isExtensible(entity)) return z.strictObject(fields)
  return z.looseObject(fields).check(({ value, issues }) => {
    const keys = Object.keys(value).filter((name) => !Object.hasOwn(fields, name) && !isCustomKey(name))
    if (keys.length > 0) issues.push({ code: 'unrecognized_keys', keys, input: value })
  })
}

/** How the document of the API speaks of the fields that a workspace added; `/meta` names them. */
function customProperties(entity: Entity): Record<string, unknown> {
  if (!isExtensible(entity)) return {}
  return { additionalProperties: false, patternProperties: { [customKeyPattern.source]: {} } }
}

/** Ids to add to and remove from a set, independent of what else it holds. */
export interface SetDelta {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}
function setDeltaSchema(each: Field): z.ZodType<SetDelta> {
  const ids = each.kind.input as z.ZodType<string[]>
  return z.strictObject({ add: ids.default([]), remove: ids.default([]) })
}
export function isSetDelta(value: unknown): value is SetDelta {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    'add' in value &&
    'remove' in value
  )
}

/** Null and blank text empty a field. */
function clearable(each: Field): z.ZodType {
  const blank = z.literal('').transform(() => each.kind.empty)
  const none = z.null().transform(() => each.kind.empty)
  return each.kind.column === 'text'
    ? z.union([none, blank, each.kind.input])
    : z.union([none, each.kind.input])
}

/** Stored values of a field: null where it is empty, unless the kind has an empty list. */
function emptyable(each: Field, schema: z.ZodType): z.ZodType {
  return each.required || Array.isArray(each.kind.empty) ? schema : schema.nullable()
}

const totalSchema = z.object({ value: z.int(), exact: z.boolean() })
/** Labels of records that rows point to, for those that the actor may see. */
export const refsSchema = z.record(z.string(), z.object({ entity: z.string(), title: z.string() }))

/** A page of a list. `items` may be shorter than asked while `next` is not null: go on with the cursor. */
export function pageSchema(entity: Entity): z.ZodType {
  return z
    .object({
      items: z.array(rowSchema(entity)),
      next: z.string().nullable(),
      total: totalSchema.nullable(),
      refs: refsSchema,
    })
    .meta({ id: `${pascal(entity.name)}Page` })
}
export type Total = z.output<typeof totalSchema>
export type Refs = z.output<typeof refsSchema>

/** One record with the labels of what it points to. */
export function recordSchema(entity: Entity): z.ZodType {
  return z
    .object({ record: rowSchema(entity), refs: refsSchema, changeId: idWire.nullable().optional() })
    .meta({ id: `${pascal(entity.name)}Record` })
}

const jsonText = z
  .string()
  .max(16_000, 'too-long')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'bad-value' })
      return z.NEVER
    }
  })

const searchTextSchema = z.string().max(200, 'too-long').refine(isPlainText, 'bad-text')

/** The query of a list in an address. */
export const listQuerySchema = z.strictObject({
  filter: jsonText.pipe(filterSchema).optional(),
  search: searchTextSchema.optional(),
  sort: sortSchema.optional(),
  limit: z.coerce.number('bad-number').int('bad-number').min(1).max(MAX_LIMIT).optional(),
  offset: z.coerce.number('bad-number').int('bad-number').min(0).max(MAX_OFFSET).optional(),
  cursor: z.string().max(2000).optional(),
  fields: z
    .string()
    .max(2000)
    .transform((names) => names.split(','))
    .optional(),
  deleted: z.literal('only').optional(),
})
/** The same as a body, for filters that are too long for an address. */
export const listBodySchema = z.strictObject({
  filter: filterSchema.optional(),
  search: searchTextSchema.optional(),
  sort: sortSchema.optional(),
  limit: z.int('bad-number').min(1).max(MAX_LIMIT).optional(),
  offset: z.int('bad-number').min(0).max(MAX_OFFSET).optional(),
  cursor: z.string().max(2000).optional(),
  fields: z.array(z.string().max(100)).max(100).optional(),
  deleted: z.literal('only').optional(),
})
export const countBodySchema = listBodySchema.pick({ filter: true, search: true, deleted: true })
export const fieldsQuerySchema = z.strictObject({
  fields: z
    .string()
    .max(2000)
    .transform((names) => names.split(','))
    .optional(),
})

/** Roles that may read a field, where not every role may; the document of the API says so as `x-read-roles`. */
function readRoles(entity: Entity, field: string): Record<string, unknown> {
  const { name } = entity
  if (!isEntityName(name)) return {}
  const readers = roles.filter((role) => !accessTo(role, name).hidden.includes(field))
  return readers.length === roles.length ? {} : { 'x-read-roles': readers }
}

function mapFields(
  entity: Entity,
  schema: (each: Field, name: string) => z.ZodType | undefined,
): Record<string, z.ZodType> {
  const result: Record<string, z.ZodType> = {}
  for (const [name, each] of Object.entries(entity.fields)) {
    const made = schema(each, name)
    if (made) result[name] = made.meta({ ...made.meta(), description: each.label.en })
  }
  return result
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
