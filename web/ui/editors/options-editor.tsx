import { later } from '#web/ui/later.tsx'

/** Several of a list, or tags: Enter ticks, typing searches or creates, Tab or leaving saves, Esc reverts. */
export const OptionsEditor = later(async () => (await import('./options-choice.tsx')).OptionsChoice)
