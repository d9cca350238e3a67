// Theme, language and density, each switched at once; in the menu of the shell and in the profile.
import { languages } from '#contract/language.ts'
import { useLanguage } from '#web/api/i18n.ts'
import { setDensity, useDensity } from '#web/ui/density.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { languageNames } from './language-names.ts'
import { useChooseLanguage, useTheme } from './preferences.ts'
import { useProfileText } from './profile-text.ts'
import css from './display-choices.module.css'

export function DisplayChoices() {
  const text = useProfileText()
  const language = useLanguage()
  const chooseLanguage = useChooseLanguage()
  const [theme, chooseTheme] = useTheme()
  const density = useDensity()
  return (
    <div className={css['choices']}>
      <span>{text('theme')}</span>
      <Segmented
        label={text('theme')}
        value={theme}
        options={[
          { value: 'light', label: text('themeLight') },
          { value: 'dark', label: text('themeDark') },
          { value: 'system', label: text('themeSystem') },
        ]}
        onChange={chooseTheme}
      />
      <span>{text('language')}</span>
      <Segmented
        label={text('language')}
        value={language}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        onChange={chooseLanguage}
      />
      <span>{text('density')}</span>
      <Segmented
        label={text('density')}
        value={density}
        options={[
          { value: 'comfortable', label: text('densityComfortable') },
          { value: 'compact', label: text('densityCompact') },
        ]}
        onChange={setDensity}
      />
    </div>
  )
}
