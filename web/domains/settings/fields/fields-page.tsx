// The fields that the workspace adds to its records, under the headings where forms show them.
import { Button } from '@mantine/core'
import { IconForms, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { isExtensible } from '#contract/custom-fields.ts'
import { entityList } from '#contract/entities/list.ts'
import type { Entity } from '#contract/entity.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useAddressQuery } from '#web/api/use-address-query.ts'
import { SettingsBody } from '#web/domains/settings/settings-body.tsx'
import { EmptyState, ErrorState } from '#web/ui/empty-state.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { DeleteFieldPanel } from './delete-field-panel.tsx'
import { EditFieldPanel } from './edit-field-panel.tsx'
import { fieldGroups } from './field-groups.ts'
import type { FieldRecord } from './field-record.ts'
import { FieldRows } from './field-rows.tsx'
import { useFieldsText } from './fields-text.ts'
import css from './fields.module.css'
import { GoneFields } from './gone-fields.tsx'
import { NewFieldPanel } from './new-field-panel.tsx'
import { useFieldEdits } from './use-field-edits.ts'
import { useFieldMoves } from './use-field-moves.ts'
import { useFields } from './use-fields.ts'

const objects = entityList.filter(isExtensible)

export type OpenFieldPanel =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit' | 'delete'; readonly id: string }

export function FieldsPage() {
  const text = useFieldsText()
  const label = useLabel()
  const [query, change] = useAddressQuery()
  const { fields, error, retry } = useFields()
  const [panel, setPanel] = useState<OpenFieldPanel>()
  const entity = objects.find((each) => each.name === query['of']) ?? objects[0]
  if (!entity) return null
  const opened = panel && 'id' in panel ? fields?.find((each) => each.id === panel.id) : undefined
  const close = () => setPanel(undefined)
  return (
    <>
      <SettingsBody
        title={text('title')}
        effect={text('effect')}
        action={
          <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setPanel({ kind: 'new' })}>
            {text('newField')}
          </Button>
        }
      >
        <div className={css['bar']}>
          <Segmented
            label={text('object')}
            value={entity.name}
            options={objects.map((each) => ({ value: each.name, label: label(each.label.many) }))}
            onChange={(name) => {
              close()
              void change({ of: name === objects[0]?.name ? undefined : name }, 'replace')
            }}
          />
        </div>
        {fields ? (
          <FieldsOf
            key={entity.name}
            entity={entity}
            fields={fields.filter((each) => each.entity === entity.name)}
            opened={opened?.id}
            onPanel={setPanel}
          />
        ) : error ? (
          <ErrorState title={text('notLoaded')} onRetry={retry}>
            {error.message}
          </ErrorState>
        ) : (
          <div aria-busy>
            <SkeletonLines lines={8} />
          </div>
        )}
      </SettingsBody>
      {panel?.kind === 'new' ? <NewFieldPanel entity={entity} onClose={close} /> : null}
      {panel?.kind === 'edit' && opened ? (
        <EditFieldPanel
          key={opened.id}
          entity={entity}
          field={opened}
          onDelete={() => setPanel({ kind: 'delete', id: opened.id })}
          onClose={close}
        />
      ) : null}
      {panel?.kind === 'delete' && opened ? (
        <DeleteFieldPanel key={opened.id} entity={entity} field={opened} onClose={close} />
      ) : null}
    </>
  )
}

interface FieldsOfProps {
  readonly entity: Entity
  readonly fields: readonly FieldRecord[]
  readonly opened: string | undefined
  readonly onPanel: (panel: OpenFieldPanel) => void
}

function FieldsOf({ entity, fields, opened, onPanel }: FieldsOfProps) {
  const text = useFieldsText()
  const edits = useFieldEdits()
  const active = fields.filter((each) => each.deletedAt === null)
  const groups = fieldGroups(entity, active)
  const moves = useFieldMoves(groups, edits)
  return (
    <>
      {active.length === 0 ? (
        <EmptyState icon={<IconForms size={22} stroke={1.6} />} title={text('empty')}>
          {text('emptyHint')}
        </EmptyState>
      ) : null}
      <FieldRows
        groups={active.length > 0 ? groups : groups.filter((each) => each.builtIn.length > 0)}
        hasFields={active.length > 0}
        moves={moves}
        opened={opened}
        onPanel={onPanel}
      />
      <GoneFields
        fields={fields.filter((each) => each.deletedAt !== null && each.erasedAt === null)}
        edits={edits}
      />
    </>
  )
}
