// Adding an option or a tag: its names, colour, and for a status its category.
import { Button, TextInput } from '@mantine/core'
import type { option } from '#contract/entities/option.ts'
import { optionList } from '#contract/entities/option-lists.ts'
import { toneLabels, type Tone } from '#contract/entities/tones.ts'
import { languages, type Language } from '#contract/language.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useForm } from '#web/api/use-form.ts'
import { languageNames } from '#web/domains/profile/language-names.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { Callout } from '#web/ui/callout.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SelectField } from '#web/ui/select/select-field.tsx'
import { z } from 'zod'
import type { ItemEdits } from './use-item-edits.ts'
import type { OptionGroup } from './use-option-moves.ts'
import css from '#web/domains/settings/settings.module.css'

interface NewItemPanelProps {
  readonly list: string
  /** Also the words on its button. */
  readonly title: string
  readonly groups: readonly OptionGroup[]
  readonly edits: ItemEdits
  /** Where a new one of a category gets its place. */
  readonly place: (category: string | null) => number
  readonly onClose: () => void
}

interface Draft {
  readonly en: string
  readonly es: string
  readonly category: string | null
  readonly color: string | null
  readonly group: string
  /** Where the server's word on the name is put. */
  readonly name: string
}

const FORM = 'new-item'

export function NewItemPanel({ list, title, groups, edits, place, onClose }: NewItemPanelProps) {
  const text = useSettingsText()
  const label = useLabel()
  const home = useMeta().workspace.language
  const hasCategories = optionList(list)?.categories !== undefined
  const form = useForm<Draft>({
    initial: { en: '', es: '', category: groups[0]?.id || null, color: 'gray', group: '', name: '' },
    schema: z.unknown(),
    check: (draft) => ({ [home]: draft[home].trim() === '' ? text('nameRequired') : undefined }),
    send: async (draft) => {
      await edits.create(
        valuesOf(draft, list, home, place),
        text('itemCreated', { name: draft[home].trim() }),
      )
      onClose()
    },
  })
  const { values, set } = form
  const inOrder = [home, ...languages.filter((each) => each !== home)]
  return (
    <Panel
      title={title}
      width={372}
      onClose={onClose}
      footer={
        <>
          <Button type="submit" form={FORM} loading={form.isBusy}>
            {title}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {text('cancel')}
          </Button>
        </>
      }
    >
      <form id={FORM} className={css['form']} onSubmit={form.onSubmit} noValidate>
        {form.problem ? <Callout tone="bad" title={form.problem.message} /> : null}
        {inOrder.map((language) => (
          <TextInput
            key={language}
            label={text('nameIn', { language: languageNames[language] })}
            description={language === home ? undefined : text('nameOptional')}
            value={values[language]}
            error={form.error(language) ?? (language === home ? form.error('name') : undefined)}
            autoFocus={language === home}
            maxLength={60}
            autoComplete="off"
            lang={language}
            onChange={(event) => set({ [language]: event.currentTarget.value, name: '' })}
          />
        ))}
        {hasCategories ? (
          <SelectField
            label={text('category')}
            description={text('categoryHelp')}
            value={values.category}
            options={groups.map((group) => ({
              value: group.id,
              label: group.label ? label(group.label) : group.id,
            }))}
            error={form.error('category')}
            onChange={(category) => set({ category })}
          />
        ) : null}
        <ColourField value={values.color} onChange={(color) => set({ color })} />
        {hasCategories ? (
          <TextInput
            label={text('group')}
            description={text('groupHelp')}
            value={values.group}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => set({ group: event.currentTarget.value })}
          />
        ) : null}
      </form>
    </Panel>
  )
}

export function ColourField({
  value,
  onChange,
}: {
  value: string | null
  onChange: (value: string | null) => void
}) {
  const text = useSettingsText()
  const label = useLabel()
  return (
    <SelectField
      label={text('colColour')}
      value={value}
      options={(Object.keys(toneLabels) as Tone[]).map((tone) => ({
        value: tone,
        tone,
        label: label(toneLabels[tone]),
      }))}
      onChange={onChange}
    />
  )
}

function valuesOf(draft: Draft, list: string, home: Language, place: NewItemPanelProps['place']) {
  const names = Object.fromEntries(
    languages.map((language) => [language, draft[language].trim()]).filter(([, name]) => name !== ''),
  )
  return {
    list,
    name: draft[home].trim(),
    names,
    color: draft.color,
    position: place(draft.category),
    ...(draft.category === null ? {} : { category: draft.category }),
    ...(draft.group.trim() === '' ? {} : { group: draft.group.trim() }),
  } satisfies Partial<Record<keyof typeof option.fields, unknown>>
}
