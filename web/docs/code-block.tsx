import { CopyButton } from '#web/ui/copy-button.tsx'
import css from './parts.module.css'

interface CodeBlockProps {
  readonly code: string
  /** What the button copies, such as "Copy example". */
  readonly label: string
  /** Longer ones scroll inside. */
  readonly isTall?: boolean
}

/** Text to be copied, as it is. Keyboards can scroll it. */
export function CodeBlock({ code, label, isTall = false }: CodeBlockProps) {
  return (
    <div className={css['code']} data-tall={isTall || undefined}>
      <pre tabIndex={0}>
        <code>{code}</code>
      </pre>
      <CopyButton value={code} label={label} />
    </div>
  )
}
