// A group of members; teams form a tree, and a manager's team reaches down to the ones below.
import { defineEntity, field, required } from '#contract/entity.ts'
import { reference } from '#contract/kinds/reference.ts'
import { text } from '#contract/kinds/text.ts'

export const team = defineEntity({
  name: 'team',
  plural: 'teams',
  table: 'team',
  code: 5,
  label: { one: { en: 'Team', es: 'Equipo' }, many: { en: 'Teams', es: 'Equipos' } },
  owned: false,
  title: ['name'],
  titleFallback: [],
  search: { words: [], keys: [], through: [] },
  sections: { main: { en: 'Team', es: 'Equipo' } },
  fields: {
    name: required(text({ max: 80 }), { en: 'Name', es: 'Nombre' }, { unique: true }),
    parentId: field(reference({ entity: 'team' }), { en: 'Part of', es: 'Parte de' }),
  },
  rollups: [],
  columns: ['parentId'],
})
