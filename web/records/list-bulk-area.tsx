// What the bar of ticked rows works on: their names, all of the view, their cells for the clipboard.
import type { AnyRow, Entity } from '#contract/entity.ts'
import { MAX_LIMIT } from '#contract/query.ts'
import { ApiProblem } from '#web/api/client.ts'
import { listRecords } from '#web/api/records.ts'
import { announce } from '#web/ui/announcer.tsx'
import { writeClipboard } from '#web/ui/copy-button.tsx'
import { arrangeColumns } from '#web/ui/grid/geometry.ts'
import type { GridView } from '#web/ui/grid/grid-column.ts'
import { printTsv } from '#web/ui/grid/tsv.ts'
import { useRowSource } from '#web/ui/grid/use-row-source.ts'
import { showError, showToast } from '#web/ui/toasts/toast-store.ts'
import { BulkBar } from './list-bulk-bar.tsx'
import { type BulkTarget, MOST_AT_ONCE, useBulk } from './list-bulk.ts'
import type { ListColumn } from './list-columns.tsx'
import type { ListQuestion, ListSource } from './list-source.ts'
import { useListText } from './list-text.ts'

interface ListBulkProps {
  readonly entity: Entity
  readonly source: ListSource
  readonly question: ListQuestion
  readonly columns: readonly ListColumn[]
  readonly view: GridView
  readonly selected: ReadonlySet<string>
  readonly onSelect: (selected: ReadonlySet<string>) => void
  readonly isAssigning: boolean
  readonly onAssigning: (isOpen: boolean) => void
}

export function ListBulk(props: ListBulkProps) {
  const { entity, source, question, selected, onSelect } = props
  const text = useListText()
  const bulk = useBulk(entity)
  useRowSource(source.store)
  if (selected.size === 0 && !bulk.run) return null
  const { total } = source.store
  const isFew = total?.exact === true && total.value <= MOST_AT_ONCE && total.value > selected.size
  const selectAll = async () => {
    try {
      const page = await listRecords(entity, { ...question, limit: MAX_LIMIT, fields: entity.title })
      onSelect(new Set(page.items.map((row) => row.id)))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      showError(error.message)
    }
  }
  const copy = async () => {
    try {
      const rows = await rowsOf(entity, source, [...selected])
      const columns = arrangeColumns(props.columns, props.view)
      const head = columns.map((column) => column.label)
      await writeClipboard(printTsv([head, ...rows.map((row) => columns.map((column) => column.text(row)))]))
      showToast({ text: text('list.copied', { count: rows.length }) })
      announce(text('list.copied', { count: rows.length }))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      showError(error.message)
    }
  }
  return (
    <BulkBar
      entity={entity}
      bulk={bulk}
      targets={targetsIn(source, selected)}
      all={isFew ? { total: total.value, select: () => void selectAll() } : undefined}
      isAssigning={props.isAssigning}
      onAssigning={props.onAssigning}
      onCopy={() => void copy()}
      onClear={() => onSelect(new Set())}
    />
  )
}

function targetsIn(source: ListSource, selected: ReadonlySet<string>): BulkTarget[] {
  const titles = new Map<string, string>()
  for (const row of source.store.loaded()) if (selected.has(row.id)) titles.set(row.id, row.title)
  return [...selected].map((id) => ({ id, title: titles.get(id) ?? '' }))
}

/** The rows in the order of the list; those that are not in memory are asked for. */
async function rowsOf(entity: Entity, source: ListSource, ids: readonly string[]): Promise<AnyRow[]> {
  const wanted = new Set(ids)
  const rows = [...source.store.loaded()].filter((row) => wanted.delete(row.id))
  const missing = [...wanted]
  for (let at = 0; at < missing.length; at += MAX_LIMIT) {
    const filter = { field: 'id', op: 'isAnyOf', value: missing.slice(at, at + MAX_LIMIT) } as const
    const page = await listRecords(entity, { filter, limit: MAX_LIMIT })
    source.learnRefs(page.refs)
    rows.push(...page.items)
  }
  return rows
}
