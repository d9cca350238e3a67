// Theme and language: shown at once, kept with the account so that other devices follow.
import { useMantineColorScheme } from '@mantine/core'
import { useCallback } from 'react'
import type { Account } from '#contract/actions/sign-in.ts'
import { actions } from '#contract/operations.ts'
import type { Language } from '#contract/language.ts'
import { ApiProblem, call } from '#web/api/client.ts'
import { showLanguage } from '#web/api/i18n.ts'
import { updateAccount, useSession } from '#web/api/session.ts'
import { showError } from '#web/ui/toasts/toast-store.ts'

/** Switching transitions off takes a <style> element, which the content security policy forbids. */
export const keepTransitions = { keepTransitions: true }

export type Theme = Account['theme']

/** Mantine's word for a theme. */
export function schemeOf(theme: Theme): 'light' | 'dark' | 'auto' {
  return theme === 'system' ? 'auto' : theme
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const { colorScheme, setColorScheme } = useMantineColorScheme(keepTransitions)
  const save = useSavePreference()
  const choose = useCallback(
    (theme: Theme) => {
      setColorScheme(schemeOf(theme))
      void save({ theme })
    },
    [setColorScheme, save],
  )
  return [colorScheme === 'auto' ? 'system' : colorScheme, choose]
}

/** Switches the language of the screen at once. */
export function useChooseLanguage(): (language: Language) => void {
  const save = useSavePreference()
  return useCallback(
    (language: Language) => {
      showLanguage(language)
      void save({ language })
    },
    [save],
  )
}

/** Before sign-in the browser alone remembers. */
function useSavePreference() {
  const account = useSession()?.account
  return useCallback(
    async (patch: Partial<Pick<Account, 'theme' | 'language'>>) => {
      if (!account) return
      updateAccount({ ...account, ...patch })
      try {
        updateAccount(await call(actions.updateProfile, { body: patch }))
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        showError(error.message)
      }
    },
    [account],
  )
}
