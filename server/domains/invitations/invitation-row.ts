// An invitation as those see it who manage members; its token is kept as a hash and never shown again.
import type { invitationSchema } from '#contract/actions/members.ts'
import type { Role } from '#contract/access.ts'
import type { z } from 'zod'

export type Invitation = z.output<typeof invitationSchema>

/** Columns that `toInvitation` needs. */
export const invitationColumns = ['id', 'email', 'role', 'team_id', 'created_at', 'expires_at'] as const

interface InvitationRow {
  readonly id: string
  readonly email: string
  readonly role: Role
  readonly team_id: string | null
  readonly created_at: string
  readonly expires_at: string
}

export function toInvitation(row: InvitationRow): Invitation {
  const { id, email, role, team_id: teamId, created_at: createdAt, expires_at: expiresAt } = row
  return { id, email, role, teamId, createdAt, expiresAt }
}
