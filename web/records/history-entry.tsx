// One line of the history: who did what and when; several fields and long values unfold to old and new.
import { Button, UnstyledButton } from '@mantine/core'
import {
  IconArrowBackUp,
  IconChevronDown,
  IconPencil,
  IconPlus,
  IconRestore,
  IconTag,
  IconTrash,
  IconUser,
  type Icon,
} from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { Change, FieldChange } from '#contract/changes.ts'
import { type Entity, type Field, fieldOf } from '#contract/entity.ts'
import { Diff } from '#web/ui/diff.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { useHistoryUndo } from './history-undo.ts'
import {
  type ChangeGroup,
  type HistoryReader,
  sentenceOf,
  type SentencePart,
  wordsOfChange,
} from './history-words.ts'
import css from './history.module.css'
import { type RecordText, useRecordText } from './record-page-text.ts'

interface HistoryEntryProps {
  readonly entity: Entity
  readonly group: ChangeGroup
  readonly reader: HistoryReader
}

export function HistoryEntry({ entity, group, reader }: HistoryEntryProps) {
  const text = useRecordText()
  const detailsId = useId()
  const [isOpen, setOpen] = useState(false)
  const [newest] = group.changes
  const lines = linesOf(group)
  const sentence = sentenceOf(entity, group, reader)
  const unfolds = lines.length > 1 || (lines.length === 1 && !saysValues(sentence))
  const { icon: Mark, tone } = faceOf(entity, newest)
  const via = viaWords(newest, text)
  return (
    <li className={css['entry']}>
      <span className={css['mark']} data-tone={tone}>
        <Mark size={14} stroke={1.8} aria-hidden />
      </span>
      <div className={css['body']}>
        <div className={css['line']}>
          <p className={css['sentence']}>
            <Sentence parts={sentence} />
            {via === undefined ? null : <span className={css['via']}> {via}</span>}
          </p>
          {unfolds ? (
            <UnstyledButton
              className={css['unfold'] ?? ''}
              aria-expanded={isOpen}
              aria-controls={detailsId}
              aria-label={text('history.unfold')}
              onClick={() => setOpen(!isOpen)}
            >
              <IconChevronDown size={14} aria-hidden />
            </UnstyledButton>
          ) : null}
          <span className={css['end']}>
            {lines.length > 1 || group.changes.length > 1 ? null : <UndoButton changes={group.changes} />}
            <span className={css['when']}>
              <RelativeTime iso={newest.at} />
            </span>
          </span>
        </div>
        {isOpen ? (
          <div id={detailsId} className={css['details']}>
            <Lines entity={entity} lines={lines} reader={reader} />
            {group.changes.length > 1 || lines.length > 1 ? (
              <UndoButton changes={group.changes} isBoxed />
            ) : null}
          </div>
        ) : null}
      </div>
    </li>
  )
}

interface Line {
  readonly change: Change
  readonly field: FieldChange
}

function linesOf(group: ChangeGroup): Line[] {
  return group.changes.flatMap((change) => change.fields.map((field) => ({ change, field })))
}

function Lines({ entity, lines, reader }: { entity: Entity; lines: readonly Line[]; reader: HistoryReader }) {
  const changes = new Set(lines.map((line) => line.change))
  return (
    <ul>
      {lines.map(({ change, field }, at) => {
        const def = fieldOf(entity, field.field)
        if (!def) return null
        // One button per change, at the last of its fields.
        const isLast = lines[at + 1]?.change !== change
        return (
          <li key={`${change.id} ${field.field}`}>
            <span>{def.label[reader.context.language]}</span>
            <ChangedValues field={def} change={field} reader={reader} />
            {changes.size > 1 && isLast ? <UndoButton changes={[change]} /> : null}
          </li>
        )
      })}
    </ul>
  )
}

interface ChangedValuesProps {
  readonly field: Field
  readonly change: FieldChange
  readonly reader: HistoryReader
}

/** Old and new; of sets what came and what went, as the rest of them stayed. */
function ChangedValues({ field, change, reader }: ChangedValuesProps) {
  const text = useRecordText()
  const { before, after } = wordsOfChange(field, change, reader)
  if (!change.added && !change.removed) return <Diff from={before} to={after} />
  return (
    <span className={css['set']}>
      {after === '' ? null : (
        <span>
          {text('history.wasAdded')} <ins>{after}</ins>
        </span>
      )}
      {before === '' ? null : (
        <span>
          {text('history.wasRemoved')} <del>{before}</del>
        </span>
      )}
    </span>
  )
}

function Sentence({ parts }: { parts: readonly SentencePart[] }) {
  return parts.map(({ role, text }, at) =>
    // The pieces of a sentence have no identity but their place.
    // oxlint-disable-next-line react/no-array-index-key
    role === 'plain' ? <span key={at}>{text}</span> : <b key={at}>{text}</b>,
  )
}

/** The button that takes changes back, newest first; on what was itself an undo it does the thing again. */
function UndoButton({ changes, isBoxed = false }: { changes: readonly Change[]; isBoxed?: boolean }) {
  const text = useRecordText()
  const { run, isBusy } = useHistoryUndo()
  const open = changes.filter((change) => change.canUndo)
  const [first] = open
  if (!first) return null
  const words =
    open.length > 1
      ? text('history.undoAll', { count: open.length })
      : text(first.undoes === null ? 'history.undo' : 'history.redo')
  return (
    <Button
      className={isBoxed ? '' : (css['undo'] ?? '')}
      variant={isBoxed ? 'default' : 'subtle'}
      size="compact-sm"
      loading={isBusy}
      onClick={() => void run(open)}
    >
      {words}
    </Button>
  )
}

/** Whether the sentence already holds the values, so that there is nothing more to unfold. */
function saysValues(sentence: readonly SentencePart[]): boolean {
  return sentence.some((part) => part.role === 'before' || part.role === 'after')
}

function viaWords({ via, actor }: Change, text: RecordText): string | undefined {
  if (via === 'api' && actor.kind === 'member') return text('history.viaApi')
  if (via === 'import') return text('history.viaImport')
  if (via === 'job') return text('history.viaJob')
  return via === 'cli' ? text('history.viaCli') : undefined
}

function faceOf(entity: Entity, { verb, undoes, fields }: Change): { icon: Icon; tone: string } {
  if (undoes !== null) return { icon: IconArrowBackUp, tone: 'amber' }
  if (verb === 'create') return { icon: IconPlus, tone: 'green' }
  if (verb === 'delete') return { icon: IconTrash, tone: 'red' }
  if (verb === 'restore') return { icon: IconRestore, tone: 'green' }
  const kinds = new Set(fields.map(({ field }) => fieldOf(entity, field)?.kind.name))
  if (kinds.size === 1 && kinds.has('tags')) return { icon: IconTag, tone: 'violet' }
  if (kinds.size === 1 && kinds.has('user')) return { icon: IconUser, tone: 'blue' }
  return { icon: IconPencil, tone: 'gray' }
}
