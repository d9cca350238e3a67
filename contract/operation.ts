// What an operation of the API is: one declaration gives the route, validation, serialisation, documentation and typed client.
import { z } from 'zod'
import type { Right, Role, Verb } from './access.ts'
import type { EntityName } from './entities/list.ts'
import type { ErrorCode } from './errors.ts'

/** Who may call it: anyone, anyone signed in, superusers, members of the workspace, those of them who may write anything at all, holders of a right, or who has the verb on the entity in some scope. */
export type OperationAccess =
  | 'public'
  | 'signedIn'
  | 'superuser'
  | 'member'
  | 'writer'
  | { readonly right: Right }
  | { readonly entity: EntityName; readonly verb: Verb }

type Empty = z.ZodType<Record<string, never>>
export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** Such as `contacts.list`: the name of the handler and, as operationId, in the documentation. */
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Below `/api/v1`, with `{id}` for parameters. */
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly access: OperationAccess
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly response: Response
  /** Status of success. */
  readonly status: 200 | 201 | 202 | 204
  /** Errors beyond those that every operation of its kind may answer. */
  readonly errors: readonly ErrorCode[]
  /** Takes an `Idempotency-Key`, so that a retry has one effect. */
  readonly idempotent: boolean
  /** Takes part in the workspace: needs `X-Workspace` or a key. */
  readonly inWorkspace: boolean
  /** Wrong guesses are counted: a tighter limit holds. */
  readonly guarded: boolean
  /** The answer is made field by field from the definition, so it is written as it is, not sieved by the schema again. */
  readonly exact: boolean
}

export const noParams: Empty = z.strictObject({})
export const idParams = z.strictObject({
  id: z.guid('unknown-reference').transform((id) => id.toLowerCase()),
})

interface Settings<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  readonly id: string
  readonly method: Operation['method']
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly access: OperationAccess
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly response?: R
  readonly status?: Operation['status']
  readonly errors?: readonly ErrorCode[]
  readonly idempotent?: boolean
  readonly inWorkspace?: boolean
  readonly guarded?: boolean
  readonly exact?: boolean
}

/** Fills in what most operations share. Without a response it answers 204. */
export function operation<
  P extends z.ZodType = Empty,
  Q extends z.ZodType = Empty,
  B extends z.ZodType = Empty,
  R extends z.ZodType = z.ZodUndefined,
>(settings: Settings<P, Q, B, R>): Operation<P, Q, B, R> {
  const { params, query, body, response, ...rest } = settings
  return {
    status: response ? 200 : 204,
    errors: [],
    idempotent: false,
    inWorkspace:
      settings.access !== 'public' && settings.access !== 'signedIn' && settings.access !== 'superuser',
    guarded: false,
    exact: false,
    ...rest,
    // The defaults of the type parameters are exactly these schemas.
    params: (params ?? noParams) as P,
    query: (query ?? noParams) as Q,
    body: (body ?? noParams) as B,
    response: (response ?? z.undefined()) as R,
  }
}

/** Which preset roles may call an operation at all; row scope comes on top. */
export type AccessMap = 'public' | Readonly<Partial<Record<Role, true>>>
