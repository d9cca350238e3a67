// Who a session or an API key stands for, in one statement: every request begins with it, nothing is remembered between two.
import { access, roles, verbs, type Role } from '#contract/access.ts'
import type { Language } from '#contract/language.ts'
import { keptPlan } from '#server/platform/kept-plans.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Actor, WorkspaceFacts } from './actor.ts'
import type { Db, Trx } from './tables.ts'

/** A member, or a key, in its workspace. */
export interface Place {
  readonly workspace: WorkspaceFacts
  readonly memberId: string | null
  readonly role: Role
  /** Null also where the team is in the trash. */
  readonly teamId: string | null
  /** Members of the team and of those below it; empty for roles without scope team. */
  readonly teamMemberIds: readonly string[]
}

export interface LoadedSession {
  readonly sessionId: string
  readonly accountId: string
  readonly superuser: boolean
  readonly language: Language | null
  readonly createdAt: string
  readonly seenAt: string
  /** Undefined where the person is no active member of the workspace asked for, or none was asked for. */
  readonly place: (Place & { readonly memberSeenAt: string | null }) | undefined
}

export interface LoadedKey {
  readonly keyId: string
  readonly lastUsedAt: string | null
  readonly place: Place
}

/** Whoever it is, at this place: a member reaches what is their own, also without a team. */
export function actorIn(
  { memberId, role, teamId, teamMemberIds }: Place,
  who: { readonly kind: 'member' | 'key'; readonly id: string | null },
): Actor {
  const isKnown = memberId === null || teamMemberIds.includes(memberId)
  return {
    ...who,
    memberId,
    role,
    teamId,
    teamMemberIds: isKnown ? teamMemberIds : [...teamMemberIds, memberId],
  }
}

/** Undefined for a session that is unknown or expired, or whose account is not active. `workspace` is an id or a slug. */
export async function loadSession(
  db: Db,
  tokenHash: Buffer,
  now: string,
  workspace: string | undefined,
): Promise<LoadedSession | undefined> {
  const { rows } = await sql<SessionRow>`${keptPlan}
    with recursive who as (
      select s.id as session_id, s.account_id, s.created_at, s.seen_at, a.superuser, a.language as own_language
      from session s join account a on a.id = s.account_id
      where s.token_hash = ${tokenHash} and s.expires_at > ${now} and a.active
    ), place as (
      select ${placeColumns}, m.role, m.seen_at as member_seen_at
      from who
      join member m on m.account_id = who.account_id and m.active
      join workspace w on w.id = m.workspace_id and ${namedWorkspace(workspace)}
      left join team t on t.workspace_id = m.workspace_id and t.id = m.team_id and t.deleted_at is null
    ), ${teamsBelow}
    select who.*, place.*, ${teamMembers} as team_member_ids
    from who left join place on true`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  return {
    sessionId: row.session_id,
    accountId: row.account_id,
    superuser: row.superuser,
    language: row.own_language,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    place: row.workspace_id === null ? undefined : { ...placeOf(row), memberSeenAt: row.member_seen_at },
  }
}

/** Undefined for a key that is unknown, ended or expired, or whose member is not active. */
export async function loadKey(db: Db, secretHash: Buffer, now: string): Promise<LoadedKey | undefined> {
  const row = await readKey(db, sql`k.secret_hash = ${secretHash}`, now)
  return row && { keyId: row.key_id, lastUsedAt: row.last_used_at, place: placeOf(row) }
}

/** What a member may do now, without a session. Undefined for one who is not active, or whose account is not. */
export async function loadMemberPlace(
  db: Db | Trx,
  workspaceId: string,
  memberId: string,
): Promise<Place | undefined> {
  const { rows } = await sql<PlaceRow>`
    with recursive place as (
      select ${placeColumns}, m.role
      from member m
      join account a on a.id = m.account_id and a.active
      join workspace w on w.id = m.workspace_id
      left join team t on t.workspace_id = m.workspace_id and t.id = m.team_id and t.deleted_at is null
      where m.workspace_id = ${workspaceId} and m.id = ${memberId} and m.active
    ), ${teamsBelow}
    select place.*, ${teamMembers} as team_member_ids from place`.execute(db)
  return rows[0] && placeOf(rows[0])
}

/** What a key may do now, without its secret. Undefined as for `loadKey`. */
export async function loadKeyPlace(
  db: Db | Trx,
  workspaceId: string,
  keyId: string,
  now: string,
): Promise<Place | undefined> {
  const row = await readKey(db, sql`k.workspace_id = ${workspaceId} and k.id = ${keyId}`, now)
  return row && placeOf(row)
}

async function readKey(db: Db | Trx, which: RawBuilder<unknown>, now: string): Promise<KeyRow | undefined> {
  const { rows } = await sql<KeyRow>`${keptPlan}
    with recursive place as (
      select ${placeColumns}, k.id as key_id, k.role, k.last_used_at
      from api_key k
      join workspace w on w.id = k.workspace_id
      left join member m on m.workspace_id = k.workspace_id and m.id = k.member_id
      left join account a on a.id = m.account_id
      left join team t on t.workspace_id = m.workspace_id and t.id = m.team_id and t.deleted_at is null
      where ${which} and k.ended_at is null and (k.expires_at is null or k.expires_at > ${now})
        and (k.member_id is null or (m.active and a.active))
    ), ${teamsBelow}
    select place.*, ${teamMembers} as team_member_ids from place`.execute(db)
  return rows[0]
}

interface PlaceRow {
  workspace_id: string
  code: number
  slug: string
  currency: string
  zone: string
  week_start: number
  country: string
  language: Language
  unassigned_visible: boolean
  fields_version: number
  member_id: string | null
  role: Role
  team_id: string | null
  team_member_ids: string[]
}
/** The columns of the place are null where there is none; `workspace_id` tells. */
type SessionRow = Omit<PlaceRow, 'workspace_id'> & {
  workspace_id: string | null
  session_id: string
  account_id: string
  superuser: boolean
  own_language: Language | null
  created_at: string
  seen_at: string
  member_seen_at: string | null
}
type KeyRow = PlaceRow & { key_id: string; last_used_at: string | null }

const placeColumns = sql`w.id as workspace_id, w.code, w.slug, w.currency, w.zone, w.week_start, w.country,
  w.language, w.unassigned_visible, w.fields_version, m.id as member_id, t.id as team_id`

/** Only these roles need to know who else is in their team. */
const rolesWithTeamScope = roles.filter((role) =>
  Object.values(access[role].entities).some((each) => verbs.some((verb) => each[verb] === 'team')),
)

/** `union` drops teams met before, so that even teams that go round in a circle end. */
const teamsBelow = sql`below (workspace_id, team_id) as (
    select workspace_id, team_id from place
    where team_id is not null and role = any(${`{${rolesWithTeamScope.join(',')}}`}::text[])
    union
    select t.workspace_id, t.id
    from below join team t on t.workspace_id = below.workspace_id and t.parent_id = below.team_id
    where t.deleted_at is null
  )`
const teamMembers = sql`array(
    select m.id from below
    join member m on m.workspace_id = below.workspace_id and m.team_id = below.team_id
    order by m.id
  )`

function namedWorkspace(name: string | undefined): RawBuilder<boolean> {
  if (name === undefined) return sql`false`
  return isId(name) ? sql`w.id = ${name}` : sql`w.slug = ${name}`
}

/** Slugs never look like this. */
function isId(name: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(name)
}

function placeOf(row: Omit<PlaceRow, 'workspace_id'> & { workspace_id: string | null }): Place {
  return {
    workspace: {
      id: row.workspace_id ?? '',
      code: row.code,
      slug: row.slug,
      currency: row.currency,
      zone: row.zone,
      weekStart: row.week_start,
      country: row.country,
      language: row.language,
      unassignedVisible: row.unassigned_visible,
      fieldsVersion: row.fields_version,
    },
    memberId: row.member_id,
    role: row.role,
    teamId: row.team_id,
    teamMemberIds: row.team_member_ids,
  }
}
