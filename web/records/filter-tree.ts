// The filter while it is being built: groups and conditions with names of their own, some not finished yet. Pure.
import { operandSchema } from '#contract/kinds/operand.ts'
import { operatorsWithoutValue, type Operator } from '#contract/kinds/operators.ts'
import type { Kind } from '#contract/kinds/kind.ts'
import type { Filter } from '#contract/query.ts'

/** How the parts of a group count: all, any, none, or not all of them. */
export const joins = ['all', 'any', 'none', 'notAll'] as const
export type Join = (typeof joins)[number]

export interface DraftCondition {
  readonly id: string
  readonly field: string
  readonly op: Operator
  /** Undefined while nothing is chosen. */
  readonly value: unknown
}
export interface DraftGroup {
  readonly id: string
  readonly join: Join
  readonly items: readonly DraftItem[]
}
export type DraftItem = DraftCondition | DraftGroup

export function isGroup(item: DraftItem): item is DraftGroup {
  return 'items' in item
}

/** Names for parts; they only have to differ within one filter. */
let named = 0
function newId(): string {
  return `f${named++}`
}

/** The root is always a group, so that conditions can be added to it. */
export function draftOf(filter: Filter | undefined): DraftGroup {
  if (filter === undefined) return newGroup('all')
  const item = itemOf(filter)
  return isGroup(item) ? item : { ...newGroup('all'), items: [item] }
}

export function newGroup(join: Join): DraftGroup {
  return { id: newId(), join, items: [] }
}

export function newCondition(field: string, kind: Kind): DraftCondition {
  const op = kind.operators[0] ?? 'isEmpty'
  return { id: newId(), field, op, value: firstValue(kind, op) }
}

/** Another field has other operators and values; the operator stays where both know it. */
export function withField(condition: DraftCondition, field: string, kind: Kind): DraftCondition {
  const op = kind.operators.includes(condition.op) ? condition.op : (kind.operators[0] ?? 'isEmpty')
  return { ...condition, field, op, value: firstValue(kind, op) }
}

/** The value stays where it fits the new operator too. */
export function withOperator(condition: DraftCondition, op: Operator, kind: Kind): DraftCondition {
  const keeps = operandSchema(kind, op).safeParse(condition.value).success
  return { ...condition, op, value: keeps ? condition.value : firstValue(kind, op) }
}

function firstValue(kind: Kind, op: Operator): unknown {
  return kind.name === 'yesNo' && op === 'is' ? true : undefined
}

/** Puts something else in the place of a part; undefined takes it out. */
export function replaced(group: DraftGroup, id: string, change: (item: DraftItem) => DraftItem | undefined) {
  const items = group.items.flatMap((item): DraftItem[] => {
    if (item.id === id) return [change(item)].filter((made) => made !== undefined)
    return [isGroup(item) ? replaced(item, id, change) : item]
  })
  return { ...group, items }
}

/** Adds a part at the end of a group, the root or one within it. */
export function added(group: DraftGroup, groupId: string, item: DraftItem): DraftGroup {
  if (group.id === groupId) return { ...group, items: [...group.items, item] }
  return { ...group, items: group.items.map((each) => (isGroup(each) ? added(each, groupId, item) : each)) }
}

export function joined(group: DraftGroup, groupId: string, join: Join): DraftGroup {
  if (group.id === groupId) return { ...group, join }
  return { ...group, items: group.items.map((each) => (isGroup(each) ? joined(each, groupId, join) : each)) }
}

export interface Written {
  /** Only finished parts; undefined where none is left. */
  readonly filter: Filter | undefined
  /** Which part each path of the filter came from, such as `filter.and.0`, for the errors of the server. */
  readonly places: ReadonlyMap<string, string>
}

/** The filter that a draft says. */
export function writeFilter(draft: DraftGroup, kindOf: (field: string) => Kind | undefined): Written {
  const places = new Map<string, string>()
  return { filter: writeGroup(draft, 'filter', kindOf, places), places }
}

/** A condition says something when its value fits its operator. */
export function isComplete({ op, value }: DraftCondition, kind: Kind | undefined): boolean {
  if (!kind?.operators.includes(op)) return false
  return operatorsWithoutValue.has(op) ? true : operandSchema(kind, op).safeParse(value).success
}

/** The part that an error of the server is about; undefined for errors about something else. */
export function placeOfError(path: string, places: ReadonlyMap<string, string>): string | undefined {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const found = places.get(at)
    if (found !== undefined) return found
  }
  return undefined
}

function itemOf(filter: Filter): DraftItem {
  const id = newId()
  if ('and' in filter) return { id, join: 'all', items: filter.and.map(itemOf) }
  if ('or' in filter) return { id, join: 'any', items: filter.or.map(itemOf) }
  if (!('not' in filter)) return { id, field: filter.field, op: filter.op, value: filter.value }
  const { not } = filter
  if ('and' in not) return { id, join: 'notAll', items: not.and.map(itemOf) }
  return { id, join: 'none', items: 'or' in not ? not.or.map(itemOf) : [itemOf(not)] }
}

function writeGroup(
  group: DraftGroup,
  path: string,
  kindOf: (field: string) => Kind | undefined,
  places: Map<string, string>,
): Filter | undefined {
  const finished = group.items.filter((item) => hasContent(item, kindOf))
  const [only, ...more] = finished
  if (only === undefined) return undefined
  places.set(path, group.id)
  const isNegated = group.join === 'none' || group.join === 'notAll'
  const inside = isNegated ? `${path}.not` : path
  if (more.length === 0) {
    const alone = writeItem(only, inside, kindOf, places)
    return alone && isNegated ? { not: alone } : alone
  }
  const word = group.join === 'all' || group.join === 'notAll' ? 'and' : 'or'
  const parts = finished.flatMap(
    (item, index) => writeItem(item, `${inside}.${word}.${index}`, kindOf, places) ?? [],
  )
  const all: Filter = word === 'and' ? { and: parts } : { or: parts }
  return isNegated ? { not: all } : all
}

function hasContent(item: DraftItem, kindOf: (field: string) => Kind | undefined): boolean {
  return isGroup(item)
    ? item.items.some((each) => hasContent(each, kindOf))
    : isComplete(item, kindOf(item.field))
}

function writeItem(
  item: DraftItem,
  path: string,
  kindOf: (field: string) => Kind | undefined,
  places: Map<string, string>,
): Filter | undefined {
  if (isGroup(item)) return writeGroup(item, path, kindOf, places)
  places.set(path, item.id)
  const { field, op, value } = item
  return operatorsWithoutValue.has(op) ? { field, op } : { field, op, value }
}

/** Whether both filters say the same in the same words. */
export function isSameFilter(a: Filter | undefined, b: Filter | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The parts that stand side by side at the top, each a chip of its own. */
export function topParts(filter: Filter | undefined): readonly Filter[] {
  if (filter === undefined) return []
  return 'and' in filter ? filter.and : [filter]
}

/** The filter without one of its top parts. */
export function withoutPart(filter: Filter, index: number): Filter | undefined {
  const rest = topParts(filter).filter((_, at) => at !== index)
  const [only, ...more] = rest
  return more.length === 0 ? only : { and: rest }
}

/** The filter and one more condition that must hold. */
export function withPart(filter: Filter | undefined, part: Filter): Filter {
  return filter === undefined ? part : { and: [...topParts(filter), part] }
}
