// A request put together by hand, sent from here, shown as a command, with its answer.
import { Button, Textarea, TextInput } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { actions } from '#contract/operations.ts'
import { call } from '#web/api/client.ts'
import { queryClient } from '#web/api/query-client.ts'
import { Callout } from '#web/ui/callout.tsx'
import type { ApiDocument, ApiOperation } from './api-document.ts'
import { CodeBlock } from './code-block.tsx'
import { CredentialFields } from './credential-fields.tsx'
import { useDocsText } from './docs-text.ts'
import { firstBody } from './fill-body.ts'
import { buildRequest, curlOf, sendRequest, type Credentials, type TriedResponse } from './request.ts'
import { ResponseView } from './response-view.tsx'
import parts from './parts.module.css'
import css from './try-it.module.css'

interface TryItProps {
  readonly document: ApiDocument
  readonly operation: ApiOperation
  readonly credentials: Credentials
  readonly onCredentials: (credentials: Credentials) => void
}

export function TryIt({ document, operation, credentials, onCredentials }: TryItProps) {
  const text = useDocsText()
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const meta = useWorkspaceMeta(credentials)
  const [typed, setBody] = useState<string>()
  const body = typed ?? firstBody(operation, document, meta)
  const [isTouched, setTouched] = useState(false)
  const { response, hasFailed, isBusy, send } = useSending()
  const request = buildRequest(operation, values, body, credentials, location.origin)
  const missing = missingOf(operation, values)
  const reason = operation.body ? brokenJson(body) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTouched(true)
    if (missing.length === 0 && reason === undefined) void send(request)
  }
  return (
    <section className={css['try']} aria-labelledby="try-it">
      <h2 id="try-it">{text('tryIt')}</h2>
      <form onSubmit={submit} noValidate>
        <CredentialFields credentials={credentials} onChange={onCredentials} />
        {operation.parameters
          .filter((each) => each.name !== 'X-Workspace')
          .map((each) => (
            <TextInput
              key={each.name}
              label={each.name}
              withAsterisk={each.required}
              placeholder={placeholders[each.name]}
              value={values[each.name] ?? ''}
              error={isTouched && missing.includes(each.name) ? text('fillIn') : undefined}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setValues({ ...values, [each.name]: event.currentTarget.value })}
            />
          ))}
        {operation.body ? (
          <Textarea
            label={text('bodyJson')}
            classNames={{ input: css['json'] ?? '' }}
            rows={Math.min(16, body.split('\n').length + 1)}
            value={body}
            error={reason === undefined ? undefined : text('bodyBroken', { reason })}
            spellCheck={false}
            onChange={(event) => setBody(event.currentTarget.value)}
          />
        ) : null}
        {operation.method === 'GET' ? null : <p className={parts['about']}>{text('changesData')}</p>}
        <Button type="submit" leftSection={<IconSend size={14} />} loading={isBusy}>
          {text('send')}
        </Button>
      </form>
      <h3>{text('asCurl')}</h3>
      <CodeBlock code={curlOf(request)} label={text('copyCommand')} />
      {hasFailed ? (
        <Callout tone="bad" title={text('noAnswer')}>
          {text('noAnswerWhy')}
        </Callout>
      ) : null}
      {response ? <ResponseView response={response} /> : null}
    </section>
  )
}

const placeholders: Readonly<Record<string, string>> = {
  filter: '{"field":"tags","op":"isNotEmpty"}',
  sort: '-createdAt',
  limit: '50',
  fields: 'firstName,lastName',
  'If-Match': '"v1"',
}

/** Options and the like of the workspace that is asked, for a body that works. */
function useWorkspaceMeta({ by, workspace }: Credentials) {
  const isAsked = by === 'session' && workspace !== ''
  const queryFn = () => call(actions.getMeta, { workspace, expectsSignedOut: true })
  return useQuery({ queryKey: ['docs-meta', workspace], queryFn, enabled: isAsked }, queryClient).data
}

function useSending() {
  const [response, setResponse] = useState<TriedResponse>()
  const [hasFailed, setFailed] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const send = async (request: Parameters<typeof sendRequest>[0]) => {
    setBusy(true)
    setFailed(false)
    try {
      setResponse(await sendRequest(request))
    } catch {
      setResponse(undefined)
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }
  return { response, hasFailed, isBusy, send }
}

function missingOf(operation: ApiOperation, values: Readonly<Record<string, string>>): string[] {
  return operation.parameters
    .filter((each) => each.required && (values[each.name] ?? '').trim() === '')
    .map((each) => each.name)
}

/** Why a text is no JSON, in the words of the browser; undefined where it is. */
function brokenJson(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
