// One's own account: profile, password, sessions.
import { z } from 'zod'
import { languageSchema } from '#contract/language.ts'
import { idWire } from '#contract/kinds/ids.ts'
import { isPlainText } from '#contract/kinds/text.ts'
import { idParams, operation } from '#contract/operation.ts'
import {
  accountEmailSchema,
  accountSchema,
  passwordSchema,
  personNameSchema,
  themeSchema,
  usernameSchema,
  zoneSchema,
} from './sign-in.ts'

export const updateProfile = operation({
  id: 'profile.update',
  method: 'PATCH',
  path: '/profile',
  tag: 'profile',
  access: 'signedIn',
  body: z.strictObject({
    name: personNameSchema.optional(),
    email: accountEmailSchema.optional(),
    username: usernameSchema.optional(),
    phone: z
      .string('wrong-type')
      .trim()
      .max(40, 'too-long')
      .refine(isPlainText, 'bad-text')
      .nullable()
      .optional(),
    language: languageSchema.nullable().optional(),
    theme: themeSchema.optional(),
    zone: zoneSchema.nullable().optional(),
  }),
  response: accountSchema,
  summary: 'Change my own profile; every field is optional',
})
export const changePassword = operation({
  id: 'profile.password',
  method: 'POST',
  path: '/profile/password',
  tag: 'profile',
  access: 'signedIn',
  guarded: true,
  body: z.strictObject({ current: z.string().max(200), next: passwordSchema }),
  errors: ['wrong-credentials', 'weak-password'],
  summary: 'Change my password; this session stays signed in, all others end',
})
export const sessionItemSchema = z.object({
  id: idWire,
  createdAt: z.string().meta({ format: 'date-time' }),
  seenAt: z.string().meta({ format: 'date-time' }),
  /** Browser and system as far as the browser tells. */
  device: z.string(),
  address: z.string(),
  current: z.boolean(),
})
export const listSessions = operation({
  id: 'profile.sessions',
  method: 'GET',
  path: '/profile/sessions',
  tag: 'profile',
  access: 'signedIn',
  response: z.object({ items: z.array(sessionItemSchema) }),
  summary: 'Where I am signed in',
})
export const endSession = operation({
  id: 'profile.endSession',
  method: 'DELETE',
  path: '/profile/sessions/{id}',
  tag: 'profile',
  access: 'signedIn',
  params: idParams,
  summary: 'End one of my sessions',
})
