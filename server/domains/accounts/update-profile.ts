// Changes one's own profile; what is left out stays.
import type { updateProfile as action } from '#contract/actions/profile.ts'
import type { Account } from '#contract/actions/sign-in.ts'
import type { Ground } from '#server/domains/ground.ts'
import type { z } from 'zod'
import { accountColumns, toAccount } from './account-row.ts'
import { refuseDuplicates } from './duplicate-account.ts'

type Profile = z.output<typeof action.body>

export async function updateProfile(ground: Ground, accountId: string, profile: Profile): Promise<Account> {
  const { db } = ground.database
  const changes = { ...profile, ...(profile.phone === '' ? { phone: null } : {}) }
  const row = await refuseDuplicates('', () =>
    Object.keys(changes).length === 0
      ? db.selectFrom('account').select(accountColumns).where('id', '=', accountId).executeTakeFirstOrThrow()
      : db
          .updateTable('account')
          .set(changes)
          .where('id', '=', accountId)
          .returning(accountColumns)
          .executeTakeFirstOrThrow(),
  )
  ground.log.info({ event: 'account.updated', accountId, fields: Object.keys(changes) })
  return toAccount(row)
}
