// What must hold before a screen is shown: a server that is set up, a person who is signed in, a place to work.
import { redirect } from '@tanstack/react-router'
import type { Session } from '#contract/actions/sign-in.ts'
import { actions } from '#contract/operations.ts'
import { workspacePath } from '#web/api/address.ts'
import { call } from '#web/api/client.ts'
import { loadSession } from '#web/api/session.ts'
import { lastWorkspace } from './last-workspace.ts'
import { returnAddress } from './return-address.ts'

interface Place {
  readonly location: { readonly href: string }
}

/** Nobody signed in: to sign-in, and back to this address afterwards. */
export async function needSession({ location }: Place): Promise<{ session: Session }> {
  const session = await loadSession()
  if (session) return { session }
  return (await isSetUp()) ? go({ to: '/sign-in', search: { to: location.href } }) : go({ to: '/setup' })
}

/** The start leads into the workspace that was used last. */
export async function enterWorkspace(place: Place): Promise<void> {
  const { session } = await needSession(place)
  const slug = lastWorkspace(session.workspaces.map((each) => each.slug))
  if (slug !== undefined) go({ href: workspacePath(slug), replace: true })
}

/** Sign-in is for those who are not. */
export async function needNoSession(wanted: string | undefined): Promise<void> {
  if (await loadSession()) go({ href: returnAddress(wanted), replace: true })
  if (!(await isSetUp())) go({ to: '/setup', replace: true })
}

/** Set-up happens once. */
export async function needFreshServer(): Promise<{ tokenNeeded: boolean }> {
  const { done, tokenNeeded } = await call(actions.getSetup)
  if (done) go({ to: '/', replace: true })
  return { tokenNeeded }
}

/** The router takes the thrown value for the order to go elsewhere. */
function go(target: {
  to?: string
  href?: string
  search?: Record<string, string>
  replace?: boolean
}): never {
  redirect({ ...target, throw: true })
  throw new Error('a redirect throws')
}

async function isSetUp(): Promise<boolean> {
  return (await call(actions.getSetup)).done
}
