// Creates the account of a person.
import { newId } from '#server/platform/ids.ts'
import type { Trx } from '#server/records/tables.ts'
import type { Ground } from '#server/domains/ground.ts'
import { hashPassword } from './password-hash.ts'

export interface NewPerson {
  readonly name: string
  readonly email: string
  readonly username: string
  readonly password: string
}

/** Returns the id. The password must have passed `checkPassword`. */
export async function createAccount(
  ground: Ground,
  trx: Trx,
  person: NewPerson,
  superuser: boolean,
): Promise<string> {
  const now = ground.clock()
  const id = newId(now.getTime())
  await trx
    .insertInto('account')
    .values({
      id,
      created_at: now.toISOString(),
      name: person.name,
      username: person.username,
      email: person.email,
      phone: null,
      password_hash: await hashPassword(person.password),
      language: null,
      theme: 'system',
      zone: null,
      superuser,
    })
    .execute()
  return id
}
