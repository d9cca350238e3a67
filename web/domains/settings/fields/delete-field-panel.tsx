// What deleting a field does, said before it is done; it comes back for as long as the trash keeps it.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { customKinds } from '#contract/entities/custom-field.ts'
import type { Entity } from '#contract/entity.ts'
import { ApiProblem } from '#web/api/client.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import { countRecords } from '#web/api/records.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import settings from '#web/domains/settings/settings.module.css'
import { Callout } from '#web/ui/callout.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { keyOf, nameOf, type FieldRecord } from './field-record.ts'
import { useFieldsText } from './fields-text.ts'
import { useFieldEdits } from './use-field-edits.ts'

interface DeleteFieldPanelProps {
  readonly entity: Entity
  readonly field: FieldRecord
  readonly onClose: () => void
}

export function DeleteFieldPanel({ entity, field, onClose }: DeleteFieldPanelProps) {
  const text = useFieldsText()
  const settingsText = useSettingsText()
  const label = useLabel()
  const { language } = useMeta()
  const edits = useFieldEdits()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const filled = useFilled(entity, field)
  const name = nameOf(field, language)
  const contentWords = () => {
    if (filled === undefined) return text('contentKept')
    return filled === 0 ? text('contentNone') : text('contentCounted', { count: filled })
  }
  const remove = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await edits.remove(field, text('deleted', { name }))
      onClose()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error.problem.errors?.[0]?.message ?? error.message)
      setBusy(false)
    }
  }
  return (
    <Panel
      title={text('deleteTitle', { name })}
      subtitle={label(customKinds[field.kind])}
      width={400}
      onClose={onClose}
      footer={
        <>
          <Button color="red.8" loading={isBusy} onClick={() => void remove()}>
            {text('deleteAction')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {text('keep')}
          </Button>
        </>
      }
    >
      <h3 className={settings['section']}>{settingsText('whatHappens')}</h3>
      <ul className={settings['effects']}>
        <li>{contentWords()}</li>
        <li>{text('deleteForms')}</li>
        <li>{text('deleteFilters')}</li>
        <li>{text('deleteHistory')}</li>
      </ul>
      <p className={settings['calm']}>{text('deleteBack')}</p>
      {problem === undefined ? null : <Callout tone="bad" title={problem} />}
    </Panel>
  )
}

/** How many records have content in it; undefined until they are counted, or where they cannot be. */
function useFilled(entity: Entity, field: FieldRecord): number | undefined {
  const { slug } = useMeta().workspace
  const filter = { field: keyOf(field), op: 'isNotEmpty' } as const
  const { data } = useQuery(
    {
      queryKey: ['filled', slug, field.id],
      queryFn: ({ signal }) => countRecords(entity, { filter }, signal),
      staleTime: 0,
      retry: false,
    },
    queryClient,
  )
  return data
}
