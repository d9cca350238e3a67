// Colours that chips and dots may have: names of the tokens of the design, never values.
import type { Label } from '#contract/language.ts'

export const toneLabels = {
  gray: { en: 'Grey', es: 'Gris' },
  blue: { en: 'Blue', es: 'Azul' },
  green: { en: 'Green', es: 'Verde' },
  amber: { en: 'Amber', es: 'Ámbar' },
  red: { en: 'Red', es: 'Rojo' },
  violet: { en: 'Violet', es: 'Violeta' },
  teal: { en: 'Teal', es: 'Turquesa' },
  pink: { en: 'Pink', es: 'Rosa' },
} as const satisfies Record<string, Label>
export type Tone = keyof typeof toneLabels
