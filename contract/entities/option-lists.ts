// The lists of choices that a workspace fills itself: which entity holds them, and the categories that give statuses meaning.
import type { Label } from '#contract/language.ts'

interface OptionList {
  readonly label: { readonly one: Label; readonly many: Label }
  /** Entity whose records are the options. */
  readonly entity: 'option' | 'tag'
  /** Closed list from which every figure is computed; names are the workspace's own. */
  readonly categories?: Readonly<Record<string, Label>>
}

export const optionLists = {
  contactStatus: {
    label: { one: { en: 'Status', es: 'Estado' }, many: { en: 'Statuses', es: 'Estados' } },
    entity: 'option',
    categories: {
      lead: { en: 'Lead', es: 'Lead' },
      prospect: { en: 'Prospect', es: 'Prospecto' },
      customer: { en: 'Customer', es: 'Cliente' },
      other: { en: 'Other', es: 'Otro' },
    },
  },
  service: {
    label: { one: { en: 'Service', es: 'Servicio' }, many: { en: 'Services', es: 'Servicios' } },
    entity: 'option',
  },
  source: {
    label: {
      one: { en: 'Traffic source', es: 'Fuente de tráfico' },
      many: { en: 'Traffic sources', es: 'Fuentes de tráfico' },
    },
    entity: 'option',
  },
  industry: {
    label: { one: { en: 'Industry', es: 'Sector' }, many: { en: 'Industries', es: 'Sectores' } },
    entity: 'option',
  },
  tag: {
    label: { one: { en: 'Tag', es: 'Etiqueta' }, many: { en: 'Tags', es: 'Etiquetas' } },
    entity: 'tag',
  },
} as const satisfies Record<string, OptionList>

export type OptionListName = keyof typeof optionLists
/** Entity whose records a list is made of; the choices of custom fields are options. */
export function entityOfList(name: string): 'option' | 'tag' {
  return optionList(name)?.entity ?? 'option'
}

export function optionList(name: string): OptionList | undefined {
  return Object.hasOwn(optionLists, name) ? optionLists[name as OptionListName] : undefined
}
