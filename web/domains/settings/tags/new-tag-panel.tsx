import { Button, TextInput } from '@mantine/core'
import { z } from 'zod'
import { useForm } from '#web/api/use-form.ts'
import { ColourField } from '#web/domains/settings/options/new-item-panel.tsx'
import type { ItemEdits } from '#web/domains/settings/options/use-item-edits.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { Callout } from '#web/ui/callout.tsx'
import { Panel } from '#web/ui/panel.tsx'
import css from '#web/domains/settings/settings.module.css'

interface NewTagPanelProps {
  readonly title: string
  readonly edits: ItemEdits
  readonly onClose: () => void
}

const FORM = 'new-tag'

export function NewTagPanel({ title, edits, onClose }: NewTagPanelProps) {
  const text = useSettingsText()
  const form = useForm<{ name: string; color: string | null }>({
    initial: { name: '', color: 'blue' },
    schema: z.unknown(),
    check: ({ name }) => ({ name: name.trim() === '' ? text('nameRequired') : undefined }),
    send: async ({ name, color }) => {
      await edits.create({ name: name.trim(), color }, text('itemCreated', { name: name.trim() }))
      onClose()
    },
  })
  return (
    <Panel
      title={title}
      width={372}
      onClose={onClose}
      footer={
        <>
          <Button type="submit" form={FORM} loading={form.isBusy}>
            {title}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {text('cancel')}
          </Button>
        </>
      }
    >
      <form id={FORM} className={css['form']} onSubmit={form.onSubmit} noValidate>
        {form.problem ? <Callout tone="bad" title={form.problem.message} /> : null}
        <TextInput
          label={text('colName')}
          value={form.values.name}
          error={form.error('name')}
          autoFocus
          maxLength={60}
          autoComplete="off"
          onChange={(event) => form.set({ name: event.currentTarget.value })}
        />
        <ColourField value={form.values.color} onChange={(color) => form.set({ color })} />
      </form>
    </Panel>
  )
}
