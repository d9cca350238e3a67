import { ActionIcon, useMantineColorScheme } from '@mantine/core'
import { IconApi, IconArrowLeft, IconMoon, IconSun } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { languages } from '#contract/language.ts'
import { showLanguage, useLanguage } from '#web/api/i18n.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { useDocsText } from './docs-text.ts'
import css from './docs.module.css'

/** The line on top: where this is, the way back to the app, language and theme. */
export function DocsHead({ version }: { version: string | undefined }) {
  const text = useDocsText()
  const language = useLanguage()
  const names = { en: 'English', es: 'Español' }
  return (
    <header className={css['head']}>
      <a className={css['brand']} href="#">
        <IconApi size={18} stroke={1.75} aria-hidden />
        <b>{text('title')}</b>
        {version === undefined ? null : (
          <span className={css['version']}>{text('version', { version })}</span>
        )}
      </a>
      <a className={css['back']} href="/">
        <IconArrowLeft size={14} aria-hidden />
        {text('backToApp')}
      </a>
      <Segmented
        label={text('language')}
        value={language}
        options={languages.map((value) => ({
          value,
          label: names[value],
          icon: <span lang={value}>{value.toUpperCase()}</span>,
        }))}
        isIconOnly
        onChange={(next) => showLanguage(next)}
      />
      <ThemeButton />
    </header>
  )
}

function ThemeButton() {
  const text = useDocsText()
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useIsDark()
  return (
    <ActionIcon
      aria-label={text(isDark ? 'themeToLight' : 'themeToDark')}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      {isDark ? <IconSun size={16} /> : <IconMoon size={16} />}
    </ActionIcon>
  )
}

/** What is shown now, also where the system decides. */
function useIsDark(): boolean {
  const [isDark, setDark] = useState(isDarkNow)
  useEffect(() => {
    const observer = new MutationObserver(() => setDark(isDarkNow()))
    observer.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] })
    return () => observer.disconnect()
  }, [])
  return isDark
}

function isDarkNow(): boolean {
  return document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark'
}
