// The bar at the foot of a list while rows are ticked: what can be done with them, how far it is, what came of it.
import { ActionIcon, Button } from '@mantine/core'
import { IconCheck, IconChevronRight, IconCopy, IconTrash, IconX } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { Entity } from '#contract/entity.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { Meter } from '#web/ui/meter.tsx'
import { BulkFields } from './list-bulk-fields.tsx'
import { type Bulk, type BulkRun, type BulkTarget, MOST_AT_ONCE } from './list-bulk.ts'
import css from './list.module.css'
import { useListText } from './list-text.ts'

interface BulkBarProps {
  readonly entity: Entity
  readonly bulk: Bulk
  readonly targets: readonly BulkTarget[]
  /** Offers to tick everything in this view, with its number. */
  readonly all: { readonly total: number; readonly select: () => void } | undefined
  readonly isAssigning: boolean
  readonly onAssigning: (isOpen: boolean) => void
  readonly onCopy: () => void
  readonly onClear: () => void
}

export function BulkBar(props: BulkBarProps) {
  const { entity, bulk, targets, all, onCopy, onClear } = props
  const text = useListText()
  const format = useFormat()
  const meta = useMeta()
  if (bulk.run) return <RunBar bulk={bulk} run={bulk.run} onClear={onClear} />
  const count = targets.length
  const tooMany =
    count > MOST_AT_ONCE ? text('list.tooMany', { most: format.number(MOST_AT_ONCE) }) : undefined
  return (
    <Frame label={text('list.selected', { count })}>
      <span className="tnum" role="status">
        {text('list.selected', { count })}
      </span>
      {all ? (
        <Button variant="subtle" onClick={all.select}>
          {text('list.selectAll', { count: all.total })}
        </Button>
      ) : null}
      <i className={css['bulkLine']} />
      <BulkFields
        entity={entity}
        disabledReason={tooMany}
        isAssigning={props.isAssigning}
        onAssigning={props.onAssigning}
        onPatch={(patch, words) => bulk.patch(targets, patch, words)}
      />
      <Button variant="default" leftSection={<IconCopy size={14} />} onClick={onCopy}>
        {text('list.copy')}
      </Button>
      {meta.may(entity, 'delete') ? (
        <Button
          variant="default"
          leftSection={<IconTrash size={14} />}
          disabled={tooMany !== undefined}
          title={tooMany}
          onClick={() => bulk.remove(targets, text('list.deleted'))}
        >
          {text('list.delete')}
        </Button>
      ) : null}
      <i className={css['bulkLine']} />
      <ActionIcon aria-label={text('list.clearSelection')} onClick={onClear}>
        <IconX size={15} />
      </ActionIcon>
    </Frame>
  )
}

function RunBar({ bulk, run, onClear }: { bulk: Bulk; run: BulkRun; onClear: () => void }) {
  const text = useListText()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const refused = run.refusals.reduce((sum, { names }) => sum + names.length, 0)
  if (run.isRunning) {
    return (
      <Frame label={run.words}>
        <span>{run.words}</span>
        <div className={css['bulkMeter']}>
          <Meter label={run.words} value={run.done} max={run.total} />
        </div>
        <span className="tnum">
          {text('list.progress', { done: format.number(run.done), total: format.number(run.total) })}
        </span>
        <Button variant="default" onClick={bulk.stop}>
          {text('list.stop')}
        </Button>
      </Frame>
    )
  }
  return (
    <Frame label={run.words} isTall={isOpen}>
      {isOpen ? (
        <ul className={css['bulkWhy']}>
          {run.refusals.map(({ reason, names }) => (
            <li key={reason}>
              <b className="tnum">{format.number(names.length)}</b> {reason}{' '}
              <small>{names.slice(0, 5).join(', ')}</small>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={css['bulkRow']}>
        <span role="status">
          <IconCheck size={16} className={css['good']} aria-hidden />
          {run.isUndone
            ? text('list.asBefore', { count: run.changed })
            : text('list.done', { count: run.changed, words: run.words })}
        </span>
        {refused > 0 ? (
          <Button
            variant="subtle"
            color="gray"
            aria-expanded={isOpen}
            rightSection={<IconChevronRight size={13} />}
            onClick={() => setOpen(!isOpen)}
          >
            {text('list.leftOut', { count: refused })}
          </Button>
        ) : null}
        {run.isUndone || run.changed === 0 ? null : (
          <Button variant="default" onClick={bulk.undoAll}>
            {text('list.undoAll')}
          </Button>
        )}
        <ActionIcon
          aria-label={text('list.close')}
          onClick={() => {
            bulk.dismiss()
            onClear()
          }}
        >
          <IconX size={15} />
        </ActionIcon>
      </div>
    </Frame>
  )
}

function Frame({
  label,
  isTall = false,
  children,
}: {
  label: string
  isTall?: boolean
  children: ReactNode
}) {
  return (
    <section className={css['bulk']} data-tall={isTall || undefined} aria-label={label}>
      {children}
    </section>
  )
}
