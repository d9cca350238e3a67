// zod on the way in, a serialiser compiled from the same schemas on the way out (STACK.md: measured).
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify'
import fastJson from 'fast-json-stringify'
import { z } from 'zod'

/** Checks a part of a request; a missing body counts as an empty object. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data) => {
    // With the input, since "missing" and "of the wrong type" are told apart by it.
    const read = schema.safeParse(httpPart === 'body' ? (data ?? {}) : data, { reportInput: true })
    return read.success ? { value: read.data } : { error: read.error as Error }
  }

type Write = (answer: unknown) => string
/** Operations with the same answer share its serialiser, which takes a while to make and much memory to keep. */
const serializers = new WeakMap<z.ZodType, Write>()

/** Writes answers by their schema: what it does not name does not get out. */
export const serializerCompiler: FastifySerializerCompiler<z.ZodType> = ({ schema }) => {
  const made: Write =
    serializers.get(schema) ?? fastJson(jsonSchema(schema, 'output', 'draft-7') as unknown as fastJson.Schema)
  serializers.set(schema, made)
  return made
}

/** A zod schema as JSON Schema, with unions of a type and null as one type where that says the same. */
export function jsonSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
  target: 'draft-7' | 'draft-2020-12' = 'draft-2020-12',
): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    io,
    target,
    unrepresentable: 'any',
    override: ({ jsonSchema: made }) => {
      const { anyOf } = made
      const [first, second] = anyOf ?? []
      if (
        anyOf?.length !== 2 ||
        typeof first !== 'object' ||
        typeof second !== 'object' ||
        second.type !== 'null' ||
        typeof first.type !== 'string'
      )
        return
      delete made.anyOf
      Object.assign(made, first, { type: [first.type, 'null'] })
      if (Array.isArray(first.enum)) made.enum = [...first.enum, null]
    },
  })
}
