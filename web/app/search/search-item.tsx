import { fold } from '#contract/kinds/fold.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import type { SearchEntry } from './use-search-groups.tsx'
import css from './search.module.css'

interface SearchItemProps {
  readonly id: string
  readonly entry: SearchEntry
  readonly isActive: boolean
  readonly onPoint: () => void
  readonly onChoose: () => void
}

/** One line of the results: mark, name, where it was found, key. */
export function SearchItem({ id, entry, isActive, onPoint, onChoose }: SearchItemProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={css['item']}
      onPointerMove={isActive ? undefined : onPoint}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChoose()
      }}
    >
      {entry.mark}
      <span className={css['title']}>
        <Marked text={entry.title} part={entry.searched} />
      </span>
      {entry.detail === undefined ? null : (
        <span className={css['detail']}>
          {entry.field === undefined ? null : `${entry.field}: `}
          <Marked text={entry.detail} part={entry.searched} />
        </span>
      )}
      {entry.keys === undefined ? null : (
        <span className={css['keys']}>
          <Kbd keys={entry.keys} />
        </span>
      )}
    </div>
  )
}

/** The text with what was searched for in bold, where both can be laid side by side letter by letter. */
function Marked({ text, part = '' }: { text: string; part?: string | undefined }) {
  const plain = fold(text)
  const wanted = fold(part)
  const at = wanted === '' || plain.length !== text.length ? -1 : plain.indexOf(wanted)
  if (at < 0) return text
  const end = at + wanted.length
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, end)}</mark>
      {text.slice(end)}
    </>
  )
}
