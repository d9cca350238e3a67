// A schema in a few words: "text, at most 60 characters", "list of Contact", "one of a, b".
import { alternativesOf, nameOfReference, type Schema } from './api-document.ts'
import type { DocsText } from './docs-text.ts'

/** Its type in words; `text` says them in the reader's language. */
export function typeWords(schema: Schema, text: DocsText): string {
  const name = nameOfReference(schema)
  if (name !== undefined) return name
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  const { choices, isNullable } = alternativesOf(schema)
  if (choices.length > 0) {
    const words = [...new Set(choices.map((each) => typeWords(each, text)))]
    return orEmpty(words.join(` ${text('or')} `), isNullable, text)
  }
  const types = [schema.type ?? []].flat()
  const [main = 'any'] = types.filter((each) => each !== 'null')
  return orEmpty(plainWords(main, schema, text), types.includes('null'), text)
}

function plainWords(type: string, schema: Schema, text: DocsText): string {
  if (schema.enum)
    return text('oneOf', {
      values: schema.enum
        .filter((each) => each !== null)
        .map(String)
        .join(', '),
    })
  switch (type) {
    case 'string':
      return schema.format === undefined ? text('typeText') : formatWords(schema.format, text)
    case 'integer':
      return text('typeInteger')
    case 'number':
      return text('typeNumber')
    case 'boolean':
      return text('typeBoolean')
    case 'array':
      return text('typeList', { of: schema.items ? typeWords(schema.items, text) : text('typeAny') })
    case 'object':
      return text('typeObject')
    default:
      return text('typeAny')
  }
}

function formatWords(format: string, text: DocsText): string {
  if (format === 'uuid') return text('typeId')
  if (format === 'date-time') return text('typeMoment')
  if (format === 'date') return text('typeDay')
  return format
}

function orEmpty(words: string, isNullable: boolean, text: DocsText): string {
  return isNullable ? `${words} ${text('or')} null` : words
}

/** What bounds a value, such as "at most 200 characters". */
export function limitWords(schema: Schema, text: DocsText): string[] {
  const { choices } = alternativesOf(schema)
  const [only] = choices
  const from = choices.length === 1 && only ? only : schema
  const said: string[] = []
  if (from.minLength !== undefined && from.minLength > 0)
    said.push(text('atLeastLetters', { count: from.minLength }))
  if (from.maxLength !== undefined) said.push(text('atMostLetters', { count: from.maxLength }))
  if (from.minimum !== undefined && Math.abs(from.minimum) < 1e15)
    said.push(text('atLeast', { value: from.minimum }))
  if (from.maximum !== undefined && Math.abs(from.maximum) < 1e15)
    said.push(text('atMost', { value: from.maximum }))
  if (from.maxItems !== undefined) said.push(text('atMostItems', { count: from.maxItems }))
  if (from.default !== undefined) said.push(text('byDefault', { value: JSON.stringify(from.default) }))
  return said
}
