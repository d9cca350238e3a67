// What the person chose in the profile holds on every device: language and theme follow the account.
import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { showLanguage } from '#web/api/i18n.ts'
import { useSession } from '#web/api/session.ts'
import { keepTransitions, schemeOf } from '#web/domains/profile/preferences.ts'

export function PreferencesSync() {
  const account = useSession()?.account
  const { setColorScheme } = useMantineColorScheme(keepTransitions)
  const language = account?.language ?? undefined
  const theme = account?.theme
  useEffect(() => {
    if (language !== undefined) showLanguage(language)
  }, [language])
  useEffect(() => {
    if (theme !== undefined) setColorScheme(schemeOf(theme))
  }, [theme, setColorScheme])
  return null
}
