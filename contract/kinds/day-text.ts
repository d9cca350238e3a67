// Days as people write them.
import type { Language } from '#contract/language.ts'
import { fold } from './fold.ts'
import { daySchema } from './operators.ts'

/** Folded names of the months in both languages; three letters or more of a name will do. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'enero'],
  ['february', 'febrero'],
  ['march', 'marzo'],
  ['april', 'abril'],
  ['may', 'mayo'],
  ['june', 'junio'],
  ['july', 'julio'],
  ['august', 'agosto'],
  ['september', 'septiembre', 'setiembre'],
  ['october', 'octubre'],
  ['november', 'noviembre'],
  ['december', 'diciembre'],
]

/**
 * The day that a text names, as `YYYY-MM-DD`, or undefined. 3/4/2026 is in March in English and in April in Spanish;
 * an order that the language does not have is refused, as guessing would spoil the other rows of the same file.
 */
export function readDay(text: string, language: Language): string | undefined {
  const folded = fold(text)
  return (
    dayFrom(
      /^(?<y>\d{4})([-/.])(?<m>\d{1,2})\2(?<d>\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?$/.exec(folded),
    ) ??
    dayFrom(/^(?<d>\d{1,2})\.\s?(?<m>\d{1,2})\.\s?(?<y>\d{4})$/.exec(folded)) ??
    dayFrom(
      language === 'en'
        ? /^(?<m>\d{1,2})([-/])(?<d>\d{1,2})\2(?<y>\d{4})$/.exec(folded)
        : /^(?<d>\d{1,2})([-/])(?<m>\d{1,2})\2(?<y>\d{4})$/.exec(folded),
    ) ??
    dayFrom(
      /^(?<d>\d{1,2})(?:st|nd|rd|th|\.)?[- ](?:de )?(?<m>[a-z]{3,})\.?,?[- ](?:del? )?(?<y>\d{4})$/.exec(
        folded,
      ),
    ) ??
    dayFrom(/^(?<m>[a-z]{3,})\.? (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>\d{4})$/.exec(folded))
  )
}

function dayFrom(match: RegExpExecArray | null): string | undefined {
  const { y = '', m = '', d = '' } = match?.groups ?? {}
  const month = /^\d/.test(m)
    ? Number(m)
    : MONTHS.findIndex((names) => names.some((name) => name.startsWith(m))) + 1
  const day = `${y}-${String(month).padStart(2, '0')}-${d.padStart(2, '0')}`
  return match && daySchema.safeParse(day).success ? day : undefined
}
