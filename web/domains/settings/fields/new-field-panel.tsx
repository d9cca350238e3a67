// Adding a field to an object: in the settings, and beside the list or record that wants it.
import { Button } from '@mantine/core'
import { z } from 'zod'
import { entityOf } from '#contract/entities/list.ts'
import type { Entity } from '#contract/entity.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useForm } from '#web/api/use-form.ts'
import { planMove } from '#web/domains/settings/options/positions.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { Panel } from '#web/ui/panel.tsx'
import { choicesOf, emptyDraft, valuesOf } from './field-draft.ts'
import { FieldForm, useDraftCheck } from './field-form.tsx'
import { useFieldsText } from './fields-text.ts'
import { useFieldEdits } from './use-field-edits.ts'
import { useFields } from './use-fields.ts'

interface NewFieldPanelProps {
  /** The object that gets the field. */
  readonly entity: Entity
  /** Hears the name that the field has in records. */
  readonly onMade?: (key: string) => void
  readonly onClose: () => void
}

const FORM = 'new-field'

export function NewFieldPanel({ entity, onMade, onClose }: NewFieldPanelProps) {
  const text = useFieldsText()
  const settingsText = useSettingsText()
  const label = useLabel()
  const meta = useMeta()
  const home = meta.workspace.language
  const edits = useFieldEdits()
  const { fields = [] } = useFields()
  const others = fields.filter((each) => each.entity === entity.name && each.deletedAt === null)
  const check = useDraftCheck('')
  const form = useForm({
    initial: emptyDraft,
    schema: z.unknown(),
    check,
    send: async (draft) => {
      const order = others.toSorted((a, b) => a.position - b.position)
      const { position } = planMove(order, '', null)
      const values = {
        ...valuesOf(draft, home, meta.cellContext({})),
        entity: entity.name,
        kind: draft.kind,
        position,
      }
      const name = draft[home].trim()
      const key = await edits.create(values, choicesOf(draft), text('created', { name }))
      onMade?.(key)
      onClose()
    },
  })
  return (
    <Panel
      title={text('newFieldOf', { objects: label(entityOf(entity.name).label.many).toLowerCase() })}
      width={400}
      onClose={onClose}
      footer={
        <>
          <Button type="submit" form={FORM} loading={form.isBusy}>
            {text('create')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {settingsText('cancel')}
          </Button>
        </>
      }
    >
      <FieldForm id={FORM} entity={entity} form={form} others={others} />
    </Panel>
  )
}
