import type { Parameter } from './api-document.ts'
import { useDocsText } from './docs-text.ts'
import { About } from './schema-tree.tsx'
import { limitWords, typeWords } from './schema-words.ts'
import css from './operation.module.css'

const places = { path: 'inPath', query: 'inQuery', header: 'inHeader' } as const

/** What an operation takes beside its body. */
export function ParameterTable({ parameters }: { parameters: readonly Parameter[] }) {
  const text = useDocsText()
  return (
    <ul className={css['tree']}>
      {parameters.map((each) => (
        <li key={`${each.in} ${each.name}`}>
          <div className={css['row']}>
            <code className={css['name']}>{each.name}</code>
            <span className={css['type']}>{typeWords(each.schema, text)}</span>
            <span className={css['place']}>{text(places[each.in])}</span>
            {each.required ? <span className={css['must']}>{text('required')}</span> : null}
            <About
              description={each.description ?? each.schema.description}
              facts={limitWords(each.schema, text)}
            />
          </div>
        </li>
      ))}
    </ul>
  )
}
