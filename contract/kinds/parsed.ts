// How the verdict of a schema becomes the answer of a cell reader.
import type { z } from 'zod'
import { fieldErrorCodes, type FieldErrorCode, type Parsed } from './kind.ts'

type Facts = Readonly<Record<string, string | number>>

/** A refusal that shows the beginning of what was written. */
export function refused(
  code: FieldErrorCode,
  written: string,
  facts: Facts = {},
): Extract<Parsed<never>, { ok: false }> {
  return { ok: false, code, values: { value: written.slice(0, 60).toWellFormed(), ...facts } }
}

/** Reads a candidate by a kind's `input`; a refusal shows the part it is about, else `written`. */
export function readBy<Value>(
  input: z.ZodType<Value | null>,
  candidate: unknown,
  written: string,
  facts: Facts = {},
): Parsed<Value> {
  const read = input.safeParse(candidate)
  if (read.success) return read.data === null ? refused('required', written) : { ok: true, value: read.data }
  const [issue] = read.error.issues
  const part = issue?.path.reduce(inner, candidate)
  return refused(codeOf(issue?.message), typeof part === 'string' ? part : written, facts)
}

function inner(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

/** Messages of the schemas of this folder are codes. */
function codeOf(message: string | undefined): FieldErrorCode {
  return fieldErrorCodes.find((code) => code === message) ?? 'wrong-type'
}
