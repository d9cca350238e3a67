// A choice of one of the workspace's lists: a status, a service, a traffic source, an industry.
import { defineEntity, field, required } from '#contract/entity.ts'
import { choice } from '#contract/kinds/choice.ts'
import { localText } from '#contract/kinds/local-text.ts'
import { number } from '#contract/kinds/number.ts'
import { text } from '#contract/kinds/text.ts'
import { yesNo } from '#contract/kinds/yes-no.ts'
import { optionLists } from './option-lists.ts'
import { toneLabels } from './tones.ts'

export const option = defineEntity({
  name: 'option',
  plural: 'options',
  table: 'option',
  code: 4,
  label: { one: { en: 'Option', es: 'Opción' }, many: { en: 'Options', es: 'Opciones' } },
  owned: false,
  title: ['name'],
  titleFallback: [],
  search: { words: [], keys: [], through: [] },
  sections: { main: { en: 'Option', es: 'Opción' } },
  fields: {
    /** One of `optionLists`, or the key of a custom field that is chosen from. */
    list: required(text({ max: 40 }), { en: 'List', es: 'Lista' }),
    name: required(text({ max: 60 }), { en: 'Name', es: 'Nombre' }, { unique: true, uniqueWithin: 'list' }),
    names: field(localText({ max: 60 }), { en: 'Name per language', es: 'Nombre por idioma' }),
    category: field(choice(optionLists.contactStatus.categories), { en: 'Category', es: 'Categoría' }),
    group: field(text({ max: 60 }), { en: 'Group', es: 'Grupo' }),
    color: field(choice(toneLabels), { en: 'Colour', es: 'Color' }),
    position: required(
      number({ min: 0, max: 1_000_000_000 }),
      { en: 'Position', es: 'Posición' },
      { initial: 0 },
    ),
    archived: required(yesNo(), { en: 'Archived', es: 'Archivada' }, { initial: false }),
    /** Id of the option that took over its records; history keeps showing this one's name. */
    mergedInto: field(text({ max: 36 }), { en: 'Merged into', es: 'Fusionada con' }, { computed: true }),
  },
  rollups: [],
  partOf: 'list',
  columns: ['list', 'category', 'color'],
})
