// The state of set-up: what was typed, the step one is at, what is wrong, and the sending at the end.
import { useState } from 'react'
import { runSetup, workspaceSettingsSchema, type Session } from '#contract/actions/sign-in.ts'
import type { Language } from '#contract/language.ts'
import { checkValues } from '#web/api/check-values.ts'
import { ApiProblem, call } from '#web/api/client.ts'
import { showLanguage } from '#web/api/i18n.ts'
import { currentLanguage } from '#web/api/language.ts'
import { useRefusal } from '#web/domains/profile/new-password-field.tsx'
import { useSetupText } from './setup-text.ts'
import { guessWorkspace, type WorkspaceDraft } from './workspace-fields.tsx'

export type SetupStep = 'token' | 'person' | 'workspace'
export interface PersonDraft {
  readonly name: string
  readonly email: string
  readonly username: string
  readonly password: string
}
interface SetupDraft {
  readonly token: string
  readonly person: PersonDraft
  readonly workspace: WorkspaceDraft
}

const personSchema = runSetup.body.shape.person
const nobody: PersonDraft = { name: '', email: '', username: '', password: '' }

export type Setup = ReturnType<typeof useSetup>

export function useSetup(tokenNeeded: boolean, onDone: (session: Session) => void) {
  const text = useSetupText()
  const refusal = useRefusal()
  const steps: readonly SetupStep[] = tokenNeeded ? ['token', 'person', 'workspace'] : ['person', 'workspace']
  const [step, setStep] = useState<SetupStep>(steps[0] ?? 'person')
  const [draft, setDraft] = useState<SetupDraft>(() => ({
    token: '',
    person: nobody,
    workspace: guessWorkspace(),
  }))
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [problem, setProblem] = useState<ApiProblem>()
  const [isBusy, setBusy] = useState(false)

  const change = (patch: Partial<SetupDraft>) => {
    setDraft((old) => ({ ...old, ...patch }))
    setProblem(undefined)
  }
  const errorsOf = (at: SetupStep): Record<string, string> => {
    if (at === 'token') return draft.token.trim() === '' ? { token: text('tokenMissing') } : {}
    if (at === 'workspace')
      return prefixed(at, checkValues(workspaceSettingsSchema, draft.workspace, currentLanguage()))
    const { password } = draft.person
    const refused = password === '' ? undefined : refusal(password, aboutOf(draft))
    const wrong = checkValues(personSchema, draft.person, currentLanguage())
    return prefixed(at, refused === undefined ? wrong : { ...wrong, password: refused })
  }
  const send = async () => {
    const { token, person, workspace } = draft
    setBusy(true)
    try {
      onDone(
        await call(runSetup, {
          body: { ...(tokenNeeded ? { token: token.trim() } : {}), person, workspace },
        }),
      )
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      explain(error)
    } finally {
      setBusy(false)
    }
  }
  /** Leads to the step that the answer is about. */
  const explain = (error: ApiProblem) => {
    const found = Object.fromEntries((error.problem.errors ?? []).map(({ path, message }) => [path, message]))
    const wrong = error.problem.code === 'not-allowed' ? { token: text('tokenWrong') } : found
    const at = steps.find((each) => Object.keys(wrong).some((path) => path.split('.')[0] === each))
    setErrors(wrong)
    if (at) setStep(at)
    else setProblem(error)
  }
  return {
    step,
    steps,
    draft,
    problem,
    isBusy,
    error: (path: string) => errors[path],
    about: aboutOf(draft),
    setToken: (token: string) => change({ token }),
    setPerson: (patch: Partial<PersonDraft>) => {
      change({ person: { ...draft.person, ...patch } })
      setErrors((old) => without(old, 'person', Object.keys(patch)))
    },
    setLanguage: (language: Language) => {
      change({ workspace: { ...draft.workspace, language } })
      setErrors({})
      showLanguage(language)
    },
    workspaceForm: {
      values: draft.workspace,
      error: (path: string) => errors[`workspace.${path}`],
      set: (patch: Partial<WorkspaceDraft>) => {
        change({ workspace: { ...draft.workspace, ...patch } })
        setErrors((old) => without(old, 'workspace', Object.keys(patch)))
      },
    },
    back: () => setStep(steps[steps.indexOf(step) - 1] ?? step),
    next: () => {
      const wrong = errorsOf(step)
      setErrors(wrong)
      if (Object.keys(wrong).length > 0 || isBusy) return
      const following = steps[steps.indexOf(step) + 1]
      if (following) setStep(following)
      else void send()
    },
  }
}

function aboutOf({ person, workspace }: SetupDraft): string[] {
  return [person.name, person.username, person.email, workspace.name]
}

function prefixed(at: SetupStep, errors: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).map(([path, text]) => [`${at}.${path}`, text]))
}

function without(errors: Readonly<Record<string, string>>, at: SetupStep, names: readonly string[]) {
  return Object.fromEntries(
    Object.entries(errors).filter(([path]) => !names.some((name) => path === `${at}.${name}`)),
  )
}
