// The addresses of the app. Which workspace is worked in is said by the address alone, so that two tabs never mix.
import type { Entity } from '#contract/entity.ts'

/** Slug of the workspace in the address of this tab, or undefined outside of one. */
export function workspaceSlug(): string | undefined {
  return slugIn(globalThis.location?.pathname ?? '')
}

/** Slug in a path such as `/w/halden/contacts`. */
export function slugIn(path: string): string | undefined {
  const slug = /^\/w\/([^/?#]+)/.exec(path)?.[1]
  return slug === undefined ? undefined : decodeURIComponent(slug)
}

export function workspacePath(slug: string = workspaceSlug() ?? ''): string {
  return `/w/${encodeURIComponent(slug)}`
}
export function listPath(entity: Entity): string {
  return `${workspacePath()}/${entity.plural}`
}
export function recordPath(entity: Entity, id: string): string {
  return `${listPath(entity)}/${id}`
}
export function trashPath(entity: Entity): string {
  return `${listPath(entity)}/trash`
}
export function settingsPath(page: string): string {
  return `${workspacePath()}/settings/${page}`
}
