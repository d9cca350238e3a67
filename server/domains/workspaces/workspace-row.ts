// A workspace as its members see it.
import type { Workspace } from '#contract/actions/workspace.ts'
import type { Language } from '#contract/language.ts'

/** Columns that `toWorkspace` needs. */
export const workspaceColumns = [
  'id',
  'slug',
  'name',
  'language',
  'currency',
  'zone',
  'week_start',
  'country',
  'unassigned_visible',
  'version',
] as const

interface WorkspaceRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly language: Language
  readonly currency: string
  readonly zone: string
  readonly week_start: number
  readonly country: string
  readonly unassigned_visible: boolean
  readonly version: number
}

export function toWorkspace(row: WorkspaceRow): Workspace {
  const { id, slug, name, language, currency, zone, country, version } = row
  const { week_start: weekStart, unassigned_visible: unassignedVisible } = row
  return { id, slug, name, language, currency, zone, weekStart, country, unassignedVisible, version }
}
