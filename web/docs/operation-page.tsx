// One operation: what it is for, who may call it, what it takes and answers, and its try-out.
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { roleLabels, roles } from '#contract/access.ts'
import { errors } from '#contract/errors.ts'
import { useLabel } from '#web/api/i18n.ts'
import { Chip } from '#web/ui/chip.tsx'
import { CopyButton } from '#web/ui/copy-button.tsx'
import type { ApiDocument, ApiOperation } from './api-document.ts'
import { CodeBlock } from './code-block.tsx'
import { useDocsText } from './docs-text.ts'
import { exampleOf } from './example-value.ts'
import { MethodMark } from './method-mark.tsx'
import { ParameterTable } from './parameter-table.tsx'
import type { Credentials } from './request.ts'
import { SchemaTree } from './schema-tree.tsx'
import { TryIt } from './try-it.tsx'
import css from './operation.module.css'

interface OperationPageProps {
  readonly document: ApiDocument
  readonly operation: ApiOperation
  readonly credentials: Credentials
  readonly onCredentials: (credentials: Credentials) => void
}

export function OperationPage({ document, operation, credentials, onCredentials }: OperationPageProps) {
  const text = useDocsText()
  return (
    <div className={css['operation']}>
      <article className={css['article']}>
        <p className={css['crumb']}>
          <a href="#">{text('operations')}</a> <span aria-hidden>/</span> {operation.tag}
        </p>
        <h1 tabIndex={-1} lang="en">
          {operation.summary}
        </h1>
        <p className={css['address']}>
          <MethodMark method={operation.method} />
          <code>{operation.path}</code>
          <CopyButton value={operation.path} label={text('copyPath')} />
        </p>
        <Access operation={operation} />
        {operation.parameters.length > 0 ? (
          <section>
            <h2>{text('parameters')}</h2>
            <ParameterTable parameters={operation.parameters} />
          </section>
        ) : null}
        {operation.body ? <Body document={document} schema={operation.body} /> : null}
        <Answer document={document} operation={operation} />
        <Failures operation={operation} />
      </article>
      <TryIt
        document={document}
        operation={operation}
        credentials={credentials}
        onCredentials={onCredentials}
      />
    </div>
  )
}

function Access({ operation }: { operation: ApiOperation }) {
  const text = useDocsText()
  const label = useLabel()
  const allowed = operation.roles
  return (
    <section>
      <h2>{text('access')}</h2>
      {allowed === null ? (
        <p>{text('everyone')}</p>
      ) : (
        <ul className={css['roles']}>
          {roles.map((role) => {
            const isAllowed = allowed.includes(role)
            return (
              <li key={role} data-no={isAllowed ? undefined : ''}>
                {isAllowed ? <IconCheck size={14} aria-hidden /> : <IconMinus size={14} aria-hidden />}
                {label(roleLabels[role])}
                <span className="sr-only">{text(isAllowed ? 'may' : 'mayNot')}</span>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

function Body({ document, schema }: { document: ApiDocument; schema: NonNullable<ApiOperation['body']> }) {
  const text = useDocsText()
  const example = useMemo(() => JSON.stringify(exampleOf(schema, document), null, 2), [schema, document])
  return (
    <section>
      <h2>{text('body')}</h2>
      <SchemaTree schema={schema} document={document} label={text('body')} />
      <h3>{text('exampleBody')}</h3>
      <CodeBlock code={example} label={text('copyExample')} isTall />
    </section>
  )
}

function Answer({ document, operation }: { document: ApiDocument; operation: ApiOperation }) {
  const text = useDocsText()
  const { status, schema } = operation.success
  return (
    <section>
      <h2>
        {text('answer')} <Chip tone="green">{status}</Chip>
      </h2>
      {schema ? (
        <SchemaTree schema={schema} document={document} label={text('answer')} />
      ) : (
        <p>{text('noContent')}</p>
      )}
    </section>
  )
}

function Failures({ operation }: { operation: ApiOperation }) {
  const text = useDocsText()
  const label = useLabel()
  return (
    <section>
      <h2>{text('errors')}</h2>
      <dl className={css['failures']}>
        {operation.failures.flatMap(({ status, codes }) =>
          codes.map((code) => (
            <div key={code}>
              <dt>
                <span className="tnum">{status}</span> <code>{code}</code>
              </dt>
              <dd>{label(errors[code].text)}</dd>
            </div>
          )),
        )}
      </dl>
    </section>
  )
}
