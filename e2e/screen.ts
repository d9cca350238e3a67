// What a screen is for the walk over all of them: where it is, who opens it, and how one gets there.
import type { Page } from 'playwright-core'
import type { Ground } from './screens-ground.ts'

export interface Screen {
  readonly name: string
  /** As the router has it; null for what it does not know of. */
  readonly route: string | null
  /** The admin unless told; null for nobody. */
  readonly as?: 'rep' | 'leaver' | null
  /** Where it exists; on both unless told. */
  readonly on?: 'wide' | 'phone'
  readonly address: (ground: Ground) => string
  /** It waits for an answer that never comes. */
  readonly isHeld?: boolean
  /** The way from the address to what is looked at. */
  readonly open?: (page: Page, ground: Ground) => Promise<unknown>
}

/** Goes there and waits until nothing moves any more. */
export async function openScreen(screen: Screen, page: Page, ground: Ground): Promise<void> {
  const quiet = watchRequests(page)
  await page.goto(screen.address(ground))
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  await quiet()
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  await screen.open?.(page, ground)
  if (!screen.isHeld) await quiet()
}

/** Answers a wait for the moment when nothing is asked for any more: sooner than the browser's own word for it. */
function watchRequests(page: Page): () => Promise<void> {
  const requests = { underWay: 0, lastAt: performance.now() }
  const count = (by: number) => () => {
    requests.underWay += by
    requests.lastAt = performance.now()
  }
  page.on('request', count(1))
  page.on('requestfinished', count(-1))
  page.on('requestfailed', count(-1))
  const isQuiet = () => requests.underWay === 0 && performance.now() - requests.lastAt >= 80
  return async () => {
    const limit = performance.now() + 10_000
    while (!isQuiet() && performance.now() < limit) await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
