// Two people changed the same field: both values side by side in words, and the question which one stays.
import { Button } from '@mantine/core'
import { useCallback, useState, type ReactNode } from 'react'
import type { Change } from '#contract/changes.ts'
import { type Entity, fieldOf } from '#contract/entity.ts'
import type { Problem } from '#contract/errors.ts'
import type { Refs } from '#contract/schemas.ts'
import { ApiProblem } from '#web/api/client.ts'
import { historyOf } from '#web/api/records.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { useNow } from '#web/ui/relative-time.tsx'
import css from './conflict-dialog.module.css'
import { useReader } from './history-reader.ts'
import { useRecordText } from './record-page-text.ts'
import { valueWords } from './widgets/value-words.ts'

/** What to do: write mine over theirs, leave theirs, or (null) go on editing. */
export type ConflictChoice = 'mine' | 'theirs' | null

interface Question {
  readonly id: string
  readonly title: string
  readonly conflicts: Conflicts
  readonly refs: Refs
  readonly theirChange: Change | undefined
}
type Conflicts = NonNullable<Problem['conflicts']>

interface Asked {
  readonly id: string
  readonly title: string
  /** The answer `conflict` of the server. */
  readonly problem: Problem
  /** Names of records that my values point to. */
  readonly refs: Refs
}

/**
 * Answers a function that asks and waits for the choice, and the dialog to draw. After `mine` send the patch again
 * with the version of the problem.
 */
export function useConflictDialog(entity: Entity): {
  ask: (asked: Asked) => Promise<ConflictChoice>
  dialog: ReactNode
} {
  const [open, setOpen] = useState<{ question: Question; answer: (choice: ConflictChoice) => void }>()
  const ask = useCallback(
    async ({ id, title, problem, refs }: Asked): Promise<ConflictChoice> => {
      const conflicts = problem.conflicts ?? []
      const history = await readHistory(entity, id)
      const theirChange = history?.items.find((change) =>
        change.fields.some(({ field }) => conflicts.some((each) => each.field === field)),
      )
      const question = { id, title, conflicts, theirChange, refs: { ...history?.refs, ...refs } }
      return new Promise((resolve) => setOpen({ question, answer: resolve }))
    },
    [entity],
  )
  const choose = (choice: ConflictChoice) => {
    open?.answer(choice)
    setOpen(undefined)
  }
  const dialog = open ? <ConflictDialog entity={entity} question={open.question} onChoose={choose} /> : null
  return { ask, dialog }
}

/** Who it was is a help, not a condition: without the history the question is asked all the same. */
async function readHistory(entity: Entity, id: string) {
  try {
    return await historyOf(entity, id)
  } catch (error) {
    if (error instanceof ApiProblem) return undefined
    throw error
  }
}

interface ConflictDialogProps {
  readonly entity: Entity
  readonly question: Question
  readonly onChoose: (choice: ConflictChoice) => void
}

function ConflictDialog({ entity, question, onChoose }: ConflictDialogProps) {
  const text = useRecordText()
  const reader = useReader(question.refs)
  const { conflicts, theirChange, title } = question
  const now = useNow()
  const who = theirChange?.actor.name
  const label = (name: string) => fieldOf(entity, name)?.label[reader.context.language] ?? name
  const words = (name: string, value: unknown) => {
    const field = fieldOf(entity, name)
    return field ? valueWords(field, value, reader) : ''
  }
  return (
    <Dialog
      isOpen
      width={520}
      title={text('record.conflictTitle', { name: title })}
      onClose={() => onChoose(null)}
      footer={
        <>
          <Button data-autofocus onClick={() => onChoose('mine')}>
            {text('record.keepMine')}
          </Button>
          <Button variant="default" onClick={() => onChoose('theirs')}>
            {text('record.takeTheirs')}
          </Button>
        </>
      }
    >
      <p className={css['why']}>
        {who && theirChange
          ? text('record.conflictBy', { who, when: reader.format.relative(theirChange.at, now) })
          : text('record.conflictBySomeone')}
      </p>
      {conflicts.map(({ field, yours, theirs }) => (
        <section key={field} className={css['field']}>
          <h3>{label(field)}</h3>
          <dl className={css['sides']}>
            <Side title={text('record.mine')} words={words(field, yours)} isMine />
            <Side
              title={who ? text('record.theirsOf', { who }) : text('record.theirs')}
              words={words(field, theirs)}
            />
          </dl>
        </section>
      ))}
    </Dialog>
  )
}

function Side({ title, words, isMine = false }: { title: string; words: string; isMine?: boolean }) {
  const text = useRecordText()
  return (
    <div data-mine={isMine || undefined}>
      <dt>{title}</dt>
      <dd>{words === '' ? <i>{text('record.emptyValue')}</i> : words}</dd>
    </div>
  )
}
