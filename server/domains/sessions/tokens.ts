// Secrets that we hand out: sessions, invitations, API keys. 256 random bits; the database holds only their hash.
import { createHmac, randomBytes } from 'node:crypto'
import type { Secrets } from '#server/platform/secrets.ts'

export type TokenPurpose = 'session' | 'invitation' | 'key'

/** A new token: 43 characters that are safe in addresses, headers and cookies; keys begin with `rp_`. */
export function newToken(purpose: TokenPurpose): string {
  return prefixes[purpose] + randomBytes(32).toString('base64url')
}

/** Whether a text could be such a token. What cannot be is refused before anything is asked of the database. */
export function isToken(purpose: TokenPurpose, text: string): boolean {
  const prefix = prefixes[purpose]
  return text.length === prefix.length + 43 && text.startsWith(prefix) && shape.test(text)
}

/** Keyed, so that a copy of the database alone verifies none; the purpose keeps one kind from passing as another. */
export function tokenHash(secrets: Secrets, purpose: TokenPurpose, token: string): Buffer {
  return createHmac('sha256', secrets.tokenKey).update(`${purpose}:${token}`).digest()
}

const prefixes: Readonly<Record<TokenPurpose, string>> = { session: '', invitation: '', key: 'rp_' }
const shape = /^[A-Za-z0-9_-]+$/
