// How many records a list has: exact where it is known, else about, and exact on a click.
import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import { useLabel } from '#web/api/i18n.ts'
import { ApiProblem } from '#web/api/client.ts'
import { countRecords } from '#web/api/records.ts'
import { useFormat } from '#web/ui/format-context.tsx'
import { useRowSource } from '#web/ui/grid/use-row-source.ts'
import { showError } from '#web/ui/toasts/toast-store.ts'
import css from './list.module.css'
import type { ListQuestion, ListSource } from './list-source.ts'
import { useListText } from './list-text.ts'

interface ListCountProps {
  readonly entity: Entity
  readonly source: ListSource
  readonly question: ListQuestion
  readonly foundSoFar: number | undefined
}

export function ListCount({ entity, source, question, foundSoFar }: ListCountProps) {
  const text = useListText()
  const format = useFormat()
  const label = useLabel()
  const [isCounting, setCounting] = useState(false)
  useRowSource(source.store)
  const { total } = source.store
  if (foundSoFar !== undefined)
    return (
      <span className={css['count']} role="status">
        {text('list.stillSearching', { found: format.number(foundSoFar) })}
      </span>
    )
  if (!total) return null
  const one = total.exact && total.value === 1
  const words = `${format.number(total.value)} ${label(one ? entity.label.one : entity.label.many).toLowerCase()}`
  if (total.exact)
    return (
      <span className={css['count']} role="status">
        <span className="tnum">{words}</span>
      </span>
    )
  const count = async () => {
    setCounting(true)
    try {
      const { filter, search, deleted } = question
      source.store.setTotal({ value: await countRecords(entity, { filter, search, deleted }), exact: true })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      showError(error.message)
    } finally {
      setCounting(false)
    }
  }
  return (
    <UnstyledButton
      className={css['count'] ?? ''}
      title={text('list.countExactly')}
      disabled={isCounting}
      onClick={() => void count()}
    >
      <span className="tnum">{isCounting ? text('list.counting') : text('list.about', { words })}</span>
    </UnstyledButton>
  )
}
