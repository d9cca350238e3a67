import { later } from '#web/ui/later.tsx'

/** One of a list: opens at once, typing searches, Enter takes, Esc reverts. Commits the value, or null. */
export const OptionEditor = later(async () => (await import('./option-choice.tsx')).OptionChoice)
