// A field that is there: everything about it but its kind.
import { ActionIcon, Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import type { Entity } from '#contract/entity.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useForm } from '#web/api/use-form.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { Panel } from '#web/ui/panel.tsx'
import { changesOf, draftOf, valuesOf } from './field-draft.ts'
import { FieldForm, useDraftCheck } from './field-form.tsx'
import { keyOf, nameOf, type FieldRecord } from './field-record.ts'
import { useFieldsText } from './fields-text.ts'
import { useFieldEdits } from './use-field-edits.ts'
import { useFields } from './use-fields.ts'

interface EditFieldPanelProps {
  readonly entity: Entity
  readonly field: FieldRecord
  readonly onDelete: () => void
  readonly onClose: () => void
}

const FORM = 'edit-field'

export function EditFieldPanel({ entity, field: now, onDelete, onClose }: EditFieldPanelProps) {
  // As it was when the form was opened: what others change meanwhile is not taken back with it.
  const [field] = useState(now)
  const text = useFieldsText()
  const settingsText = useSettingsText()
  const meta = useMeta()
  const home = meta.workspace.language
  const context = meta.cellContext({})
  const edits = useFieldEdits()
  const { fields = [] } = useFields()
  const others = fields.filter(
    (each) => each.entity === entity.name && each.deletedAt === null && each.id !== field.id,
  )
  const check = useDraftCheck(field.id)
  const form = useForm({
    initial: draftOf(field, home, context),
    schema: z.unknown(),
    check,
    send: async (draft) => {
      const patch = changesOf(field, valuesOf(draft, home, context))
      if (Object.keys(patch).length > 0)
        await edits.save(
          [{ id: field.id, patch, version: field.version }],
          text('saved', { name: draft[home].trim() }),
        )
      onClose()
    },
  })
  return (
    <Panel
      title={nameOf(field, meta.language)}
      subtitle={text('keyIs', { key: keyOf(field) })}
      width={400}
      onClose={onClose}
      tools={
        <ActionIcon aria-label={text('delete')} title={text('delete')} onClick={onDelete}>
          <IconTrash size={16} />
        </ActionIcon>
      }
      footer={
        <>
          <Button type="submit" form={FORM} loading={form.isBusy}>
            {settingsText('save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {settingsText('cancel')}
          </Button>
        </>
      }
    >
      <FieldForm id={FORM} entity={entity} form={form} others={others} field={field} />
    </Panel>
  )
}
