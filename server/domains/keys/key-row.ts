// An API key as those see it who manage keys.
import type { apiKeySchema } from '#contract/actions/members.ts'
import type { Role } from '#contract/access.ts'
import type { z } from 'zod'

export type ApiKey = z.output<typeof apiKeySchema>

/** Columns that `toKey` needs. */
export const keyColumns = [
  'id',
  'name',
  'role',
  'member_id',
  'prefix',
  'created_at',
  'created_by',
  'expires_at',
  'last_used_at',
] as const

interface KeyRow {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly member_id: string | null
  readonly prefix: string
  readonly created_at: string
  readonly created_by: string | null
  readonly expires_at: string | null
  readonly last_used_at: string | null
}

export function toKey(row: KeyRow): ApiKey {
  const { id, name, role, prefix, member_id: memberId } = row
  const {
    created_at: createdAt,
    created_by: createdBy,
    expires_at: expiresAt,
    last_used_at: lastUsedAt,
  } = row
  return { id, name, role, memberId, prefix, createdAt, createdBy, expiresAt, lastUsedAt }
}
