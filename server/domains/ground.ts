// What verbs need of the server where there is no workspace and no actor yet: set-up, sign-in, one's own account.
import type { Clock } from '#server/platform/clock.ts'
import type { Logger } from '#server/platform/log.ts'
import type { Secrets } from '#server/platform/secrets.ts'
import type { RapportDatabase } from '#server/records/tables.ts'

export interface Ground {
  readonly database: RapportDatabase
  readonly clock: Clock
  readonly log: Logger
  readonly secrets: Secrets
}
