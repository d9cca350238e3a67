import { PasswordInput } from '@mantine/core'
import { useEffect } from 'react'
import { useSession } from '#web/api/session.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { SelectField } from '#web/ui/select/select-field.tsx'
import { useDocsText } from './docs-text.ts'
import type { Credentials } from './request.ts'
import parts from './parts.module.css'
import css from './try-it.module.css'

interface CredentialFieldsProps {
  readonly credentials: Credentials
  readonly onChange: (credentials: Credentials) => void
}

/** As whom the request is sent: the person signed in here, in a workspace, or the holder of a key. */
export function CredentialFields({ credentials, onChange }: CredentialFieldsProps) {
  const text = useDocsText()
  return (
    <div className={css['credentials']}>
      <div>
        <span className={css['label']} aria-hidden>
          {text('askAs')}
        </span>
        <Segmented
          label={text('askAs')}
          value={credentials.by}
          options={[
            { value: 'session', label: text('mySession') },
            { value: 'key', label: text('anApiKey') },
          ]}
          onChange={(by) => onChange({ ...credentials, by })}
        />
      </div>
      {credentials.by === 'key' ? (
        <PasswordInput
          label={text('key')}
          description={text('keyHelp')}
          value={credentials.key}
          autoComplete="off"
          onChange={(event) => onChange({ ...credentials, key: event.currentTarget.value })}
        />
      ) : (
        <WorkspaceField credentials={credentials} onChange={onChange} />
      )}
    </div>
  )
}

function WorkspaceField({ credentials, onChange }: CredentialFieldsProps) {
  const text = useDocsText()
  const session = useSession()
  const first = session?.workspaces[0]?.slug
  useEffect(() => {
    if (first !== undefined && credentials.workspace === '') onChange({ ...credentials, workspace: first })
  }, [first, credentials, onChange])
  if (!session) {
    return (
      <p className={parts['about']}>
        {text('notSignedIn')} <a href="/sign-in">{text('signIn')}</a>. {text('orUseKey')}
      </p>
    )
  }
  return (
    <SelectField
      label={text('workspace')}
      value={credentials.workspace}
      options={session.workspaces.map(({ slug, name }) => ({ value: slug, label: name }))}
      onChange={(workspace) => onChange({ ...credentials, workspace: workspace ?? '' })}
    />
  )
}
