// Who asks, in which workspace and through what. Every read and write of records takes a context with one of these.
import type { KeyObject } from 'node:crypto'
import type { Right, Role } from '#contract/access.ts'
import { hasRight } from '#contract/access.ts'
import type { ActorKind, Via } from '#contract/changes.ts'
import type { CustomField } from '#contract/custom-fields.ts'
import type { Language } from '#contract/language.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Logger } from '#server/platform/log.ts'
import { Problem } from '#server/platform/problem.ts'
import type { RapportDatabase } from './tables.ts'

/** Facts of the workspace that queries and rules need; loaded with the actor. */
export interface WorkspaceFacts {
  readonly id: string
  readonly code: number
  readonly slug: string
  readonly currency: string
  readonly zone: string
  readonly weekStart: number
  readonly country: string
  readonly language: Language
  readonly unassignedVisible: boolean
  /** Raised by every change of a field that the workspace added. */
  readonly fieldsVersion: number
}

export interface Actor {
  readonly kind: ActorKind
  /** Id of the member, or of the API key; null for the system. */
  readonly id: string | null
  /** The member whose records "own" means; null for keys without one and for the system. */
  readonly memberId: string | null
  readonly role: Role
  readonly teamId: string | null
  /** Members whose records "team" means: those of the actor's team and of the teams below it, and the actor. */
  readonly teamMemberIds: readonly string[]
}

/** What a verb needs of the world. */
export interface Context {
  readonly database: RapportDatabase
  readonly clock: Clock
  readonly log: Logger
  readonly workspace: WorkspaceFacts
  /** The fields that the workspace added, for `entityIn`. */
  readonly customFields: readonly CustomField[]
  readonly actor: Actor
  readonly via: Via
  /** Seals the cursors of lists. */
  readonly cursorKey: KeyObject
  /** Language of texts for the reader. */
  readonly language: Language
}

/** Throws where the actor lacks the right. */
export function needRight(context: Context, right: Right): void {
  if (!hasRight(context.actor.role, right)) throw new Problem('not-allowed')
}
