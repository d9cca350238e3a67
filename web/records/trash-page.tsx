// The trash of an entity: what was deleted and can be taken back.
import { Button } from '@mantine/core'
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { AnyRow, Entity } from '#contract/entity.ts'
import { listPath } from '#web/api/address.ts'
import { ApiProblem } from '#web/api/client.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { publishRecord } from '#web/api/record-events.ts'
import { restoreRecord } from '#web/api/records.ts'
import { useUndo } from '#web/api/undo.tsx'
import { useTitle } from '#web/ui/document-title.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageHead, Toolbar } from '#web/ui/page-head.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { showError } from '#web/ui/toasts/toast-store.ts'
import { ListCount } from './list-count.tsx'
import { ListFailure } from './list-failure.tsx'
import { useShownSource } from './list-shown.ts'
import type { ListSource } from './list-source.ts'
import { RecordMark } from './list-title.tsx'
import { useListText } from './list-text.ts'
import { TrashLines } from './trash-lines.tsx'
import css from './list.module.css'
import lines from './trash.module.css'

export function TrashPage({ entity }: { entity: Entity }) {
  const text = useListText()
  const label = useLabel()
  const meta = useMeta()
  const undo = useUndo()
  const question = useMemo(() => ({ deleted: 'only', sort: '-deletedAt' }) as const, [])
  const { source, failure, foundSoFar } = useShownSource(entity, question)
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set())
  const many = label(entity.label.many)
  useTitle(text('trash.title'), many)

  const restore = async (row: AnyRow) => {
    setBusy((now) => new Set(now).add(row.id))
    try {
      const saved = await restoreRecord(entity, row.id)
      publishRecord(entity.name, saved)
      undo.offer(text('trash.restored', { name: row.title }), saved.changeId ?? null)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      showError(error.problem.errors?.[0]?.message ?? error.message)
    } finally {
      setBusy((now) => new Set([...now].filter((id) => id !== row.id)))
    }
  }
  return (
    <div className={css['page']}>
      <PageHead
        back={
          <Link to={listPath(entity)} className={lines['back']}>
            {many}
          </Link>
        }
        title={text('trash.title')}
      />
      <Toolbar
        label={text('list.toolbar')}
        end={<ListCount entity={entity} source={source} question={question} foundSoFar={foundSoFar} />}
      >
        <span className={lines['hint']}>{text('trash.hint')}</span>
      </Toolbar>
      <div className={css['body']}>
        {failure !== undefined ? (
          <ListFailure failure={failure} onRetry={() => source.store.retry()} />
        ) : (
          <TrashLines
            label={text('trash.of', { many: many.toLowerCase() })}
            source={source.store}
            empty={
              <EmptyState
                icon={<IconTrash size={22} stroke={1.6} />}
                title={text('trash.empty', { many: many.toLowerCase() })}
              />
            }
            render={(row) => (
              <TrashLine
                entity={entity}
                row={row}
                source={source}
                isBusy={busy.has(row.id)}
                onRestore={meta.may(entity, 'delete') ? () => void restore(row) : undefined}
              />
            )}
          />
        )}
      </div>
    </div>
  )
}

interface TrashLineProps {
  readonly entity: Entity
  readonly row: AnyRow
  readonly source: ListSource
  readonly isBusy: boolean
  readonly onRestore: (() => void) | undefined
}

function TrashLine({ entity, row, isBusy, onRestore }: TrashLineProps) {
  const text = useListText()
  const name = row.title === '' ? text('list.untitled') : row.title
  return (
    <>
      <RecordMark entity={entity} title={row.title} size={24} />
      <b>{name}</b>
      {row.deletedAt === null ? null : (
        <span className={lines['when']}>
          <RelativeTime iso={row.deletedAt} />
        </span>
      )}
      {onRestore && row.can.includes('restore') ? (
        <Button
          variant="default"
          loading={isBusy}
          leftSection={<IconArrowBackUp size={14} />}
          aria-label={text('trash.restoreName', { name })}
          onClick={onRestore}
        >
          {text('trash.restore')}
        </Button>
      ) : null}
    </>
  )
}
