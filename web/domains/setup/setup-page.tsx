// The first visit (S7): who you are, what the workspace is, and beside it how it will look while you type.
import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { Session } from '#contract/actions/sign-in.ts'
import { showLanguage, useLanguage } from '#web/api/i18n.ts'
import { languages, type Language } from '#contract/language.ts'
import { languageNames } from '#web/domains/profile/language-names.ts'
import { Callout } from '#web/ui/callout.tsx'
import { useTitle } from '#web/ui/document-title.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { PersonStep } from './person-step.tsx'
import { Preview } from './preview.tsx'
import { useSetupText } from './setup-text.ts'
import { TokenStep } from './token-step.tsx'
import { useSetup } from './use-setup.ts'
import { WorkspaceFields } from './workspace-fields.tsx'
import css from './setup.module.css'

interface SetupPageProps {
  /** The server listens beyond this machine and asks who started it. */
  readonly tokenNeeded: boolean
  readonly onDone: (session: Session) => void
}

export function SetupPage({ tokenNeeded, onDone }: SetupPageProps) {
  const text = useSetupText()
  const setup = useSetup(tokenNeeded, onDone)
  const { draft, step, steps, problem } = setup
  const isLast = step === steps.at(-1)
  useTitle(text('title'))
  return (
    <main className={css['page']}>
      <section className={css['side']}>
        <Head step={steps.indexOf(step) + 1} of={steps.length}>
          {step === 'workspace' ? null : <LanguageSwitch onLanguage={setup.setLanguage} />}
        </Head>
        <StepForm key={step} title={text(`${step}Title`)} hint={text(`${step}Hint`)} onSubmit={setup.next}>
          {problem ? <Callout tone="bad" title={problem.message} /> : null}
          {step === 'token' ? <TokenStep setup={setup} /> : null}
          {step === 'person' ? <PersonStep setup={setup} /> : null}
          {step === 'workspace' ? (
            <WorkspaceFields form={setup.workspaceForm} onLanguage={showLanguage} />
          ) : null}
          <footer>
            {step === steps[0] ? null : (
              <Button variant="default" onClick={setup.back}>
                {text('back')}
              </Button>
            )}
            <Button
              type="submit"
              loading={setup.isBusy}
              rightSection={<IconArrowRight size={14} aria-hidden />}
            >
              {text(isLast ? 'create' : 'next')}
            </Button>
            <span className={css['key']}>
              <Kbd keys="enter" />
            </span>
          </footer>
        </StepForm>
      </section>
      <section className={css['stage']} aria-label={text('preview')}>
        <Preview person={draft.person.name} workspace={draft.workspace} />
      </section>
    </main>
  )
}

function Head({ step, of, children }: { step: number; of: number; children: ReactNode }) {
  const text = useSetupText()
  return (
    <header>
      <span className={css['mark']} aria-hidden>
        R
      </span>
      <b>Rapport</b>
      <span className={css['step']}>{text('step', { step, of })}</span>
      {children}
    </header>
  )
}

/** Until the step that asks for the language of the workspace. */
function LanguageSwitch({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const text = useSetupText()
  return (
    <Segmented
      label={text('language')}
      value={useLanguage()}
      options={languages.map((value) => ({ value, label: languageNames[value] }))}
      onChange={onLanguage}
    />
  )
}

interface StepFormProps {
  readonly title: string
  readonly hint: string
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** A step that cannot go on puts the focus on its first wrong field. */
function StepForm({ title, hint, onSubmit, children }: StepFormProps) {
  const [turn, setTurn] = useState(0)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    onSubmit()
    setTurn(turn + 1)
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }
  return (
    <form onSubmit={submit} noValidate>
      <div className={css['head']}>
        <h1>{title}</h1>
        <p>{hint}</p>
      </div>
      {children}
    </form>
  )
}
