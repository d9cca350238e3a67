import { useEffect, useRef } from 'react'
import { announce } from '#web/ui/announcer.tsx'
import { StatusChip } from '#web/ui/chip.tsx'
import { CodeBlock } from './code-block.tsx'
import { useDocsText } from './docs-text.ts'
import type { TriedResponse } from './request.ts'
import parts from './parts.module.css'
import css from './try-it.module.css'

/** What came back: status, time, the headers that matter, the body set out. */
export function ResponseView({ response }: { response: TriedResponse }) {
  const text = useDocsText()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    announce(`${text('response')}: ${response.status} ${response.statusText}`)
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [response, text])
  const { status, statusText } = response
  return (
    <div className={css['response']}>
      <h3 ref={heading}>
        {text('response')}{' '}
        <StatusChip tone={status < 300 ? 'green' : status < 500 ? 'amber' : 'red'}>
          {`${status} ${statusText}`.trim()}
        </StatusChip>
        <small className="tnum">{text('took', { ms: response.milliseconds })}</small>
      </h3>
      <dl className={css['headers']}>
        {response.headers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {response.body === '' ? (
        <p className={parts['about']}>{text('noContent')}</p>
      ) : (
        <CodeBlock code={response.body} label={text('copyResponse')} isTall />
      )}
    </div>
  )
}
