// Changes as sentences: "Ann changed Status from Lead to Customer". Pure, so that every form is tested in both languages.
import type { Change, FieldChange } from '#contract/changes.ts'
import { type Entity, type Field, referenceOf } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import type { RecordText } from './record-page-text.ts'
import { namesOf, type Reader, valueWords } from './widgets/value-words.ts'

/** A piece of a sentence; what stands between the named pieces is plain. */
export interface SentencePart {
  readonly role: 'plain' | 'actor' | 'field' | 'before' | 'after'
  readonly text: string
}

export interface HistoryReader extends Reader {
  readonly text: RecordText
}

/** Changes of one person within a short time; the newest first. */
export interface ChangeGroup {
  readonly changes: readonly [Change, ...Change[]]
}

/** Values that are longer than this are not read inside of a sentence; they unfold below it. */
const LONGEST_VALUE = 60

/** What happened, as one sentence. */
export function sentenceOf(entity: Entity, group: ChangeGroup, reader: HistoryReader): SentencePart[] {
  const [newest] = group.changes
  const { text } = reader
  const actor = actorOf(newest, text)
  if (newest.verb !== 'update') {
    const what = entity.label.one[reader.context.language].toLowerCase()
    return say(text, verbKey(newest), { actor, entity: what })
  }
  const fields = group.changes.flatMap((change) => change.fields)
  const names = new Set(fields.map((change) => change.field))
  const only = names.size === 1 ? inOne(fields) : undefined
  if (only) return fieldSentence(entity, only, newest, actor, reader)
  const key = newest.undoes === null ? 'history.several' : 'history.undidSeveral'
  return say(text, key, { actor, count: names.size })
}

/** Several changes of one field as one: from what it was at first to what it is at last. */
function inOne(fields: readonly FieldChange[]): FieldChange | undefined {
  const [newest] = fields
  const oldest = fields.at(-1)
  if (!newest || !oldest || newest === oldest) return newest
  if (!newest.added && !newest.removed) return { ...newest, before: oldest.before }
  const gone = fields.flatMap((change) => change.removed ?? [])
  const come = fields.flatMap((change) => change.added ?? [])
  return {
    field: newest.field,
    added: come.filter((id) => !gone.includes(id)),
    removed: gone.filter((id) => !come.includes(id)),
  }
}

/** Before and after of one field in words; empty texts for no content. Of sets only what came and went. */
export function wordsOfChange(
  field: Field,
  change: FieldChange,
  reader: Reader,
): { readonly before: string; readonly after: string } {
  if (change.added || change.removed) {
    return {
      before: namesOf(field, change.removed ?? [], reader).join(', '),
      after: namesOf(field, change.added ?? [], reader).join(', '),
    }
  }
  return {
    before: valueWords(field, change.before, reader),
    after: valueWords(field, change.after, reader),
  }
}

type Values = Readonly<Record<string, string | number>>
type Key = Parameters<RecordText>[0]

function actorOf({ actor }: Change, text: RecordText): string {
  if (actor.kind === 'system') return text('history.system')
  if (actor.kind === 'key')
    return actor.name === '' ? text('history.unknownKey') : text('history.key', { name: actor.name })
  return actor.name === '' ? text('history.someone') : actor.name
}

function verbKey({ verb, undoes }: Change): Key {
  if (verb === 'create') return 'history.created'
  if (verb === 'delete') return undoes === null ? 'history.deleted' : 'history.undidToTrash'
  return undoes === null ? 'history.restored' : 'history.undidFromTrash'
}

function fieldSentence(
  entity: Entity,
  change: FieldChange,
  whole: Change,
  actor: string,
  reader: HistoryReader,
): SentencePart[] {
  const field = entity.fields[change.field]
  if (!field) return say(reader.text, 'history.several', { actor, count: 1 })
  const { before, after } = wordsOfChange(field, change, reader)
  const label = field.label[reader.context.language]
  const isSet = change.added !== undefined || change.removed !== undefined
  const isLong = before.length > LONGEST_VALUE || after.length > LONGEST_VALUE
  const key =
    whole.undoes !== null
      ? undoKey(after, isSet || isLong)
      : isSet
        ? setKey(change, isLong)
        : isLong
          ? 'history.rewrote'
          : isOwner(entity, change.field, field)
            ? ownerKey(change)
            : valueKey(change)
  return say(reader.text, key, { actor, field: label, before, after })
}

function valueKey({ before, after }: FieldChange): Key {
  if (isEmpty(after)) return 'history.emptied'
  return isEmpty(before) ? 'history.set' : 'history.changed'
}

function setKey({ added = [], removed = [] }: FieldChange, isLong: boolean): Key {
  if (isLong || added.length + removed.length === 0) return 'history.rewrote'
  if (removed.length === 0) return 'history.added'
  return added.length === 0 ? 'history.removed' : 'history.swapped'
}

function ownerKey({ before, after }: FieldChange): Key {
  if (isEmpty(after)) return 'history.unassigned'
  return isEmpty(before) ? 'history.assigned' : 'history.handedOver'
}

function undoKey(after: string, isOnlyNamed: boolean): Key {
  if (isOnlyNamed) return 'history.undidField'
  return after === '' ? 'history.undidToEmpty' : 'history.undidTo'
}

function isOwner(entity: Entity, name: string, field: Field): boolean {
  return entity.owned && name === 'ownerId' && referenceOf(field)?.of === 'member'
}

/** Marks around values: whatever the words of a language, their places are found again. */
const OPEN = '\u0002'
const CLOSE = '\u0003'
const roles = ['actor', 'field', 'before', 'after'] as const

/** Fills a text and takes it apart again, so that the named pieces can be set off from the words around them. */
function say(text: RecordText, key: Key, values: Values): SentencePart[] {
  const marked = { ...values }
  for (const role of roles)
    if (values[role] !== undefined) marked[role] = `${OPEN}${role}:${values[role]}${CLOSE}`
  return text(key, marked)
    .split(new RegExp(`(${OPEN}[^${CLOSE}]*${CLOSE})`))
    .filter((piece) => piece !== '')
    .map(toPart)
}

function toPart(piece: string): SentencePart {
  if (!piece.startsWith(OPEN)) return { role: 'plain', text: piece }
  const cut = piece.indexOf(':')
  const role = roles.find((each) => each === piece.slice(1, cut)) ?? 'plain'
  return { role, text: piece.slice(cut + 1, -1) }
}
