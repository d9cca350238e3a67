import type { z } from 'zod'
import type { readInvitation } from '#contract/actions/members.ts'
import type { Session } from '#contract/actions/sign-in.ts'

export interface InviteFormProps {
  readonly invitation: z.output<(typeof readInvitation)['response']>
  readonly token: string
  readonly onDone: (session: Session) => void
}
