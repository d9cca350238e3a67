// A resolved filter as SQL. Names come from definitions, values are parameters; nothing from outside becomes text of a statement.
import { type Entity, type Field, fieldOf } from '#contract/entity.ts'
import { optionList } from '#contract/entities/option-lists.ts'
import { fold } from '#contract/kinds/fold.ts'
import { emailKey } from '#contract/kinds/emails.ts'
import { phoneOperand } from '#contract/kinds/phones.ts'
import type { Operator } from '#contract/kinds/operators.ts'
import type { Condition, Filter } from '#contract/query.ts'
import { floorId } from '#server/platform/ids.ts'
import { sql, type RawBuilder } from 'kysely'
import { baseSql, type Column, columnName, columnOf, customHolds, valueSql } from './columns.ts'
import { isStampFilter } from './filter.ts'
import { uuidArray } from './scope.ts'

type Bool = RawBuilder<boolean>

/** The filter as a condition on the alias of the entity's table. Three-valued logic never leaks: unknown is false, and its negation true. */
export function filterSql(entity: Entity, alias: string, filter: Filter): Bool {
  if ('and' in filter)
    return joined(
      filter.and.map((each) => filterSql(entity, alias, each)),
      sql` and `,
      sql`true`,
    )
  if ('or' in filter)
    return joined(
      filter.or.map((each) => filterSql(entity, alias, each)),
      sql` or `,
      sql`false`,
    )
  if ('not' in filter) return sql`(${filterSql(entity, alias, filter.not)}) is not true`
  return conditionSql(entity, alias, filter)
}

function joined(parts: readonly Bool[], separator: RawBuilder<unknown>, none: Bool): Bool {
  return parts.length === 0 ? none : sql`(${sql.join(parts, separator)})`
}

/** One condition. */
export function conditionSql(entity: Entity, alias: string, condition: Condition): Bool {
  if (isStampFilter(condition.field)) return stampSql(alias, condition)
  const def = fieldOf(entity, condition.field)
  if (!def) throw new Error(`${entity.name}.${condition.field} was not checked`)
  const place = columnOf(entity, condition.field)
  const column = valueSql(alias, place)
  const { op, value } = condition
  if (op === 'isEmpty' || op === 'isNotEmpty') return emptySql(alias, place, op)
  switch (def.kind.name) {
    case 'emails':
      if (op === 'is' && !def.custom) return mailSql(entity, alias, emailKey(String(value)))
      return listSql(folded(alias, condition.field), op, emailKey(String(value)))
    case 'phones':
      return listSql(folded(alias, condition.field), op, phoneOperand(String(value)))
    case 'number':
      return amountSql(column, op, value, 'numeric')
    case 'money':
      return amountSql(baseSql(alias, place), op, value, 'bigint')
    case 'yesNo':
      return sql`${column} = ${value}`
    case 'day':
      return rangeSql(column, value, 'date')
    case 'moment':
      return rangeSql(column, value, 'timestamptz')
    case 'choice':
      return oneOfSql(column, op, textArray(value as readonly string[]))
    case 'option':
      return op === 'inCategory'
        ? categorySql(def, alias, column, value)
        : idSql(alias, place, op, value as readonly string[])
    case 'user':
    case 'reference':
      return idSql(alias, place, op, value as readonly string[])
    case 'tags':
      return setSql(alias, place, op, value as readonly string[])
    case 'value':
      throw new Error(`${op} is not an operator of values`)
    case 'text':
    case 'longText':
    case 'localText':
    case 'url':
    case 'domain':
    case 'address':
      return textSql(folded(alias, condition.field), op, fold(String(value)))
  }
}

function emptySql(alias: string, place: Column, op: Operator): Bool {
  const { def } = place
  // What is empty has no key among the custom ones.
  if (def.custom)
    return op === 'isEmpty'
      ? sql`${valueSql(alias, place)} is null`
      : sql`${valueSql(alias, place)} is not null`
  const column = valueSql(alias, place)
  const empty = !Array.isArray(def.kind.empty)
    ? sql<boolean>`${column} is null`
    : def.kind.column === 'jsonb'
      ? sql<boolean>`${column} = '[]'`
      : sql<boolean>`${column} = '{}'`
  return op === 'isEmpty' ? empty : sql`not (${empty})`
}

/** Folded text of a field; null where it is empty. */
function folded(alias: string, field: string): RawBuilder<string | null> {
  return sql`(${sql.ref(`${alias}.folded`)} ->> ${sql.lit(field)})`
}

function textSql(text: RawBuilder<string | null>, op: Operator, wanted: string): Bool {
  switch (op) {
    case 'is':
      return sql`${text} = ${wanted}`
    case 'isNot':
      return sql`${text} is distinct from ${wanted}`
    case 'contains':
      return sql`strpos(${text}, ${wanted}) > 0`
    case 'notContains':
      return sql`coalesce(strpos(${text}, ${wanted}), 0) = 0`
    case 'startsWith':
      return sql`starts_with(${text}, ${wanted})`
    default:
      throw new Error(`${op} is not an operator of text`)
  }
}

/** A whole address is found through the keys of search, which have an index. */
function mailSql(entity: Entity, alias: string, mail: string): Bool {
  return sql`${sql.ref(`${alias}.id`)} in (select k.id from search_key k where k.workspace_id = ${sql.ref(`${alias}.workspace_id`)}
    and k.entity = ${entity.code} and k.key = ${`m/${mail}`})`
}

/** Lists of addresses and numbers are folded to lines, each between two line breaks, so that whole entries can be told. */
function listSql(lines: RawBuilder<string | null>, op: Operator, wanted: string): Bool {
  switch (op) {
    case 'is':
      return textSql(lines, 'contains', `\n${wanted}\n`)
    case 'isNot':
      return textSql(lines, 'notContains', `\n${wanted}\n`)
    case 'startsWith':
      return textSql(lines, 'contains', `\n${wanted}`)
    default:
      return textSql(lines, op, wanted)
  }
}

const comparisons = {
  is: sql`=`,
  isNot: sql`is distinct from`,
  lt: sql`<`,
  lte: sql`<=`,
  gt: sql`>`,
  gte: sql`>=`,
} as const

function amountSql(
  column: RawBuilder<unknown>,
  op: Operator,
  value: unknown,
  type: 'numeric' | 'bigint',
): Bool {
  const cast = sql.raw(type)
  if (op === 'between') {
    const [low, high] = value as readonly [number, number]
    return sql`${column} between ${low}::${cast} and ${high}::${cast}`
  }
  if (!Object.hasOwn(comparisons, op)) throw new Error(`${op} is not an operator of amounts`)
  return sql`${column} ${comparisons[op as keyof typeof comparisons]} ${value}::${cast}`
}

function rangeSql(column: RawBuilder<unknown>, value: unknown, type: 'date' | 'timestamptz'): Bool {
  const [from, to] = value as readonly [string | null, string | null]
  const cast = sql.raw(type)
  const parts = [
    from === null ? undefined : sql<boolean>`${column} >= ${from}::${cast}`,
    to === null ? undefined : sql<boolean>`${column} < ${to}::${cast}`,
  ]
  return joined(
    parts.filter((part) => part !== undefined),
    sql` and `,
    sql`${column} is not null`,
  )
}

function oneOfSql(column: RawBuilder<unknown>, op: Operator, wanted: RawBuilder<unknown>): Bool {
  return op === 'isNoneOf' ? sql`(${column} = any(${wanted})) is not true` : sql`${column} = any(${wanted})`
}

/** References to one of some records. */
function idSql(alias: string, place: Column, op: Operator, ids: readonly string[]): Bool {
  if (!place.def.custom) return oneOfSql(valueSql(alias, place), op, uuidArray(ids))
  const holds = customHolds(alias, place, ids)
  return op === 'isNoneOf' ? sql`not (${holds})` : holds
}

function setSql(alias: string, place: Column, op: Operator, ids: readonly string[]): Bool {
  if (place.def.custom) return customSetSql(alias, place, op, ids)
  const [column, wanted] = [valueSql(alias, place), uuidArray(ids)]
  if (op === 'hasAllOf') return sql`${column} @> ${wanted}`
  return op === 'hasAnyOf' ? sql`${column} && ${wanted}` : sql`not (${column} && ${wanted})`
}

function customSetSql(alias: string, place: Column, op: Operator, ids: readonly string[]): Bool {
  if (op === 'hasAllOf')
    return sql`${sql.ref(`${alias}.custom`)} @> ${JSON.stringify({ [place.field]: ids })}::jsonb`
  const holds = customHolds(alias, place, ids)
  return op === 'hasAnyOf' ? holds : sql`not (${holds})`
}

function categorySql(def: Field, alias: string, column: RawBuilder<unknown>, value: unknown): Bool {
  const list = def.kind.options.list ?? ''
  if (!optionList(list)?.categories) throw new Error(`${list} has no categories`)
  return sql`${column} in (select o.id from option o where o.workspace_id = ${sql.ref(`${alias}.workspace_id`)}
    and o.list = ${list} and o.category = any(${textArray(value as readonly string[])}))`
}

function textArray(values: readonly string[]): RawBuilder<string[]> {
  return sql`${[...values]}::text[]`
}

/** Ids carry the moment of creation, so conditions on createdAt are ranges of the key. */
function stampSql(alias: string, condition: Condition): Bool {
  const { field, op, value } = condition
  if (field === 'id') return sql`${sql.ref(`${alias}.id`)} = any(${uuidArray(value as readonly string[])})`
  if (field === 'createdAt') return createdSql(sql.ref(`${alias}.id`), op, value)
  const column = sql.ref(`${alias}.${columnName(field)}`)
  if (op === 'isEmpty') return sql`${column} is null`
  if (op === 'isNotEmpty') return sql`${column} is not null`
  return field === 'updatedAt'
    ? rangeSql(column, value, 'timestamptz')
    : oneOfSql(column, op, uuidArray(value as readonly string[]))
}

function createdSql(id: RawBuilder<unknown>, op: Operator, value: unknown): Bool {
  if (op === 'isEmpty') return sql`false`
  if (op === 'isNotEmpty') return sql`true`
  const [from, to] = value as readonly [string | null, string | null]
  const bound = (at: string) => floorId(Math.max(0, Date.parse(at)))
  const parts = [
    from === null ? undefined : sql<boolean>`${id} >= ${bound(from)}::uuid`,
    to === null ? undefined : sql<boolean>`${id} < ${bound(to)}::uuid`,
  ]
  return joined(
    parts.filter((part) => part !== undefined),
    sql` and `,
    sql`true`,
  )
}
