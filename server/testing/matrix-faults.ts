// Checks of the server, one at a time, with what is left when somebody takes them out: the matrix must notice each.

export interface Fault {
  readonly name: string
  readonly file: string
  /** Stands exactly once in the file. */
  readonly check: string
  readonly instead: string
  /** Part of the matrix that is to notice. */
  readonly part: string
}

export const faults: readonly Fault[] = [
  {
    name: 'whoever knows an id sees the record',
    file: 'server/records/stored.ts',
    check: `if (!row || !reaches(reachOf(context, entity, 'read'), row.values))`,
    instead: 'if (!row)',
    part: 'records',
  },
  {
    name: 'whoever sees a record may do anything with it',
    file: 'server/records/stored.ts',
    check: `if (!reaches(writeReach(context, entity, verb), row.values))`,
    instead: 'if (!row)',
    part: 'records',
  },
  {
    name: 'records of other workspaces are found by their ids',
    file: 'server/records/stored.ts',
    check: 'where t.workspace_id = ${context.workspace.id} and t.id = any(',
    instead: 'where t.id = any(',
    part: 'records',
  },
  {
    name: 'changing needs no right',
    file: 'server/records/patch.ts',
    check: `needVerb(context, entity, 'update', before)`,
    instead: 'void needVerb',
    part: 'records',
  },
  {
    name: 'throwing away needs no right',
    file: 'server/records/trash.ts',
    check: `if (options.allowed !== true) needVerb(context, entity, 'delete', before)`,
    instead: 'void needVerb',
    part: 'records',
  },
  {
    name: 'what nobody owns may be thrown away by all',
    file: 'server/records/scope.ts',
    check: `if (reach.of !== 'owners' || verb === 'delete') return reach`,
    instead: `if (reach.of !== 'owners') return reach`,
    part: 'records',
  },
  {
    name: 'the role is not asked before a call',
    file: 'server/http/router.ts',
    check: 'if (role !== undefined && !mayCall(role, operation))',
    instead: 'if (role === undefined && !mayCall(`admin`, operation))',
    part: 'records',
  },
  {
    name: 'records may be made for anybody',
    file: 'server/records/ownership.ts',
    check: `if (!entity.owned || reach.of === 'all') return []`,
    instead: 'return []',
    part: 'creations',
  },
  {
    name: 'records may be handed to anybody',
    file: 'server/records/ownership.ts',
    check: `if (scope === 'all') return true`,
    instead: 'return true',
    part: 'handovers',
  },
  {
    name: 'whoever may change a record may give it away',
    file: 'server/records/ownership.ts',
    check: `if (!reaches(writeReach(context, entity, verb), before)) throw new Problem('not-allowed')`,
    instead: 'void verb',
    part: 'handovers',
  },
  {
    name: 'lists are not limited to the reach',
    file: 'server/records/scope.ts',
    check: `if (reach.of === 'all') return sql\`true\``,
    instead: 'return sql`true`',
    part: 'lists',
  },
  {
    name: 'figures are everybody’s',
    file: 'server/records/rollups.ts',
    check: `const owners = reach.of !== 'owners' ? undefined : [...reach.ids, ...(reach.unassigned ? [NOBODY] : [])]`,
    instead: 'const owners: string[] | undefined = undefined as string[] | undefined',
    part: 'lists',
  },
  {
    name: 'references are not looked up',
    file: 'server/records/lookups.ts',
    check: `return hit === undefined ? 'unknown' :`,
    instead: `return hit === undefined ? 'ok' :`,
    part: 'references',
  },
  {
    name: 'references reach into other workspaces',
    file: 'server/records/lookups.ts',
    check: 'const within = sql`t.workspace_id = ${context.workspace.id} and t.id',
    instead: 'const within = sql`t.id',
    part: 'references',
  },
  {
    name: 'options of any list fit',
    file: 'server/records/lookups.ts',
    check: ' and t.deleted_at is null and t.list = ${target.list}`',
    instead: ' and t.deleted_at is null`',
    part: 'references',
  },
  {
    name: 'hidden fields are in the rows',
    file: 'server/records/row.ts',
    check: 'return Object.keys(entity.fields).filter((name) => !hidden.includes(name))',
    instead: 'return Object.keys(entity.fields).filter(() => hidden)',
    part: 'hidden fields',
  },
  {
    name: 'filters look at hidden fields',
    file: 'server/records/filter.ts',
    check: 'accessOf(context.actor, entity).hidden.includes(name)',
    instead: '!accessOf(context.actor, entity)',
    part: 'hidden fields',
  },
  {
    name: 'lists are ordered by hidden fields',
    file: 'server/records/list.ts',
    check: 'if (!column?.sort || accessOf(context.actor, entity).hidden.includes(field))',
    instead: 'if (!column?.sort)',
    part: 'hidden fields',
  },
  {
    name: 'history shows hidden fields',
    file: 'server/records/history.ts',
    check: 'field in entity.fields && !hidden.includes(field)',
    instead: 'field in entity.fields && hidden',
    part: 'hidden fields',
  },
  {
    name: 'history lists changes of hidden fields alone',
    file: 'server/records/history.ts',
    check: 'return hidden.length === 0',
    instead: 'return hidden.length >= 0',
    part: 'hidden fields',
  },
  {
    name: 'hidden and read-only fields are written',
    file: 'server/records/create.ts',
    check: 'return Object.keys(given).flatMap((path): FieldProblem[] => {',
    instead: 'return Object.keys({}).flatMap((path): FieldProblem[] => {',
    part: 'hidden fields',
  },
  {
    name: 'undo brings hidden fields back',
    file: 'server/records/turn-back.ts',
    check: 'if (!def || hidden.includes(field) || readOnly.includes(field)) continue',
    instead: 'if (!def || !hidden || !readOnly) continue',
    part: 'hidden fields',
  },
  {
    name: 'cursors go on in any list',
    file: 'server/records/cursor.ts',
    check: 'read.data[0] !== mark',
    instead: 'mark.length === 0',
    part: 'cursors',
  },
  {
    name: 'an Idempotency-Key gives the answer of another',
    file: 'server/records/idempotency.ts',
    check: 'and actor_id = ${context.actor.id}::uuid and key = ${key}`',
    instead: 'and key = ${key}`',
    part: 'action references',
  },
  {
    name: 'keys run on after their time',
    file: 'server/records/load-actor.ts',
    check: 'and (k.expires_at is null or k.expires_at > ${now})',
    instead: 'and ${now}::text is not null',
    part: 'strangers',
  },
  {
    name: 'keys go on after they were ended',
    file: 'server/records/load-actor.ts',
    check: 'and k.ended_at is null ',
    instead: '',
    part: 'strangers',
  },
  {
    name: 'sessions of those who left go on',
    file: 'server/records/load-actor.ts',
    check: 'join member m on m.account_id = who.account_id and m.active',
    instead: 'join member m on m.account_id = who.account_id',
    part: 'strangers',
  },
  {
    name: 'keys are taken in any workspace',
    file: 'server/http/authenticate.ts',
    check: 'if (asked.workspace !== undefined && !names(asked.workspace, workspace))',
    instead: 'if (asked.workspace !== undefined && !names(workspace.slug, workspace))',
    part: 'strangers',
  },
  {
    name: 'members of other workspaces get keys',
    file: 'server/domains/keys/create-key.ts',
    check: `    .where('workspace_id', '=', context.workspace.id)
    .where('id', '=', memberId)`,
    instead: `    .where('id', '=', memberId)`,
    part: 'action references',
  },
  {
    name: 'teams of other workspaces take members',
    file: 'server/domains/members/check-team.ts',
    check: `.where('workspace_id', '=', workspaceId)`,
    instead: '',
    part: 'action references',
  },
  {
    name: 'the switch of unassigned records switches nothing',
    file: 'server/records/scope.ts',
    check: `const unassigned = verb === 'read' && context.workspace.unassignedVisible`,
    instead: `const unassigned = verb === 'read'`,
    part: 'unassigned records',
  },
  {
    name: 'what nobody owns may be changed by all, seen or not',
    file: 'server/records/scope.ts',
    check: 'return { ...reach, unassigned: context.workspace.unassignedVisible }',
    instead: 'return { ...reach, unassigned: true }',
    part: 'unassigned records',
  },
]
