// The languages of the product and the texts that a definition carries in each of them.
import { z } from 'zod'

export const languages = ['en', 'es'] as const
export type Language = (typeof languages)[number]
export const languageSchema = z.enum(languages)

/** A text in every language of the product; a missing one does not compile. */
export type Label = Readonly<Record<Language, string>>

/** Replaces `{name}` by the value of that name. */
export function fill(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
