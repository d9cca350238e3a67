// Made-up names for measured data.
import { pick } from '#server/testing/random.ts'

const syllables = [
  'ba',
  'cor',
  'del',
  'fer',
  'gal',
  'hol',
  'jan',
  'kar',
  'lin',
  'mor',
  'nor',
  'pal',
  'quin',
  'ros',
  'sal',
  'tor',
  'val',
  'wen',
]
const endings = ['do', 'ni', 'sen', 'ski', 'ez', 'son', 'ner', 'mann', 'ía', 'ov', 'ing', 'ley']

/** A made-up name of two or three syllables; common ones repeat, rare ones are many. */
export function inventName(random: () => number): string {
  const name = pick(random, syllables, 1.7) + pick(random, syllables) + pick(random, endings)
  return name.charAt(0).toUpperCase() + name.slice(1)
}
