// On phones the parts of a record stand behind each other.
import { IconHistory, IconId, IconSitemap, type Icon } from '@tabler/icons-react'
import { useRef, type KeyboardEvent } from 'react'
import { useRecordText } from './record-page-text.ts'
import css from './record-page.module.css'

export type RecordPart = 'fields' | 'history' | 'related'

const parts = [
  { part: 'fields', title: 'record.tabFields', icon: IconId },
  { part: 'history', title: 'record.tabHistory', icon: IconHistory },
  { part: 'related', title: 'record.tabRelated', icon: IconSitemap },
] as const satisfies readonly { part: RecordPart; title: string; icon: Icon }[]

export function RecordTabs({ part, onPart }: { part: RecordPart; onPart: (part: RecordPart) => void }) {
  const text = useRecordText()
  const row = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const at = (parts.findIndex((each) => each.part === part) + by + parts.length) % parts.length
    const next = parts[at]
    if (next) onPart(next.part)
    row.current?.querySelectorAll('button')[at]?.focus()
  }
  return (
    <div
      ref={row}
      className={css['tabs']}
      role="tablist"
      aria-label={text('record.tabs')}
      onKeyDown={onKeyDown}
    >
      {parts.map(({ part: own, title, icon: Mark }) => (
        <button
          key={own}
          type="button"
          role="tab"
          aria-selected={own === part}
          {...(own === part ? { 'aria-controls': `record-${own}` } : {})}
          tabIndex={own === part ? 0 : -1}
          onClick={() => onPart(own)}
        >
          <Mark size={16} stroke={1.8} aria-hidden />
          {text(title)}
        </button>
      ))}
    </div>
  )
}
