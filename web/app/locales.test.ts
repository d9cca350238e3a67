import { expect, test } from 'vitest'

type Words = Readonly<Record<string, string>>
const files = import.meta.glob<{ en?: Words; es?: Words }>(['../**/locales/*.ts', '!../**/*.test.ts'], {
  eager: true,
})
/** Pairs of files that differ in the language alone: `en.ts` and `es.ts`, `list-en.ts` and `list-es.ts`. */
const pairs = Object.entries(files).flatMap(([name, { en }]) => {
  if (en === undefined) return []
  const other = name.replace(/en\.ts$/, 'es.ts')
  return [{ name, en, es: files[other]?.es ?? {} }]
})

const blanks = (text: string) => [...text.matchAll(/\{\{[^}]*\}\}/g)].map(([blank]) => blank).sort()

test('S149 every file of words has its Spanish twin with the same keys and no other blanks', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(8)
  for (const { name, en, es } of pairs) {
    const keys = Object.keys(es).filter((key) => !key.endsWith('_many'))
    expect({ name, keys: keys.toSorted() }).toEqual({ name, keys: Object.keys(en).toSorted() })
    for (const [key, text] of Object.entries(en)) {
      // A sentence may do without one (gender forbids "el {{entity}}"), but not ask for what nobody fills in.
      const unknown = blanks(es[key] ?? '').filter((blank) => !blanks(text).includes(blank))
      expect({ name, key, unknown }).toEqual({ name, key, unknown: [] })
    }
  }
})

test('S149 no text is blank, and blanks have a form that is filled in', () => {
  for (const { name, en, es } of pairs) {
    for (const [key, text] of [...Object.entries(en), ...Object.entries(es)]) {
      expect({ name, key, isBlank: text.trim() === '' }).toEqual({ name, key, isBlank: false })
      const strange = blanks(text).filter((blank) => !/^\{\{\w+(, number)?\}\}$/.test(blank))
      expect({ name, key, strange }).toEqual({ name, key, strange: [] })
    }
  }
})

test('S149 what is counted has a form for one and for many', () => {
  for (const { name, en } of pairs) {
    for (const key of Object.keys(en).filter((each) => each.endsWith('_one'))) {
      expect(Object.keys(en), name).toContain(key.replace(/_one$/, '_other'))
    }
  }
})
