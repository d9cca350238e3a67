import { useState } from 'react'
import { SearchField } from '#web/ui/search-field.tsx'
import { findOperations, type ApiOperation } from './api-document.ts'
import { useDocsText } from './docs-text.ts'
import { MethodMark } from './method-mark.tsx'
import css from './docs.module.css'

/** Name of the introduction in the address; phones show the list alone where the address names nothing. */
export const START = 'start'

interface OperationListProps {
  readonly groups: ReadonlyMap<string, readonly ApiOperation[]>
  /** Name of the operation that is shown. */
  readonly chosen: string
}

/** Every operation under its tag, narrowed by words. */
export function OperationList({ groups, chosen }: OperationListProps) {
  const text = useDocsText()
  const [words, setWords] = useState('')
  const found = [...groups]
    .map(([tag, operations]) => ({ tag, hits: findOperations(operations, words) }))
    .filter(({ hits }) => hits.length > 0)
  return (
    <nav className={css['nav']} aria-label={text('operations')}>
      {/* On a phone the list is a page of its own. */}
      <h1 className={css['listTitle']}>{text('operations')}</h1>
      <div className={css['find']}>
        <SearchField label={text('find')} value={words} onSearch={setWords} width="100%" />
      </div>
      <div className={css['groups']}>
        <a
          href={`#${START}`}
          aria-current={chosen === '' || chosen === START ? 'page' : undefined}
          className={css['startLink']}
        >
          {text('start')}
        </a>
        {found.map(({ tag, hits }) => (
          <section key={tag} aria-labelledby={`tag-${tag}`}>
            <h2 id={`tag-${tag}`}>{tag}</h2>
            <ul>
              {hits.map((each) => (
                <li key={each.id}>
                  <a
                    href={`#${each.id}`}
                    title={each.summary}
                    aria-current={each.id === chosen ? 'page' : undefined}
                  >
                    <MethodMark method={each.method} />
                    <span>{shortPath(each)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {found.length === 0 ? <p className={css['nothing']}>{text('nothingFound')}</p> : null}
      </div>
    </nav>
  )
}

/** Every address begins alike; what differs is worth the room. */
function shortPath({ path }: ApiOperation): string {
  return path.replace(/^\/api\/v\d+/, '')
}
