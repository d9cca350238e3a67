// Merging one option or tag into another: says what will happen before it does.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { optionList } from '#contract/entities/option-lists.ts'
import { actions } from '#contract/operations.ts'
import { ApiProblem, call } from '#web/api/client.ts'
import { useLabel, useLanguage } from '#web/api/i18n.ts'
import { useReloadMeta } from '#web/api/meta.tsx'
import { useUndo } from '#web/api/undo.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { Callout } from '#web/ui/callout.tsx'
import { StatusChip } from '#web/ui/chip.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SelectField } from '#web/ui/select/select-field.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { asTone } from '#web/ui/tone.ts'
import type { ListUses } from './list-uses.ts'
import css from '#web/domains/settings/settings.module.css'

export interface MergedItem {
  readonly id: string
  /** In the reader's language. */
  readonly name: string
  readonly color: string | null
  readonly category?: string | null
}
interface MergePanelProps {
  readonly list: string
  readonly from: MergedItem
  readonly others: readonly MergedItem[]
  readonly uses: ListUses
  readonly onClose: () => void
}

export function MergePanel({ list, from, others, uses, onClose }: MergePanelProps) {
  const text = useSettingsText()
  const format = useFormat()
  const [intoId, setInto] = useState<string | null>(null)
  const { isBusy, problem, merge } = useMerge(list, from, uses, onClose)
  const into = others.find((each) => each.id === intoId)
  const total = uses.totalOf(from.id) ?? 0
  return (
    <Panel
      title={text('mergeTitle', { name: from.name })}
      width={372}
      onClose={onClose}
      footer={
        <>
          <Button disabled={!into} loading={isBusy} onClick={() => into && void merge(into)}>
            {total === 0 ? text('mergeActionNone') : text('mergeAction', { count: total })}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {text('cancel')}
          </Button>
        </>
      }
    >
      <SelectField
        label={text('mergeInto')}
        placeholder={text('mergeChoose')}
        value={intoId}
        options={others.map((each) => ({
          value: each.id,
          label: each.name,
          tone: asTone(each.color),
          hint: format.number(uses.totalOf(each.id) ?? 0),
        }))}
        onChange={setInto}
      />
      <Consequences list={list} from={from} into={into} uses={uses} />
      {problem ? <Callout tone="bad" title={problem} /> : null}
    </Panel>
  )
}

function useMerge(list: string, from: MergedItem, uses: ListUses, onDone: () => void) {
  const text = useSettingsText()
  const reloadMeta = useReloadMeta()
  const undo = useUndo()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const reload = async () => {
    await reloadMeta()
    uses.recount()
  }
  const merge = async (into: MergedItem) => {
    const operation = optionList(list)?.entity === 'tag' ? actions.mergeTag : actions.mergeOption
    setBusy(true)
    setProblem(undefined)
    try {
      const { changeId } = await call(operation, { params: { id: from.id }, body: { into: into.id } })
      await reload()
      undo.offer(text('merged', { name: from.name, into: into.name }), changeId, () => void reload())
      onDone()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error.problem.errors?.[0]?.message ?? error.message)
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, problem, merge }
}

interface ConsequencesProps {
  readonly list: string
  readonly from: MergedItem
  readonly into: MergedItem | undefined
  readonly uses: ListUses
}

function Consequences({ list, from, into, uses }: ConsequencesProps) {
  const text = useSettingsText()
  const label = useLabel()
  const language = useLanguage()
  const counts = uses.countsOf(from.id)?.filter((each) => each.count > 0) ?? []
  const categories = optionList(list)?.categories
  const before = categories?.[from.category ?? '']
  const after = categories?.[into?.category ?? '']
  const changesFigures = before && after && from.category !== into?.category && counts.length > 0
  return (
    <>
      <h3 className={css['section']}>{text('whatHappens')}</h3>
      <ul className={css['effects']}>
        {counts.length === 0 ? <li>{text('mergeNone')}</li> : null}
        {counts.map(({ entity, count }) => {
          const object = label(count === 1 ? entity.label.one : entity.label.many)
          return (
            <li key={entity.name}>
              {text('mergeBecome', { count, object: object.toLocaleLowerCase(language) })}{' '}
              {into ? <StatusChip tone={asTone(into.color)}>{into.name}</StatusChip> : '…'}
            </li>
          )
        })}
        <li>{text('mergeHistory', { name: from.name })}</li>
        <li>{text('mergeGone', { name: from.name })}</li>
        {changesFigures ? (
          <li data-warn="">
            <b>{text('mergeFigures')}</b> {text('mergeCategory', { from: label(before), to: label(after) })}
          </li>
        ) : null}
      </ul>
      {counts.length > 0 ? (
        <p className={css['calm']}>
          {text('mergeBackground')} {text('mergeUndo')}
        </p>
      ) : null}
    </>
  )
}
