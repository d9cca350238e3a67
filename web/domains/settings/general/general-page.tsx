// Name, language and calendar of the workspace, and who sees records without an owner.
import { Button } from '@mantine/core'
import { actions } from '#contract/operations.ts'
import { call } from '#web/api/client.ts'
import { useMeta, useReloadMeta } from '#web/api/meta.tsx'
import { reloadSession } from '#web/api/session.ts'
import { useForm } from '#web/api/use-form.ts'
import { SettingsBody } from '#web/domains/settings/settings-body.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { WorkspaceFields, type WorkspaceDraft } from '#web/domains/setup/workspace-fields.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { ToggleLine } from '#web/ui/check-line.tsx'
import { showToast } from '#web/ui/toasts/toast-store.ts'
import css from './general.module.css'

type GeneralDraft = WorkspaceDraft & { readonly unassignedVisible: boolean }

export function GeneralPage() {
  const text = useSettingsText()
  const reloadMeta = useReloadMeta()
  const { name, language, currency, zone, weekStart, country, unassignedVisible } = useMeta().workspace
  const saved = { name, language, currency, zone, weekStart, country, unassignedVisible }
  const form = useForm<GeneralDraft>({
    initial: saved,
    schema: actions.updateWorkspace.body,
    send: async (values) => {
      const workspace = await call(actions.updateWorkspace, { body: changedOf(saved, values) })
      await Promise.all([reloadMeta(), reloadSession()])
      form.set({ name: workspace.name })
      showToast({ text: text('generalSaved') })
    },
  })
  const { values, set } = form
  const isChanged = Object.keys(changedOf(saved, values)).length > 0
  return (
    <SettingsBody title={text('general')} effect={text('generalEffect')}>
      <form className={css['form']} onSubmit={form.onSubmit} noValidate>
        {form.problem ? <Callout tone="bad" title={form.problem.message} /> : null}
        <WorkspaceFields form={form} takesFocus={false} />
        {values.currency === currency ? null : <Callout title={text('currencyNote')} />}
        <ToggleLine
          label={text('unassigned')}
          hint={text('unassignedHint')}
          checked={values.unassignedVisible}
          onChange={(checked) => set({ unassignedVisible: checked })}
        />
        <div>
          <Button type="submit" loading={form.isBusy} disabled={!isChanged}>
            {text('save')}
          </Button>
        </div>
      </form>
    </SettingsBody>
  )
}

/** Only what was changed is sent, so that two admins with the page open do not undo each other. */
function changedOf(saved: GeneralDraft, values: GeneralDraft): Partial<GeneralDraft> {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== saved[name as keyof GeneralDraft]),
  )
}
