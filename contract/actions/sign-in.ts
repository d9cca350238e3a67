// Set-up of a new server, sign-in and sign-out.
import { z } from 'zod'
import { isCountry } from '#contract/kinds/countries.ts'
import { isCurrency } from '#contract/kinds/currencies.ts'
import { idWire } from '#contract/kinds/ids.ts'
import { isPlainText, lineSchema } from '#contract/kinds/text.ts'
import { languageSchema } from '#contract/language.ts'
import { operation } from '#contract/operation.ts'
import { roles } from '#contract/access.ts'

export const passwordSchema = z
  .string('wrong-type')
  .min(8, 'too-short')
  .max(200, 'too-long')
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'bad-text')
export const usernameSchema = z
  .string('wrong-type')
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'bad-value')
export const accountEmailSchema = z
  .string('wrong-type')
  .trim()
  .toLowerCase()
  .max(254, 'too-long')
  .pipe(z.email('bad-email'))
export const personNameSchema = lineSchema(120)
export const zoneSchema = z.string('wrong-type').max(60, 'too-long').refine(isZone, 'bad-value')
export const currencySchema = z.string('wrong-type').refine(isCurrency, 'bad-currency')
export const themeSchema = z.enum(['light', 'dark', 'system'])

export const workspaceSettingsSchema = z.strictObject({
  name: lineSchema(80),
  language: languageSchema,
  currency: currencySchema,
  zone: zoneSchema,
  /** 1 Monday .. 7 Sunday. */
  weekStart: z.int().min(1).max(7),
  /** Country of phone numbers that are written without one; ISO alpha-2. */
  country: z.string('wrong-type').refine(isCountry, 'bad-value'),
})

/** A person who signs in, as they see themselves. */
export const accountSchema = z
  .object({
    id: idWire,
    name: z.string(),
    username: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    language: languageSchema.nullable(),
    theme: themeSchema,
    zone: z.string().nullable(),
    superuser: z.boolean(),
  })
  .meta({ id: 'Account' })
export type Account = z.output<typeof accountSchema>

export const sessionSchema = z
  .object({
    account: accountSchema,
    workspaces: z.array(z.object({ id: idWire, slug: z.string(), name: z.string(), role: z.enum(roles) })),
  })
  .meta({ id: 'Session' })
export type Session = z.output<typeof sessionSchema>

export const getSetup = operation({
  id: 'setup.get',
  method: 'GET',
  path: '/setup',
  tag: 'setup',
  access: 'public',
  response: z.object({ done: z.boolean(), tokenNeeded: z.boolean() }),
  summary: 'Whether this server has its first person, and whether set-up needs the token printed at start',
})
export const runSetup = operation({
  id: 'setup.run',
  method: 'POST',
  path: '/setup',
  tag: 'setup',
  access: 'public',
  guarded: true,
  body: z.strictObject({
    token: z.string().max(200).optional(),
    person: z.strictObject({
      name: personNameSchema,
      email: accountEmailSchema,
      username: usernameSchema,
      password: passwordSchema,
    }),
    workspace: workspaceSettingsSchema,
  }),
  response: sessionSchema,
  status: 201,
  errors: ['already-set-up', 'weak-password', 'not-allowed'],
  summary:
    'Create the first person, who becomes superuser, and the first workspace with its statuses, services and sources; signs in',
})

export const signIn = operation({
  id: 'session.create',
  method: 'POST',
  path: '/session',
  tag: 'session',
  access: 'public',
  guarded: true,
  body: z.strictObject({
    login: z
      .string('wrong-type')
      .trim()
      .min(1, 'required')
      .max(254, 'too-long')
      .refine(isPlainText, 'bad-text'),
    password: z.string('wrong-type').min(1, 'required').max(200, 'too-long'),
  }),
  response: sessionSchema,
  errors: ['wrong-credentials'],
  summary: 'Sign in by username or e-mail; answers with a cookie',
})
export const getSession = operation({
  id: 'session.get',
  method: 'GET',
  path: '/session',
  tag: 'session',
  access: 'signedIn',
  response: sessionSchema,
  summary: 'Who I am, and the workspaces that I belong to',
})
export const signOut = operation({
  id: 'session.delete',
  method: 'DELETE',
  path: '/session',
  tag: 'session',
  access: 'signedIn',
  summary: 'Sign out',
})

/** A place of the IANA list; an offset such as +02:00 knows no summer time. */
function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
