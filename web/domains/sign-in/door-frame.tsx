// The quiet page around sign-in and invitations: mark, title, form, and the choice of language below.
import type { FormEventHandler, ReactNode } from 'react'
import { languages } from '#contract/language.ts'
import { showLanguage, useLanguage } from '#web/api/i18n.ts'
import { languageNames } from '#web/domains/profile/language-names.ts'
import { useTitle } from '#web/ui/document-title.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { useSignInText } from './sign-in-text.ts'
import css from './door-frame.module.css'

interface DoorFrameProps {
  readonly title: string
  readonly hint?: string | undefined
  readonly onSubmit?: FormEventHandler<HTMLFormElement>
  readonly children: ReactNode
}

export function DoorFrame({ title, hint, onSubmit, children }: DoorFrameProps) {
  const text = useSignInText()
  const language = useLanguage()
  useTitle(title)
  return (
    <main className={css['door']}>
      <form onSubmit={onSubmit} noValidate>
        <div className={css['head']}>
          <span className={css['mark']} aria-hidden>
            R
          </span>
          <h1>{title}</h1>
          {hint === undefined ? null : <p>{hint}</p>}
        </div>
        {children}
      </form>
      <footer>
        <Segmented
          label={text('language')}
          value={language}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(chosen) => showLanguage(chosen)}
        />
      </footer>
    </main>
  )
}
