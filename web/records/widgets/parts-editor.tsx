import { later } from '#web/ui/later.tsx'

/** A small form below its cell or field, for values of several parts; see parts-form.tsx. */
export const PartsEditor = later(async () => (await import('./parts-form.tsx')).PartsForm)
