// The generated permission matrix over HTTP: who can do, see and learn what. Runs on any database with a fixture.
import type { Fixture } from '#server/domains/fixture/make-fixture.ts'
import type { Deps } from '#server/http/call.ts'
import { checkActionReferences } from './matrix-action-references.ts'
import { checkActions } from './matrix-actions.ts'
import { checkHidden } from './matrix-hidden.ts'
import { checkCursors, checkLists, checkProbes, checkSearch } from './matrix-leaks.ts'
import { checkHandovers } from './matrix-handovers.ts'
import { checkJobs } from './matrix-jobs.ts'
import { checkCreations, checkRecords } from './matrix-records.ts'
import { checkFilterValues, checkReferences } from './matrix-references.ts'
import { checkStrangers } from './matrix-strangers.ts'
import { checkBrowsers, checkUnassigned } from './matrix-ways.ts'
import { Found, makeWorld, type MatrixWorld } from './matrix-world.ts'

/** Parts of the matrix by name, in the order in which they run. */
export const matrixParts: Readonly<Record<string, (world: MatrixWorld) => Promise<void>>> = {
  records: checkRecords,
  creations: checkCreations,
  handovers: checkHandovers,
  references: checkReferences,
  'filter values': checkFilterValues,
  lists: checkLists,
  search: checkSearch,
  probes: checkProbes,
  cursors: checkCursors,
  'hidden fields': checkHidden,
  'action references': checkActionReferences,
  jobs: checkJobs,
  strangers: checkStrangers,
  browsers: checkBrowsers,
  'unassigned records': checkUnassigned,
  actions: checkActions,
}

export interface MatrixResult {
  /** What was not as it should be, in sentences. */
  readonly findings: readonly string[]
  readonly asked: number
  /** Operations that a role was let into, as `contacts.list rep`. */
  readonly allowed: ReadonlySet<string>
}

/** Runs the parts named, or all. `stopAtFirst` ends with the first finding. */
export async function runMatrix(
  deps: Deps,
  fixture: Fixture,
  {
    parts = Object.keys(matrixParts),
    stopAtFirst = false,
  }: { parts?: readonly string[]; stopAtFirst?: boolean } = {},
): Promise<MatrixResult> {
  const world = await makeWorld(deps, fixture, stopAtFirst)
  try {
    for (const name of parts) await matrixParts[name]?.(world)
  } catch (error) {
    if (!(error instanceof Found)) throw error
  } finally {
    await world.app.close()
  }
  return { findings: world.findings, asked: world.asked, allowed: world.allowed }
}
