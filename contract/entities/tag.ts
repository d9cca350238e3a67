// A word that people stick on records to find them again.
import { defineEntity, field, required } from '#contract/entity.ts'
import { choice } from '#contract/kinds/choice.ts'
import { text } from '#contract/kinds/text.ts'
import { toneLabels } from './tones.ts'

export const tag = defineEntity({
  name: 'tag',
  plural: 'tags',
  table: 'tag',
  code: 3,
  label: { one: { en: 'Tag', es: 'Etiqueta' }, many: { en: 'Tags', es: 'Etiquetas' } },
  owned: false,
  title: ['name'],
  titleFallback: [],
  search: { words: [], keys: [], through: [] },
  sections: { main: { en: 'Tag', es: 'Etiqueta' } },
  fields: {
    name: required(text({ max: 60 }), { en: 'Name', es: 'Nombre' }, { unique: true }),
    color: field(choice(toneLabels), { en: 'Colour', es: 'Color' }),
    /** Id of the tag that took over its records; history keeps showing this one's name. */
    mergedInto: field(text({ max: 36 }), { en: 'Merged into', es: 'Fusionada con' }, { computed: true }),
  },
  rollups: [],
  columns: ['color'],
})
