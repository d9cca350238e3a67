// Fields in the trash: their content is kept with them and comes back when they do.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { customKinds } from '#contract/entities/custom-field.ts'
import { ApiProblem } from '#web/api/client.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { KindIcon } from '#web/records/list-kind-icon.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { showError } from '#web/ui/toasts/toast-store.ts'
import { nameOf, signOf, type FieldRecord } from './field-record.ts'
import { useFieldsText } from './fields-text.ts'
import css from './fields.module.css'
import type { FieldEdits } from './use-field-edits.ts'

interface GoneFieldsProps {
  readonly fields: readonly FieldRecord[]
  readonly edits: FieldEdits
}

export function GoneFields({ fields, edits }: GoneFieldsProps) {
  const text = useFieldsText()
  const label = useLabel()
  const format = useFormat()
  const { language } = useMeta()
  const [busy, setBusy] = useState<string>()
  if (fields.length === 0) return null
  const restore = async (field: FieldRecord) => {
    setBusy(field.id)
    try {
      await edits.restore(field, text('restored', { name: nameOf(field, language) }))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      showError(error.problem.errors?.[0]?.message ?? error.message)
    } finally {
      setBusy(undefined)
    }
  }
  return (
    <div className={css['gone']}>
      <Disclosure title={text('gone')} count={format.number(fields.length)}>
        <p>{text('goneHint')}</p>
        <div role="list">
          {fields.map((field) => (
            <div key={field.id} role="listitem" className={css['goneRow']}>
              <KindIcon name={signOf(field.kind)} size={15} />
              <span className={css['goneName']}>
                {nameOf(field, language)}
                <small>
                  {label(customKinds[field.kind])}
                  {field.deletedAt === null ? null : (
                    <>
                      {' · '}
                      <RelativeTime iso={field.deletedAt} />
                    </>
                  )}
                </small>
              </span>
              <Button
                variant="default"
                size="compact-sm"
                loading={busy === field.id}
                aria-label={`${text('restore')}: ${nameOf(field, language)}`}
                onClick={() => void restore(field)}
              >
                {text('restore')}
              </Button>
            </div>
          ))}
        </div>
      </Disclosure>
    </div>
  )
}
