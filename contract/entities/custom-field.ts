// A field that a workspace adds to contacts or companies; see custom-fields.ts for what it becomes.
import { defineEntity, field, required } from '#contract/entity.ts'
import type { Label } from '#contract/language.ts'
import { choice } from '#contract/kinds/choice.ts'
import { localText } from '#contract/kinds/local-text.ts'
import { moment } from '#contract/kinds/moment.ts'
import { number } from '#contract/kinds/number.ts'
import { text } from '#contract/kinds/text.ts'
import { value } from '#contract/kinds/value.ts'
import { yesNo } from '#contract/kinds/yes-no.ts'

/** Kinds that people choose from. `choice` and `choices` take their choices from options whose list is the field's key. */
export const customKinds = {
  text: { en: 'Text', es: 'Texto' },
  longText: { en: 'Long text', es: 'Texto largo' },
  number: { en: 'Number', es: 'Número' },
  money: { en: 'Money', es: 'Importe' },
  yesNo: { en: 'Yes or no', es: 'Sí o no' },
  day: { en: 'Day', es: 'Día' },
  moment: { en: 'Day and time', es: 'Día y hora' },
  choice: { en: 'One choice', es: 'Una opción' },
  choices: { en: 'Several choices', es: 'Varias opciones' },
  emails: { en: 'E-mails', es: 'Correos' },
  phones: { en: 'Phones', es: 'Teléfonos' },
  url: { en: 'Web address', es: 'Dirección web' },
  address: { en: 'Address', es: 'Dirección' },
  user: { en: 'Member', es: 'Miembro' },
  contact: { en: 'Contact', es: 'Contacto' },
  company: { en: 'Company', es: 'Empresa' },
} as const satisfies Record<string, Label>
export type CustomKind = keyof typeof customKinds

/** What a role may do with the content of a field, within what it may do with the record. */
const accessLabels = {
  write: { en: 'See and change', es: 'Ver y cambiar' },
  read: { en: 'See', es: 'Ver' },
  none: { en: 'Hidden', es: 'Oculto' },
} as const satisfies Record<string, Label>
const accessLevel = (label: Label) =>
  required<keyof typeof accessLabels>(choice(accessLabels), label, { initial: 'write' })

export const customField = defineEntity({
  name: 'field',
  plural: 'fields',
  table: 'field',
  code: 6,
  label: { one: { en: 'Field', es: 'Campo' }, many: { en: 'Fields', es: 'Campos' } },
  owned: false,
  title: ['name'],
  titleFallback: [],
  search: { words: [], keys: [], through: [] },
  sections: { main: { en: 'Field', es: 'Campo' } },
  fields: {
    entity: required(
      choice({
        contact: { en: 'Contacts', es: 'Contactos' },
        company: { en: 'Companies', es: 'Empresas' },
      }),
      { en: 'Of', es: 'De' },
    ),
    name: required(text({ max: 60 }), { en: 'Name', es: 'Nombre' }, { unique: true, uniqueWithin: 'entity' }),
    names: field(localText({ max: 60 }), { en: 'Name per language', es: 'Nombre por idioma' }),
    kind: required(choice(customKinds), { en: 'Kind', es: 'Tipo' }),
    help: field(text({ max: 200 }), { en: 'Help text', es: 'Texto de ayuda' }),
    /** Key of a section of the entity, or a heading of the workspace's own. */
    section: field(text({ max: 60 }), { en: 'Section', es: 'Sección' }),
    position: required(
      number({ min: 0, max: 1_000_000_000 }),
      { en: 'Position', es: 'Posición' },
      { initial: 0 },
    ),
    mandatory: required(yesNo(), { en: 'Must be filled in', es: 'Obligatorio' }, { initial: false }),
    initial: field(value(), { en: 'Default', es: 'Valor inicial' }),
    sortable: required(yesNo(), { en: 'Sortable', es: 'Ordenable' }, { initial: false }),
    searchable: required(yesNo(), { en: 'Found by search', es: 'En la búsqueda' }, { initial: false }),
    decimals: field(number({ min: 0, max: 6, decimals: 0 }), { en: 'Decimals', es: 'Decimales' }),
    min: field(number({ decimals: 6 }), { en: 'At least', es: 'Como mínimo' }),
    max: field(number({ decimals: 6 }), { en: 'At most', es: 'Como máximo' }),
    /** When its content was erased from all records, thirty days after it was deleted. */
    erasedAt: field(moment(), { en: 'Content erased', es: 'Contenido borrado' }, { computed: true }),
    managerAccess: accessLevel({ en: 'Managers', es: 'Gerentes' }),
    repAccess: accessLevel({ en: 'Reps', es: 'Comerciales' }),
    readOnlyAccess: accessLevel({ en: 'Read-only members', es: 'Miembros de solo lectura' }),
  },
  rollups: [],
  columns: ['entity', 'kind', 'section', 'mandatory'],
})
