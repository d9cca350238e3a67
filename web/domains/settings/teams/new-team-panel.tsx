import { Button, TextInput } from '@mantine/core'
import { z } from 'zod'
import { useForm } from '#web/api/use-form.ts'
import type { ItemEdits } from '#web/domains/settings/options/use-item-edits.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { Callout } from '#web/ui/callout.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { TeamField } from './team-field.tsx'
import type { Placed, TreeTeam } from './team-tree.ts'
import css from '#web/domains/settings/settings.module.css'

interface NewTeamPanelProps {
  readonly tree: readonly Placed<TreeTeam>[]
  /** Team that it begins as part of. */
  readonly below: string | null
  readonly edits: ItemEdits
  readonly onClose: () => void
}

const FORM = 'new-team'

export function NewTeamPanel({ tree, below, edits, onClose }: NewTeamPanelProps) {
  const text = useSettingsText()
  const form = useForm<{ name: string; parentId: string | null }>({
    initial: { name: '', parentId: below },
    schema: z.unknown(),
    check: ({ name }) => ({ name: name.trim() === '' ? text('nameRequired') : undefined }),
    send: async ({ name, parentId }) => {
      await edits.create({ name: name.trim(), parentId }, text('teamCreated', { name: name.trim() }))
      onClose()
    },
  })
  return (
    <Panel
      title={text('newTeam')}
      width={372}
      onClose={onClose}
      footer={
        <>
          <Button type="submit" form={FORM} loading={form.isBusy}>
            {text('createTeam')}
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
          label={text('teamName')}
          value={form.values.name}
          error={form.error('name')}
          autoFocus
          maxLength={80}
          autoComplete="off"
          onChange={(event) => form.set({ name: event.currentTarget.value })}
        />
        <TeamField
          label={text('teamParent')}
          tree={tree}
          value={form.values.parentId}
          none={text('topLevel')}
          error={form.error('parentId')}
          onChange={(parentId) => form.set({ parentId })}
        />
      </form>
    </Panel>
  )
}
