// The language that this browser shows: chosen, remembered, and told to the server with every request.
import { languages, type Language } from '#contract/language.ts'

const KEY = 'rapport.language'
let chosen: Language = remembered() ?? guessLanguage()

export function currentLanguage(): Language {
  return chosen
}

/** Keeps the choice for the next visit; `showLanguage` in i18n.ts is what switches the screen. */
export function rememberLanguage(language: Language): void {
  chosen = language
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
}

function remembered(): Language | undefined {
  try {
    return asLanguage(localStorage.getItem(KEY))
  } catch {
    return undefined
  }
}

/** The first language of the browser that we speak. */
function guessLanguage(): Language {
  const wanted = globalThis.navigator?.languages ?? []
  return wanted.map((each) => asLanguage(each.slice(0, 2).toLowerCase())).find(Boolean) ?? 'en'
}

function asLanguage(text: string | null): Language | undefined {
  return languages.find((language) => language === text)
}
