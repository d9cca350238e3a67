// The settings that a workspace begins with, as fields: in set-up and where a further one is created.
import { TextInput } from '@mantine/core'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { workspaceSettingsSchema } from '#contract/actions/sign-in.ts'
import { languages, type Language } from '#contract/language.ts'
import { currentLanguage } from '#web/api/language.ts'
import { useLanguage } from '#web/api/i18n.ts'
import type { Form } from '#web/api/use-form.ts'
import { languageNames } from '#web/domains/profile/language-names.ts'
import { Info } from '#web/ui/info.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { SelectField } from '#web/ui/select/select-field.tsx'
import { guessPlace } from './guess-place.ts'
import { countryOptions, currencyOptions, weekStartOptions, zoneOptions } from './place-options.ts'
import { useSetupText } from './setup-text.ts'
import css from './workspace-fields.module.css'

export type WorkspaceDraft = z.output<typeof workspaceSettingsSchema>

/** What the browser tells, with the name still to be written. */
export function guessWorkspace(): WorkspaceDraft {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  return { name: '', language: currentLanguage(), ...guessPlace(navigator.languages, timeZone) }
}

interface WorkspaceFieldsProps {
  readonly form: Pick<Form<WorkspaceDraft>, 'values' | 'set' | 'error'>
  /** Set-up speaks the language of the workspace from here on. */
  readonly onLanguage?: (language: Language) => void
  /** Whether the name takes the focus, because the form is what one came for. */
  readonly takesFocus?: boolean
}

export function WorkspaceFields({ form, onLanguage, takesFocus = true }: WorkspaceFieldsProps) {
  const text = useSetupText()
  const { values, set, error } = form
  const options = useOptions(values.zone)
  return (
    <>
      <TextInput
        label={text('workspaceName')}
        value={values.name}
        error={error('name')}
        required
        withAsterisk={false}
        maxLength={80}
        data-autofocus={takesFocus || undefined}
        autoFocus={takesFocus}
        autoComplete="organization"
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <div className={css['line']}>
        <span>{text('workspaceLanguage')}</span>
        <Segmented
          label={text('workspaceLanguage')}
          value={values.language}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(language) => {
            set({ language })
            onLanguage?.(language)
          }}
        />
      </div>
      <div className={css['two']}>
        <div>
          <SelectField
            label={text('country')}
            value={values.country}
            options={options.countries}
            error={error('country')}
            onChange={(country) => country !== null && set({ country })}
          />
          <p className={css['help']}>{text('countryHint')}</p>
        </div>
        <SelectField
          label={text('currency')}
          value={values.currency}
          options={options.currencies}
          error={error('currency')}
          onChange={(currency) => currency !== null && set({ currency })}
        />
      </div>
      <div className={css['zone']}>
        <SelectField
          label={text('zone')}
          value={values.zone}
          options={options.zones}
          error={error('zone')}
          onChange={(zone) => zone !== null && set({ zone })}
        />
        <Info label={text('zone')}>{text('zoneInfo')}</Info>
      </div>
      <div className={css['line']}>
        <span>{text('weekStart')}</span>
        <Segmented
          label={text('weekStart')}
          value={String(values.weekStart)}
          options={options.days}
          onChange={(day) => set({ weekStart: Number(day) })}
        />
      </div>
    </>
  )
}

/** Hundreds of names; made once per language. */
function useOptions(zone: string) {
  const language = useLanguage()
  const places = useMemo(
    () => ({
      countries: countryOptions(language),
      currencies: currencyOptions(language),
      days: weekStartOptions(language),
    }),
    [language],
  )
  const zones = useMemo(() => zoneOptions(language, zone), [language, zone])
  return { ...places, zones }
}
