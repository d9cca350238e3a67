// A postal address.
import { z } from 'zod'
import { countryOf, isCountry } from './countries.ts'
import { fold } from './fold.ts'
import type { Kind, Parsed } from './kind.ts'
import { containsOperators } from './long-text.ts'
import { readBy, refused } from './parsed.ts'
import { joinBars, splitBars } from './separated.ts'
import { matchesText } from './text-filter.ts'
import { blankToNull, lineSchema } from './text.ts'

/** The parts in the order of a cell, and how long each may be. */
const LENGTHS = { line1: 200, line2: 200, city: 100, region: 100, postcode: 20 }
export const addressParts = ['line1', 'line2', 'city', 'region', 'postcode', 'country'] as const
export type AddressPart = (typeof addressParts)[number]

/** A part that is not known is null; `country` is ISO 3166 alpha-2. */
export type Address = Record<AddressPart, string | null>

/** An address without any part is no value. */
export function address(): Kind<Address> {
  return {
    name: 'address',
    options: {},
    wire: z.object({
      line1: z.string().nullable(),
      line2: z.string().nullable(),
      city: z.string().nullable(),
      region: z.string().nullable(),
      postcode: z.string().nullable(),
      country: z.string().nullable(),
    }),
    input: addressSchema,
    empty: null,
    column: 'jsonb',
    sortKey: 'none',
    operators: containsOperators,
    same: (a, b) => addressParts.every((part) => a[part] === b[part]),
    matches: (value, operator, operand) =>
      matchesText(value === null ? null : fold(joined(value)), operator, operand),
    print: (value) => joinBars(addressParts.map((part) => value[part] ?? '')),
    parse: parseAddress,
    searchText: joined,
  }
}

const NOTHING: Address = {
  line1: null,
  line2: null,
  city: null,
  region: null,
  postcode: null,
  country: null,
}

const countrySchema = z
  .string('wrong-type')
  .transform((code) => code.trim().toUpperCase())
  .refine(isCountry, 'bad-address')

const addressSchema: z.ZodType<Address | null> = z
  .strictObject(
    {
      line1: part(lineSchema(LENGTHS.line1)),
      line2: part(lineSchema(LENGTHS.line2)),
      city: part(lineSchema(LENGTHS.city)),
      region: part(lineSchema(LENGTHS.region)),
      postcode: part(lineSchema(LENGTHS.postcode)),
      country: part(countrySchema),
    },
    'wrong-type',
  )
  .transform((parts) => {
    const found = { ...NOTHING }
    for (const name of addressParts) found[name] = parts[name] ?? null
    return addressParts.some((name) => found[name] !== null) ? found : null
  })

/** Absent and blank are the same as null. */
function part(schema: z.ZodType<string>) {
  return z.preprocess(blankToNull, schema.nullable()).optional()
}

function joined(value: Address): string {
  return addressParts.flatMap((name) => value[name] ?? []).join(', ')
}

/** Six parts between bars, as printed; a text without a bar is a first line. */
function parseAddress(cell: string): Parsed<Address> {
  const parts = splitBars(cell)
  if (parts.length !== 1 && parts.length !== addressParts.length) return refused('bad-address', cell)
  const candidate = Object.fromEntries(addressParts.map((name, index) => [name, parts[index] ?? '']))
  const { country = '' } = candidate
  return readBy(addressSchema, { ...candidate, country: countryOf(country) ?? country }, cell)
}
