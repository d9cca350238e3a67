import { IconExternalLink } from '@tabler/icons-react'
import { CodeBlock } from './code-block.tsx'
import { useDocsText } from './docs-text.ts'
import css from './operation.module.css'

/** What one has to know before the first request. */
export function IntroPage() {
  const text = useDocsText()
  const base = location.origin
  return (
    <article className={css['article']}>
      <p className={css['crumb']} data-phone="">
        <a href="#">{text('operations')}</a>
      </p>
      <h1 tabIndex={-1}>{text('introTitle')}</h1>
      <p className={css['lead']}>{text('introLead')}</p>
      <h2>{text('introKeysTitle')}</h2>
      <p>{text('introKeys')}</p>
      <CodeBlock
        label={text('copyCommand')}
        code={`curl '${base}/api/v1/contacts?limit=5' \\\n  -H 'Authorization: Bearer YOUR_KEY'`}
      />
      <h2>{text('introListsTitle')}</h2>
      <p>{text('introLists')}</p>
      <CodeBlock label={text('copyCommand')} code={listExample(base)} />
      <h2>{text('introErrorsTitle')}</h2>
      <p>{text('introErrors')}</p>
      <CodeBlock label={text('copyExample')} code={problemExample} />
      <h2>{text('introRetriesTitle')}</h2>
      <p>{text('introRetries')}</p>
      <h2>{text('introLimitsTitle')}</h2>
      <p>{text('introLimits')}</p>
      <p>
        <a href="/api/openapi.json">
          {text('document')} <IconExternalLink size={13} aria-hidden />
        </a>
      </p>
    </article>
  )
}

const listExample = (base: string) =>
  [
    `curl -G '${base}/api/v1/contacts' \\`,
    `  -H 'Authorization: Bearer YOUR_KEY' \\`,
    `  --data-urlencode 'filter={"and":[{"field":"tags","op":"isNotEmpty"},{"field":"createdAt","op":"inLast","value":{"n":30,"unit":"day"}}]}' \\`,
    `  --data-urlencode 'sort=-createdAt'`,
  ].join('\n')

const problemExample = JSON.stringify(
  {
    type: 'https://rapport.dev/problems/invalid',
    title: 'Some values need a correction.',
    status: 422,
    code: 'invalid',
    errors: [{ path: 'emails.0.value', code: 'bad-email', message: 'This is not an e-mail address.' }],
  },
  null,
  2,
)
