// State of a form: its values, what is wrong with each, and the answer of the server put beside the field it is about.
import { useRef, useState, type FormEvent } from 'react'
import type { z } from 'zod'
import { ApiProblem } from './client.ts'
import { checkValues } from './check-values.ts'
import { currentLanguage } from './language.ts'

export interface Form<Values> {
  readonly values: Values
  readonly set: (patch: Partial<Values>) => void
  /** What is wrong with the value of this path. */
  readonly error: (path: string) => string | undefined
  /** What is wrong with the whole; beside no field. */
  readonly problem: ApiProblem | undefined
  readonly isBusy: boolean
  /** Goes on `<form>`: checks, then sends. */
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

interface FormSettings<Values extends object> {
  readonly initial: Values
  /** Checks the values before they are sent. */
  readonly schema: z.ZodType
  /** Anything that a schema cannot say, by path. */
  readonly check?: (values: Values) => Readonly<Record<string, string | undefined>>
  readonly send: (values: Values) => Promise<void>
  /** What the paths of the server's answer begin with, such as `person.`. */
  readonly prefix?: string
}

/** The first field that is wrong gets the focus. */
export function useForm<Values extends object>(settings: FormSettings<Values>): Form<Values> {
  const { initial, schema, check, send, prefix = '' } = settings
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [problem, setProblem] = useState<ApiProblem>()
  const [isBusy, setBusy] = useState(false)
  const busy = useRef(false)

  const submit = async (form: HTMLFormElement) => {
    const wrong = { ...only(check?.(values) ?? {}), ...checkValues(schema, values, currentLanguage()) }
    setErrors(wrong)
    setProblem(undefined)
    if (Object.keys(wrong).length > 0) return focusFirstWrong(form)
    busy.current = true
    setBusy(true)
    try {
      await send(values)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      const beside = besideFields(error, prefix, values)
      setErrors(beside)
      if (Object.keys(beside).length === 0) setProblem(error)
      focusFirstWrong(form)
    } finally {
      busy.current = false
      setBusy(false)
    }
  }
  return {
    values,
    set: (patch) => {
      setValues((old) => ({ ...old, ...patch }))
      setErrors((old) => without(old, Object.keys(patch)))
    },
    error: (path) => errors[path],
    problem,
    isBusy,
    onSubmit: (event) => {
      event.preventDefault()
      if (!busy.current) void submit(event.currentTarget)
    },
  }
}

/** Errors of the answer that belong to a field of this form. */
function besideFields(error: ApiProblem, prefix: string, values: object): Record<string, string> {
  const own = (error.problem.errors ?? []).flatMap(({ path, message }) => {
    const name = path.startsWith(prefix) ? path.slice(prefix.length) : path
    return name in values ? [[name, message] as const] : []
  })
  return Object.fromEntries(own)
}

function focusFirstWrong(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid]')?.focus())
}

function without(errors: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => !names.includes(name)))
}

function only(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  )
}
