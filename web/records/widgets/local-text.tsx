import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LocalText } from '#contract/kinds/local-text.ts'
import { languages, type Language } from '#contract/language.ts'
import { labelOf } from './edit-control.ts'
import { PartsEditor } from './parts-editor.tsx'
import { settleValue } from './read-value.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'

export const localTextWidget: Widget<LocalText> = { Show: ShowLocalText, Edit: EditLocalText }

function ShowLocalText({ value, meta }: ShowProps<LocalText>) {
  return value ? <span>{inLanguage(value, meta.language)}</span> : null
}

/** The reader's language, else the first that has a text. */
function inLanguage(value: LocalText, language: Language): string {
  return value[language] ?? languages.map((each) => value[each]).find((text) => text !== undefined) ?? ''
}

function EditLocalText(props: EditProps<LocalText>) {
  const { value, meta, initialText } = props
  const [texts, setTexts] = useState<LocalText>(() => ({
    ...value,
    ...(initialText == null ? {} : { [meta.language]: initialText }),
  }))
  const names = new Intl.DisplayNames(meta.language, { type: 'language' })
  const shown = value ? inLanguage(value, meta.language) : ''
  return (
    <PartsEditor
      label={labelOf(props)}
      shown={shown}
      error={props.error}
      onSave={(then) =>
        settleValue(props, isBlank(texts) ? null : texts, inLanguage(texts, meta.language), then)
      }
      onCancel={() => props.onCancel()}
    >
      {languages.map((language) => (
        <TextInput
          key={language}
          label={names.of(language) ?? language}
          lang={language}
          data-autofocus={language === meta.language || undefined}
          value={texts[language] ?? ''}
          onChange={(event) => setTexts({ ...texts, [language]: event.currentTarget.value })}
        />
      ))}
    </PartsEditor>
  )
}

function isBlank(texts: LocalText): boolean {
  return languages.every((language) => (texts[language] ?? '').trim() === '')
}
