// Parts of the form of a field: limits of numbers, section, default, and what roles may do.
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { customField } from '#contract/entities/custom-field.ts'
import { field as fieldOfKind } from '#contract/entity.ts'
import { entityOf } from '#contract/entities/list.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import settings from '#web/domains/settings/settings.module.css'
import { QuickAddField } from '#web/records/quick-add-field.tsx'
import { SelectField } from '#web/ui/select/select-field.tsx'
import { kindOfDraft, type FieldDraft } from './field-draft.ts'
import type { FieldFormProps } from './field-form.tsx'
import { fieldGroups } from './field-groups.ts'
import { useFieldsText } from './fields-text.ts'
import css from './fields.module.css'

/** How a number is written and what it may be. */
export function FieldLimits({ form }: FieldFormProps) {
  const text = useFieldsText()
  return (
    <div className={css['limits']}>
      {(['decimals', 'min', 'max'] as const).map((name) => (
        <TextInput
          key={name}
          label={text(name)}
          placeholder={name === 'decimals' ? '2' : text('noLimit')}
          value={form.values[name]}
          error={form.error(name)}
          inputMode="decimal"
          autoComplete="off"
          onChange={(event) => form.set({ [name]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}

/** A section that is there, or a heading of one's own. */
export function FieldSection({ entity, form, others }: FieldFormProps) {
  const text = useFieldsText()
  const label = useLabel()
  const { section } = form.values
  const known = fieldGroups(entityOf(entity.name), others).map((group) => ({
    value: group.section ?? NONE,
    label: label(group.label),
  }))
  const value = section ?? NONE
  const isKnown = known.some((each) => each.value === value)
  return (
    <SelectField
      label={text('section')}
      description={text('sectionHelp')}
      value={value}
      options={isKnown ? known : [...known, { value, label: value }]}
      error={form.error('section')}
      onChange={(next) => form.set({ section: next === NONE ? null : next })}
      onCreate={(heading) => form.set({ section: heading.trim().slice(0, 60) })}
    />
  )
}

/** Stands for no section; headings are never blank. */
const NONE = ' '

/** The default, by the input of the field's own kind. */
export function FieldDefault({ entity, form, field }: FieldFormProps) {
  const text = useFieldsText()
  const meta = useMeta()
  const [refused, setRefused] = useState<string>()
  const kind = kindOfDraft(form.values, field?.id ?? '', meta.cellContext({}))
  const { label } = customField.fields.initial
  return (
    <div>
      <QuickAddField
        entity={entity}
        name="initial"
        field={fieldOfKind(kind, label)}
        value={form.values.initial}
        refs={{}}
        error={form.error('initial') ?? refused}
        isFirst={false}
        isHalf={false}
        onValue={(initial) => {
          setRefused(undefined)
          form.set({ initial })
        }}
        onError={setRefused}
      />
      <p className={settings['calm']}>{text('defaultHelp')}</p>
    </div>
  )
}

const levels = ['write', 'read', 'none'] as const

/** What each role may do with the content, where it may do so with the record. */
export function FieldAccess({ form }: FieldFormProps) {
  const text = useFieldsText()
  const label = useLabel()
  const { fields } = customField
  const { kind } = fields.repAccess
  const nameOfLevel = (level: (typeof levels)[number]) => {
    const name = kind.choiceLabels?.[level]
    return name ? label(name) : level
  }
  return (
    <fieldset className={css['access']}>
      <legend>{text('access')}</legend>
      <p>{text('accessHelp')}</p>
      {(['managerAccess', 'repAccess', 'readOnlyAccess'] as const).map((name) => {
        // Whoever only reads records has nothing to change in them.
        const offered = name === 'readOnlyAccess' ? levels.slice(1) : levels
        const level = form.values[name]
        return (
          <div key={name}>
            <span aria-hidden>{label(fields[name].label)}</span>
            <SelectField
              isBare
              label={label(fields[name].label)}
              width={172}
              value={offered.includes(level) ? level : 'read'}
              options={offered.map((value) => ({ value, label: nameOfLevel(value) }))}
              onChange={(next) => {
                const chosen = levels.find((each) => each === next)
                if (chosen) form.set(accessPatch(form.values, name, chosen))
              }}
            />
          </div>
        )
      })}
    </fieldset>
  )
}

/** What is hidden from somebody is not found by search, which would tell. */
function accessPatch(
  { searchable }: FieldDraft,
  name: 'managerAccess' | 'repAccess' | 'readOnlyAccess',
  level: (typeof levels)[number],
): Partial<FieldDraft> {
  return { [name]: level, searchable: searchable && level !== 'none' }
}
