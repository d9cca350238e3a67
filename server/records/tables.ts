// The tables as kysely knows them. Tables of entities have the columns that their definitions give them.
import type { EntityName } from '#contract/entities/list.ts'
import type { Role } from '#contract/access.ts'
import type { Language } from '#contract/language.ts'
import type { ColumnType, Generated, Kysely, Transaction } from 'kysely'
import type { Database } from '#server/platform/db.ts'

/** Moments and days are strings on both sides. */
interface AccountTable {
  id: string
  created_at: string
  name: string
  username: string
  email: string
  phone: string | null
  password_hash: string
  language: Language | null
  theme: 'light' | 'dark' | 'system'
  zone: string | null
  superuser: boolean
  active: Generated<boolean>
}
interface SessionTable {
  id: string
  account_id: string
  token_hash: Buffer
  created_at: string
  seen_at: string
  expires_at: string
  device: string
  address: string
}
interface SignInAttemptTable {
  subject: Buffer
  recent: string[]
  last_at: string
}
interface InstanceTable {
  only_row: boolean
  set_up_at: string | null
}
interface WorkspaceTable {
  id: string
  code: Generated<number>
  slug: string
  created_at: string
  updated_at: string
  name: string
  language: Language
  currency: string
  zone: string
  week_start: number
  country: string
  unassigned_visible: Generated<boolean>
  fields_version: Generated<number>
  version: Generated<number>
}
interface MemberTable {
  workspace_id: string
  id: string
  account_id: string
  created_at: string
  updated_at: string
  role: Role
  team_id: string | null
  active: Generated<boolean>
  seen_at: string | null
  version: Generated<number>
}
interface InvitationTable {
  workspace_id: string
  id: string
  created_at: string
  created_by: string | null
  email: string
  role: Role
  team_id: string | null
  token_hash: Buffer
  expires_at: string
  used_at: string | null
}
interface ApiKeyTable {
  workspace_id: string
  id: string
  created_at: string
  created_by: string | null
  name: string
  role: Role
  member_id: string | null
  prefix: string
  secret_hash: Buffer
  expires_at: string | null
  ended_at: string | null
  last_used_at: string | null
}
interface IdempotencyTable {
  workspace_id: string
  actor_id: string
  key: string
  body_hash: Buffer
  created_at: string
  status: number
  response: ColumnType<unknown, string, string>
}
interface ChangeTable {
  workspace_id: string
  id: string
  at: string
  xid: Generated<string>
  actor_kind: number
  actor_id: string | null
  via: number
  batch_id: string | null
  undoes: string | null
  entity: number
  record_id: string
  record_version: number
  verb: number
  diff: ColumnType<Record<string, unknown>, string, string>
  moved_from: string | null
  moved_to: string | null
}
interface SearchWordTable {
  workspace_id: string
  id: string
  entity: number
  owner_id: string | null
  words: string
}
interface SearchKeyTable {
  workspace_id: string
  entity: number
  key: string
  id: string
}
interface SearchTermTable {
  workspace_id: string
  word: string
}
interface RollupTable {
  workspace_id: string
  entity: number
  rollup: number
  owner_id: string
  k: string
  n: number
}
interface JobTable {
  workspace_id: string
  id: string
  kind: string
  state: number
  actor_kind: number
  actor_id: string | null
  member_id: string | null
  via: number
  created_at: string
  started_at: string | null
  finished_at: string | null
  done: Generated<number>
  refused: Generated<number>
  total: number | null
  input: ColumnType<Record<string, unknown>, string, string>
  step: ColumnType<unknown, string | null, string | null>
  result: ColumnType<Record<string, unknown> | null, string | null, string | null>
  error: string | null
  tries: Generated<number>
  retry_at: string | null
  turn_id: string | null
  beat_at: string | null
  wake_id: string
}
interface JobCancelTable {
  workspace_id: string
  job_id: string
  at: string
  actor_kind: number
  actor_id: string | null
}
/** What the tables of all entities share; the fields of a definition are reached through columns.ts. */
export interface RecordTable {
  workspace_id: string
  id: string
  created_at: string
  created_by: string | null
  updated_at: string
  deleted_at: string | null
  version: number
  name_key: string
  folded: ColumnType<Record<string, string>, string, string>
}

export type Tables = Record<EntityName, RecordTable> & {
  account: AccountTable
  session: SessionTable
  sign_in_attempt: SignInAttemptTable
  instance: InstanceTable
  workspace: WorkspaceTable
  member: MemberTable
  invitation: InvitationTable
  api_key: ApiKeyTable
  idempotency: IdempotencyTable
  change: ChangeTable
  search_word: SearchWordTable
  search_key: SearchKeyTable
  search_term: SearchTermTable
  rollup: RollupTable
  rollup_delta: RollupTable
  job: JobTable
  job_cancel: JobCancelTable
}
export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>
export type RapportDatabase = Database<Tables>
