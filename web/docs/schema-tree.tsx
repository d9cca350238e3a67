// A schema as a tree that opens: each field with its type, its limits and who reads it.
import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { roleLabels } from '#contract/access.ts'
import { useLabel } from '#web/api/i18n.ts'
import { alternativesOf, nameOfReference, resolve, type ApiDocument, type Schema } from './api-document.ts'
import { useDocsText } from './docs-text.ts'
import { limitWords, typeWords } from './schema-words.ts'
import parts from './parts.module.css'
import css from './operation.module.css'

interface SchemaTreeProps {
  readonly schema: Schema
  readonly document: ApiDocument
  /** Said of the list of fields. */
  readonly label: string
}

/** The fields of an object; of a list, those of its entries; of alternatives, those of the ones that have any. */
export function SchemaTree({ schema, document, label }: SchemaTreeProps) {
  const text = useDocsText()
  const objects = partsOf(schema, document)
  if (objects.length === 0) return <p className={parts['about']}>{typeWords(schema, text)}</p>
  return objects.map((part, at) => (
    <ul key={at} className={css['tree']} aria-label={label}>
      {Object.entries(part.properties ?? {}).map(([name, each]) => (
        <Field
          key={name}
          name={name}
          schema={each}
          isRequired={part.required?.includes(name) ?? false}
          document={document}
        />
      ))}
    </ul>
  ))
}

interface FieldProps {
  readonly name: string
  readonly schema: Schema
  readonly isRequired: boolean
  readonly document: ApiDocument
}

function Field({ name, schema, isRequired, document }: FieldProps) {
  const [isOpen, setOpen] = useState(false)
  const row = <FieldRow name={name} schema={schema} isRequired={isRequired} document={document} />
  if (partsOf(schema, document).length === 0) return <li>{row}</li>
  return (
    <li>
      {/* What is inside is drawn only when it is asked for: schemas may hold themselves. */}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <IconChevronRight size={13} aria-hidden />
          {row}
        </summary>
        {isOpen ? (
          <div className={css['inner']}>
            <SchemaTree schema={schema} document={document} label={name} />
          </div>
        ) : null}
      </details>
    </li>
  )
}

function FieldRow({ name, schema, isRequired, document }: FieldProps) {
  const text = useDocsText()
  const label = useLabel()
  const whole = resolve(schema, document)
  const description = schema.description ?? (nameOfReference(schema) ? undefined : whole.description)
  const readers = schema['x-read-roles']
  const facts = [
    ...limitWords(whole, text),
    ...(readers
      ? [text('readBy', { roles: readers.map((role) => label(roleLabels[role])).join(', ') })]
      : []),
  ]
  return (
    <div className={css['row']}>
      <code className={css['name']}>{name}</code>
      <span className={css['type']}>{typeWords(schema, text)}</span>
      {isRequired ? <span className={css['must']}>{text('required')}</span> : null}
      <About description={description} facts={facts} />
    </div>
  )
}

/** What a value is for and what bounds it; nothing where nothing is said. */
export function About({ description, facts }: { description: string | undefined; facts: readonly string[] }) {
  if (description === undefined && facts.length === 0) return null
  return (
    <span className={parts['about']} data-about="">
      {description === undefined ? null : <span lang="en">{description}</span>}
      {description !== undefined && facts.length > 0 ? ' · ' : null}
      {facts.join(', ')}
    </span>
  )
}

/** The objects inside a schema whose fields are worth showing. */
function partsOf(schema: Schema, document: ApiDocument): Schema[] {
  const whole = resolve(schema, document)
  if (whole.properties) return Object.keys(whole.properties).length > 0 ? [whole] : []
  if (whole.items) return partsOf(whole.items, document)
  if (typeof whole.additionalProperties === 'object') return partsOf(whole.additionalProperties, document)
  return alternativesOf(whole).choices.flatMap((each) =>
    nameOfReference(each) ? [] : partsOf(each, document),
  )
}
