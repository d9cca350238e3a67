// Checks a value against a JSON Schema of our document: the keywords that it uses, and no others, so that nothing is taken for checked that was not.

export type Schema = Readonly<Record<string, unknown>>

/** Resolves `#/components/schemas/Name`. */
export type Resolve = (reference: string) => Schema

/** What does not fit, as a sentence with its path; undefined where all fits. */
export function misfit(schema: Schema, value: unknown, resolve: Resolve, path = '$'): string | undefined {
  for (const [keyword, rule] of Object.entries(schema)) {
    if (annotations.has(keyword)) continue
    const check = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined
    if (!check) return `${path}: the keyword ${keyword} is not known here`
    const problem = check(rule, value, { schema, resolve, path })
    if (problem !== undefined) return problem
  }
  return undefined
}

interface Place {
  readonly schema: Schema
  readonly resolve: Resolve
  readonly path: string
}
type Keyword = (rule: unknown, value: unknown, place: Place) => string | undefined

const annotations = new Set(['description', 'title', 'default', 'x-read-roles', '$schema', 'id'])

const keywords: Readonly<Record<string, Keyword>> = {
  $ref: (rule, value, { resolve, path }) => misfit(resolve(String(rule)), value, resolve, path),
  type: (rule, value, { path }) => {
    const types = Array.isArray(rule) ? rule : [rule]
    return types.some((type) => isType(String(type), value))
      ? undefined
      : `${path} is no ${types.join(' or ')}`
  },
  enum: (rule, value, { path }) =>
    (rule as unknown[]).includes(value) ? undefined : `${path} is none of the choices`,
  const: (rule, value, { path }) => (rule === value ? undefined : `${path} is not ${JSON.stringify(rule)}`),
  anyOf: (rule, value, { resolve, path }) =>
    (rule as Schema[]).some((each) => misfit(each, value, resolve, path) === undefined)
      ? undefined
      : `${path} fits no alternative`,
  allOf: (rule, value, { resolve, path }) =>
    first((rule as Schema[]).map((each) => misfit(each, value, resolve, path))),
  properties: (rule, value, { resolve, path }) =>
    isObject(value)
      ? first(
          Object.entries(rule as Record<string, Schema>).map(([name, each]) =>
            Object.hasOwn(value, name) ? misfit(each, value[name], resolve, `${path}.${name}`) : undefined,
          ),
        )
      : undefined,
  required: (rule, value, { path }) =>
    isObject(value)
      ? first(
          (rule as string[]).map((name) =>
            Object.hasOwn(value, name) ? undefined : `${path}.${name} is missing`,
          ),
        )
      : undefined,
  additionalProperties: (rule, value, { schema, resolve, path }) => {
    if (!isObject(value) || rule === true) return undefined
    const known = isObject(schema['properties']) ? schema['properties'] : {}
    const patterns = Object.keys(isObject(schema['patternProperties']) ? schema['patternProperties'] : {})
    const others = Object.keys(value).filter(
      (name) =>
        !Object.hasOwn(known, name) && !patterns.some((pattern) => new RegExp(pattern, 'u').test(name)),
    )
    if (rule === false) return others.length === 0 ? undefined : `${path} has ${others.join(', ')} as well`
    return first(others.map((name) => misfit(rule as Schema, value[name], resolve, `${path}.${name}`)))
  },
  patternProperties: (rule, value, { resolve, path }) =>
    isObject(value)
      ? first(
          Object.entries(rule as Record<string, Schema>).flatMap(([pattern, each]) =>
            Object.keys(value)
              .filter((name) => new RegExp(pattern, 'u').test(name))
              .map((name) => misfit(each, value[name], resolve, `${path}.${name}`)),
          ),
        )
      : undefined,
  propertyNames: (rule, value, { resolve, path }) =>
    isObject(value)
      ? first(
          Object.keys(value).map((name) => misfit(rule as Schema, name, resolve, `${path} (name ${name})`)),
        )
      : undefined,
  items: (rule, value, { resolve, path }) =>
    Array.isArray(value)
      ? first(value.map((each: unknown, index) => misfit(rule as Schema, each, resolve, `${path}[${index}]`)))
      : undefined,
  format: (rule, value, { path }) => {
    const pattern = formats[String(rule)]
    if (!pattern) return `${path}: the format ${String(rule)} is not known here`
    return typeof value !== 'string' || pattern.test(value) ? undefined : `${path} is no ${String(rule)}`
  },
  minimum: (rule, value, { path }) =>
    typeof value !== 'number' || value >= Number(rule) ? undefined : `${path} is too small`,
  maximum: (rule, value, { path }) =>
    typeof value !== 'number' || value <= Number(rule) ? undefined : `${path} is too large`,
}

const formats: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  date: /^\d{4}-\d\d-\d\d$/,
  uuid: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
}

function isType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined)
}
