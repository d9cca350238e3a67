// Names of an option per language, and what a new text in one of them changes.
import type { OptionItem } from '#contract/actions/workspace.ts'
import type { Language } from '#contract/language.ts'

type Named = Pick<OptionItem, 'name' | 'names'>

/** The name in this language; undefined where the option has none of its own there. */
export function nameIn(item: Named, language: Language, home: Language): string | undefined {
  return item.names?.[language] ?? (language === home ? item.name : undefined)
}

/**
 * The fields that a new name changes. `home` is the language of the workspace: its name is the one that stands in where
 * another is missing, so it cannot be empty; undefined then.
 */
export function renamed(item: Named, language: Language, home: Language, text: string) {
  const name = text.trim()
  if (name === '' && language === home) return undefined
  const { [language]: _old, ...others } = item.names ?? { [home]: item.name }
  const names = name === '' ? others : { ...others, [language]: name }
  return {
    ...(language === home ? { name } : {}),
    names: Object.keys(names).length === 0 ? null : names,
  }
}
