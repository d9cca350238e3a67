// The fields of a record under their headings, each edited in place; Tab goes from one to the next.
import { useState } from 'react'
import type { Entity, Field } from '#contract/entity.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import type { RecordAnswer } from '#web/api/records.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import type { AfterCommit } from '#web/ui/edit-control.ts'
import { FieldList, FieldRow } from '#web/ui/field-row.tsx'
import { whyReadOnly } from './field-access.ts'
import { FieldEdit } from './field-edit.tsx'
import type { FieldSave } from './field-save.ts'
import { useRecordText } from './record-page-text.ts'

interface FieldSectionsProps {
  readonly entity: Entity
  readonly answer: RecordAnswer
  readonly save: FieldSave
  /** Fields that stand elsewhere on the page. */
  readonly without: readonly string[]
}

export function FieldSections({ entity, answer, save, without }: FieldSectionsProps) {
  const { record, refs } = answer
  const meta = useMeta()
  const text = useRecordText()
  const label = useLabel()
  const [open, setOpen] = useState<string | null>(null)
  const shown = Object.entries(entity.fields).filter(
    ([name]) => name in record && !without.includes(name) && !meta.accessOf(entity).hidden.includes(name),
  )
  const lockOf = (name: string, field: Field) => whyReadOnly(entity, name, field, record, meta, text)
  const editable = shown.flatMap(([name, field]) => (lockOf(name, field) === undefined ? [name] : []))
  const leave = (name: string, then: AfterCommit) => {
    const next = neighbour(editable, name, then)
    setOpen((now) => (now === name ? next : now))
    return next !== null
  }

  return Object.entries(entity.sections).map(([section, title]) => {
    const fields = shown.filter(([, field]) => field.section === section)
    if (fields.length === 0) return null
    return (
      <Disclosure key={section} title={label(title)}>
        <FieldList>
          {fields.map(([name, field]) => (
            <FieldRow
              key={name}
              label={label(field.label)}
              {...(field.help ? { help: label(field.help) } : {})}
            >
              <FieldEdit
                entity={entity}
                name={name}
                field={field}
                record={record}
                refs={refs}
                progress={save.progress[name]}
                readOnly={lockOf(name, field)}
                isOpen={open === name}
                onOpen={() => setOpen(name)}
                onLeave={(then) => leave(name, then)}
                onSave={(value, version, learnt) => save.save(name, value, version, learnt)}
                onRefuse={(typed, reason) => save.refuse(name, typed, reason)}
              />
            </FieldRow>
          ))}
        </FieldList>
      </Disclosure>
    )
  })
}

/** The field that Tab opens; Enter and clicks elsewhere open none. */
function neighbour(names: readonly string[], from: string, then: AfterCommit): string | null {
  const by = then === 'right' ? 1 : then === 'left' ? -1 : 0
  return by === 0 ? null : (names[names.indexOf(from) + by] ?? null)
}
