// Records that the scenarios ask for, found through the API as the person who will ask for them.
import { z } from 'zod'
import { send } from './measure.ts'
import type { Landmarks } from './scenarios.ts'

const page = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      firstName: z.string().nullable(),
      phones: z.array(z.object({ value: z.string() })),
      emails: z.array(z.object({ value: z.string() })),
    }),
  ),
  next: z.string().nullable(),
})

export async function landmarks(
  origin: string,
  headers: Readonly<Record<string, string>>,
  size: number,
): Promise<Landmarks> {
  const first = page.parse(
    JSON.parse(await send(origin, headers, { method: 'GET', path: '/contacts?limit=200' })),
  )
  const offset = Math.min(
    100_000,
    Math.floor(size / 2),
    Math.max(0, first.items.length - 51 + (first.next === null ? 0 : 100_000)),
  )
  const deep =
    first.next === null
      ? first
      : page.parse(
          JSON.parse(
            await send(origin, headers, { method: 'GET', path: `/contacts?limit=50&offset=${offset}` }),
          ),
        )
  const one = first.items[0]
  return {
    ids: first.items.map((item) => item.id),
    middle: {
      id: deep.items[0]?.id ?? '01900000-0000-7000-8000-000000000000',
      cursor: deep.next ?? undefined,
    },
    commonName: (one?.firstName ?? 'Bacorsen').toLowerCase(),
    phone: one?.phones[0]?.value ?? '+493012345678',
    mail: one?.emails[0]?.value ?? 'bacordo.delez@firm1.example',
  }
}
