// An account as its owner sees it.
import type { Account } from '#contract/actions/sign-in.ts'

/** Columns that `toAccount` needs. */
export const accountColumns = [
  'id',
  'name',
  'username',
  'email',
  'phone',
  'language',
  'theme',
  'zone',
  'superuser',
] as const satisfies readonly (keyof Account)[]

export function toAccount(row: Account): Account {
  const { id, name, username, email, phone, language, theme, zone, superuser } = row
  return { id, name, username, email, phone, language, theme, zone, superuser }
}
