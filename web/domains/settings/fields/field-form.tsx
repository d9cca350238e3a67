// The form of a field, new or there: each setting with what it does in one line.
import { Textarea, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { isChosenFrom } from '#contract/custom-fields.ts'
import { customKinds, type CustomKind } from '#contract/entities/custom-field.ts'
import { field as fieldOfKind, type Entity } from '#contract/entity.ts'
import { languages } from '#contract/language.ts'
import { settingsPath } from '#web/api/address.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import type { Form } from '#web/api/use-form.ts'
import { languageNames } from '#web/domains/profile/language-names.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import settings from '#web/domains/settings/settings.module.css'
import { KindIcon } from '#web/records/list-kind-icon.tsx'
import { readCandidate } from '#web/records/widgets/read-value.ts'
import { Callout } from '#web/ui/callout.tsx'
import { Info } from '#web/ui/info.tsx'
import { SelectField } from '#web/ui/select/select-field.tsx'
import { kindOfDraft, readBound, type Bound, type FieldDraft } from './field-draft.ts'
import { FieldAccess, FieldDefault, FieldLimits, FieldSection } from './field-form-parts.tsx'
import { FieldUses } from './field-form-uses.tsx'
import { keyOf, signOf, type FieldRecord } from './field-record.ts'
import { useFieldsText } from './fields-text.ts'
import css from './fields.module.css'

export interface FieldFormProps {
  readonly id: string
  /** The object, with the fields that it has. */
  readonly entity: Entity
  readonly form: Form<FieldDraft>
  /** The other fields of the object. */
  readonly others: readonly FieldRecord[]
  /** Absent for a field to be made. */
  readonly field?: FieldRecord
}

export function FieldForm(props: FieldFormProps) {
  const { id, form, field } = props
  const text = useFieldsText()
  const { kind } = form.values
  return (
    <form id={id} className={settings['form']} onSubmit={form.onSubmit} noValidate>
      {form.problem ? <Callout tone="bad" title={form.problem.message} /> : null}
      <Kind {...props} />
      <Names {...props} />
      {isChosenFrom(form.values) ? <Choices {...props} /> : null}
      {kind === 'number' ? <FieldLimits {...props} /> : null}
      <FieldSection {...props} />
      <TextInput
        label={text('help')}
        description={text('helpHelp')}
        value={form.values.help}
        error={form.error('help')}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => form.set({ help: event.currentTarget.value })}
      />
      {isChosenFrom(form.values) && !field ? null : <FieldDefault {...props} key={kind} />}
      <FieldUses {...props} />
      <FieldAccess {...props} />
    </form>
  )
}

/** What is wrong before anything is sent. */
export function useDraftCheck(id: string): (draft: FieldDraft) => Record<string, string | undefined> {
  const text = useSettingsText()
  const meta = useMeta()
  const home = meta.workspace.language
  return (draft) => {
    const context = meta.cellContext({})
    const bound = (name: Bound) => {
      const read = readBound(draft, name, context)
      return read.ok || draft.kind !== 'number' ? undefined : read.reason
    }
    const initial = readCandidate(
      fieldOfKind(kindOfDraft(draft, id, context), { en: '', es: '' }),
      draft.initial,
      meta.language,
    )
    return {
      [home]: draft[home].trim() === '' ? text('nameRequired') : undefined,
      decimals: bound('decimals'),
      min: bound('min'),
      max: bound('max'),
      initial: initial.ok ? undefined : initial.reason,
    }
  }
}

function Kind({ form, field }: FieldFormProps) {
  const text = useFieldsText()
  const label = useLabel()
  if (field)
    return (
      <div className={css['fixed']}>
        <span>{text('kind')}</span>
        <span>
          <KindIcon name={signOf(field.kind)} size={15} />
          {label(customKinds[field.kind])}
        </span>
        <Info label={text('kind')}>{text('kindFixed')}</Info>
      </div>
    )
  const options = (Object.keys(customKinds) as CustomKind[]).map((kind) => ({
    value: kind,
    label: label(customKinds[kind]),
    icon: <KindIcon name={signOf(kind)} />,
  }))
  return (
    <SelectField
      label={text('kind')}
      description={text('kindHelp')}
      value={form.values.kind}
      options={options}
      error={form.error('kind')}
      onChange={(chosen) => {
        const kind = options.find((each) => each.value === chosen)?.value
        // What was set for one kind means nothing for another.
        if (kind) form.set({ kind, initial: null, sortable: false, searchable: false })
      }}
    />
  )
}

function Names({ form, field }: FieldFormProps) {
  const text = useSettingsText()
  const home = useMeta().workspace.language
  return [home, ...languages.filter((each) => each !== home)].map((language) => (
    <TextInput
      key={language}
      label={text('nameIn', { language: languageNames[language] })}
      description={language === home ? undefined : text('nameOptional')}
      value={form.values[language]}
      error={form.error(language) ?? (language === home ? form.error('name') : undefined)}
      autoFocus={language === home && !field}
      maxLength={60}
      autoComplete="off"
      lang={language}
      onChange={(event) => form.set({ [language]: event.currentTarget.value, name: '' })}
    />
  ))
}

/** Typed or pasted at first; afterwards they have their own page, with colours, order and merging. */
function Choices({ form, field }: FieldFormProps) {
  const text = useFieldsText()
  const meta = useMeta()
  if (field)
    return (
      <p className={css['choices']}>
        {text('choicesCount', { count: meta.optionsOf(keyOf(field)).length })}{' '}
        <Link to={settingsPath(keyOf(field))}>{text('editChoices')}</Link>
      </p>
    )
  return (
    <Textarea
      label={text('choices')}
      description={text('choicesHelp')}
      value={form.values.choices}
      error={form.error('choices')}
      autosize
      minRows={3}
      maxRows={10}
      onChange={(event) => form.set({ choices: event.currentTarget.value })}
    />
  )
}
