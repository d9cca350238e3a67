// Each language by its own name, as those look for it who do not read the other one.
import type { Language } from '#contract/language.ts'

export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' }
