// A further workspace on this server, by those who may make one.
import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useId } from 'react'
import { createWorkspace } from '#contract/actions/workspace.ts'
import { workspacePath } from '#web/api/address.ts'
import { call } from '#web/api/client.ts'
import { reloadSession } from '#web/api/session.ts'
import { useForm } from '#web/api/use-form.ts'
import { guessWorkspace, WorkspaceFields } from '#web/domains/setup/workspace-fields.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { useAppText } from './app-text.ts'
import css from './pages.module.css'

export function NewWorkspace({ onClose }: { onClose: () => void }) {
  const text = useAppText()
  const id = useId()
  const { history } = useRouter()
  const form = useForm({
    initial: guessWorkspace(),
    schema: createWorkspace.body,
    send: async (body) => {
      const { slug } = await call(createWorkspace, { body })
      await reloadSession()
      onClose()
      history.push(workspacePath(slug))
    },
  })
  const name = form.values.name.trim()
  return (
    <Dialog
      title={text('createWorkspaceTitle')}
      isOpen
      onClose={onClose}
      footer={
        <Button type="submit" form={id} loading={form.isBusy}>
          {name === '' ? text('createWorkspace') : text('createWorkspaceAction', { name })}
        </Button>
      }
    >
      <form id={id} className={css['form']} onSubmit={form.onSubmit} noValidate>
        <p>{text('createWorkspaceHint')}</p>
        {form.problem ? <Callout tone="bad" title={form.problem.message} /> : null}
        <WorkspaceFields form={form} />
      </form>
    </Dialog>
  )
}
