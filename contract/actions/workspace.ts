// The workspace: its settings, and the data that screens load once (`/meta`).
import { z } from 'zod'
import { rights, roles, verbs, type Scope } from '#contract/access.ts'
import { type CustomKind, customKinds } from '#contract/entities/custom-field.ts'
import { idSchema, idWire } from '#contract/kinds/ids.ts'
import { localText } from '#contract/kinds/local-text.ts'
import { value } from '#contract/kinds/value.ts'
import { languageSchema } from '#contract/language.ts'
import { idParams, operation } from '#contract/operation.ts'
import { workspaceSettingsSchema } from './sign-in.ts'

export const workspaceSchema = z
  .object({
    id: idWire,
    slug: z.string(),
    name: z.string(),
    language: languageSchema,
    currency: z.string(),
    zone: z.string(),
    weekStart: z.int(),
    country: z.string(),
    /** Whether people with scope own or team also see records without an owner. */
    unassignedVisible: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Workspace' })
export type Workspace = z.output<typeof workspaceSchema>

export const memberSchema = z
  .object({
    id: idWire,
    name: z.string(),
    role: z.enum(roles),
    teamId: z.string().nullable(),
    active: z.boolean(),
  })
  .meta({ id: 'Member' })
export type Member = z.output<typeof memberSchema>

const optionItem = z.object({
  id: idWire,
  list: z.string(),
  name: z.string(),
  names: z.object({ en: z.string().optional(), es: z.string().optional() }).nullable(),
  category: z.string().nullable(),
  group: z.string().nullable(),
  color: z.string().nullable(),
  position: z.number(),
  archived: z.boolean(),
  mergedInto: z.string().nullable(),
  version: z.int(),
})
export type OptionItem = z.output<typeof optionItem>

/** What makes a field of the workspace (see custom-fields.ts), for those who may see its content. */
const fieldItem = z.object({
  id: idWire,
  entity: z.enum(['contact', 'company']),
  /** Its name in records, filters and sorts. */
  key: z.string(),
  name: z.string(),
  names: localText().wire.nullable(),
  kind: z.enum(Object.keys(customKinds) as [CustomKind, ...CustomKind[]]),
  help: z.string().nullable(),
  section: z.string().nullable(),
  position: z.number(),
  mandatory: z.boolean(),
  initial: value().wire.nullable(),
  sortable: z.boolean(),
  searchable: z.boolean(),
  decimals: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  version: z.int(),
})
export type FieldItem = z.output<typeof fieldItem>

const scopes = ['none', 'own', 'team', 'all'] as const satisfies readonly Scope[]
const scopeSchema = z.enum(scopes)
const entityAccessSchema = z.object({
  ...(Object.fromEntries(verbs.map((verb) => [verb, scopeSchema])) as Record<
    (typeof verbs)[number],
    typeof scopeSchema
  >),
  hidden: z.array(z.string()),
  readOnly: z.array(z.string()),
})

export const metaSchema = z
  .object({
    /** Changes whenever anything in here does. */
    version: z.string(),
    workspace: workspaceSchema,
    me: z.object({
      memberId: z.string().nullable(),
      role: z.enum(roles),
      teamId: z.string().nullable(),
      rights: z.array(z.enum(rights)),
    }),
    access: z.record(z.string(), entityAccessSchema),
    members: z.array(memberSchema),
    teams: z.array(
      z.object({ id: idWire, name: z.string(), parentId: z.string().nullable(), version: z.int() }),
    ),
    options: z.array(optionItem),
    fields: z.array(fieldItem),
    tags: z.array(
      z.object({
        id: idWire,
        name: z.string(),
        color: z.string().nullable(),
        mergedInto: z.string().nullable(),
        version: z.int(),
      }),
    ),
  })
  .meta({ id: 'Meta' })
export type Meta = z.output<typeof metaSchema>

export const getMeta = operation({
  id: 'meta.get',
  method: 'GET',
  path: '/meta',
  tag: 'workspace',
  access: 'member',
  response: metaSchema,
  summary: 'What screens need once: workspace, members, teams, options, tags, and my rights',
})
export const updateWorkspace = operation({
  id: 'workspace.update',
  method: 'PATCH',
  path: '/workspace',
  tag: 'workspace',
  access: { right: 'workspace.update' },
  inWorkspace: true,
  body: workspaceSettingsSchema.partial().extend({ unassignedVisible: z.boolean().optional() }),
  response: workspaceSchema,
  summary: 'Change name, language, currency, zone, week start, country or the view of unassigned records',
})
export const createWorkspace = operation({
  id: 'workspaces.create',
  method: 'POST',
  path: '/workspaces',
  tag: 'workspace',
  access: 'superuser',
  body: workspaceSettingsSchema,
  response: workspaceSchema,
  status: 201,
  errors: ['not-allowed'],
  summary: 'Create a further workspace on this server (superusers); its creator becomes its admin',
})
/** Merges an option or tag into another of the same list. */
const mergeBody = z.strictObject({ into: idSchema })
const mergeResponse = z
  .object({
    /** Records that pointed to it when the merge began; many of them follow in the background. */
    records: z.int(),
    /** Undo takes it, and brings back the one that was merged and all its records. */
    changeId: idWire,
  })
  .meta({ id: 'MergeResult' })
export const mergeOption = operation({
  id: 'options.merge',
  method: 'POST',
  path: '/options/{id}/merge',
  tag: 'options',
  access: { entity: 'option', verb: 'delete' },
  params: idParams,
  body: mergeBody,
  response: mergeResponse,
  status: 202,
  errors: ['not-allowed'],
  summary:
    'Merge an option into another of its list: its records get the other one, it is archived, history keeps its name',
})
export const mergeTag = operation({
  id: 'tags.merge',
  method: 'POST',
  path: '/tags/{id}/merge',
  tag: 'tags',
  access: { entity: 'tag', verb: 'delete' },
  params: idParams,
  body: mergeBody,
  response: mergeResponse,
  status: 202,
  summary: 'Merge a tag into another: its records get the other one',
})
