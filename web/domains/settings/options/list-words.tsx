// How a list of choices is called: those of the contract by its own words, those of a field by the field's name.
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { optionLists, optionList, type OptionListName } from '#contract/entities/option-lists.ts'
import { fieldOf } from '#contract/entity.ts'
import { settingsPath } from '#web/api/address.ts'
import { useLabel, useLanguage } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useFieldsText } from '#web/domains/settings/fields/fields-text.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'

interface ListWords {
  readonly title: string
  readonly effect: ReactNode
  /** On the button that adds one. */
  readonly add: string
}

const effects = {
  contactStatus: 'statusesEffect',
  service: 'servicesEffect',
  source: 'sourcesEffect',
  industry: 'industriesEffect',
  tag: 'tagsEffect',
} as const satisfies Record<OptionListName, string>

/** Undefined for a list that is not there. */
export function useListWords(list: string): ListWords | undefined {
  const text = useSettingsText()
  const fieldsText = useFieldsText()
  const label = useLabel()
  const language = useLanguage()
  const meta = useMeta()
  const names = optionList(list)?.label
  const add = (one: string) => text('createItem', { object: one.toLocaleLowerCase(language) })
  if (names && list in optionLists)
    return {
      title: label(names.many),
      effect: text(effects[list as OptionListName]),
      add: add(label(names.one)),
    }
  const item = meta.fields.find(({ key }) => key === list)
  const entity = item && meta.entity(item.entity)
  const field = entity && fieldOf(entity, list)
  if (!entity || !field) return undefined
  const objects = label(entity.label.many).toLocaleLowerCase(language)
  return {
    title: label(field.label),
    effect: (
      <>
        {fieldsText('listEffect', { field: label(field.label), objects })}{' '}
        <Link to={settingsPath('fields')} search={{ of: entity.name }}>
          {fieldsText('backToFields')}
        </Link>
      </>
    ),
    add: add(fieldsText('choice')),
  }
}
