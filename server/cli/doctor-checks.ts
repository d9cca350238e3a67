// What the doctor looks at, one function each; every one answers what it found in words.
import fs from 'node:fs'
import path from 'node:path'
import { entityList } from '#contract/entities/list.ts'
import { readSchemaState } from '#server/platform/schema-state.ts'
import { findOrphans, removeSearchOrphans } from '#server/records/find-orphans.ts'
import { checkDerived } from '#server/records/rebuild-derived.ts'
import type { Db } from '#server/records/tables.ts'
import { repairFigures, wrongFigures } from '#server/records/verify-figures.ts'
import type { Instance } from './instance.ts'

export interface Check {
  readonly name: string
  readonly state: 'ok' | 'wrong' | 'mended'
  /** How many things are or were wrong. */
  readonly found: number
  readonly text: string
  /** Whether `--rebuild` helps. */
  readonly mendable: boolean
}

type Progress = (text: string) => void

/** Reached, of a version that we know, with the schema of this program. */
export async function checkDatabase({ owner }: Pick<Instance, 'owner'>): Promise<Check> {
  const { postgres, applied, missing, unknown } = await readSchemaState(owner)
  const problem =
    missing.length > 0
      ? `lacks ${missing.join(', ')}; start Rapport once to bring it forward`
      : unknown.length > 0
        ? `was used by a newer Rapport (${unknown.join(', ')}); use that one`
        : undefined
  const count = `${applied.length} migration${applied.length === 1 ? '' : 's'}`
  return {
    name: 'database',
    state: problem === undefined ? 'ok' : 'wrong',
    found: missing.length + unknown.length,
    text: `PostgreSQL ${postgres}, ${problem ?? `${count}, up to date`}`,
    mendable: false,
  }
}

/** Whoever reads the secrets can make sessions of everyone. */
export function checkSecrets({ env, dataDir }: Pick<Instance, 'env' | 'dataDir'>): Check {
  const file = path.join(dataDir, 'secrets.json')
  const result = (state: Check['state'], text: string): Check => ({
    name: 'secrets',
    state,
    found: state === 'ok' ? 0 : 1,
    text,
    mendable: false,
  })
  if (env.secret !== undefined) return result('ok', 'follow from the setting SECRET')
  if (!fs.existsSync(file))
    return result(
      'wrong',
      `${file} is missing; the next start makes new ones, and all sessions and API keys end`,
    )
  // Where there are no such permissions, the folder of the account protects them.
  if (process.platform === 'win32') return result('ok', `${file} is there`)
  const mode = fs.statSync(file).mode & 0o777
  return mode === 0o600
    ? result('ok', `${file}, readable by its owner alone`)
    : result('wrong', `${file} has mode ${mode.toString(8)}; run chmod 600 on it`)
}

/** Kept sums against the records themselves. */
export async function checkFigures(db: Db, rebuild: boolean, progress: Progress): Promise<Check> {
  progress('comparing figures with records')
  const found = await wrongFigures(db)
  if (found > 0 && rebuild) await repairFigures(db)
  const left = found > 0 && rebuild ? await wrongFigures(db) : found
  return judged('figures', { found, left, fine: 'equal the records', wrong: 'sums differ from the records' })
}

/** Sort keys, folded texts, base amounts and entries of search against what they would be now. */
export async function checkRecords(db: Db, rebuild: boolean, progress: Progress): Promise<Check> {
  let found = 0
  let checked = 0
  for (const entity of entityList) {
    const many = entity.label.many.en.toLowerCase()
    const tell = (count: number) => {
      if (count >= 50_000 && count % 50_000 < 1000) progress(`looked at ${count} ${many}`)
    }
    const faults = await checkDerived(db, entity, { repair: rebuild, progress: tell })
    found += faults.columns + faults.search
    checked += faults.checked
  }
  const left = rebuild ? 0 : found
  return judged('derived', {
    found,
    left,
    fine: `columns and search of ${checked} records are right`,
    wrong: 'records have wrong sort keys or entries of search',
  })
}

/** What points to nothing. Entries of search can be taken away; the rest is for a person to look at. */
export async function checkOrphans(db: Db, rebuild: boolean, progress: Progress): Promise<Check> {
  progress('looking for what points to nothing')
  const before = await findOrphans(db)
  const isRemovable = before.some((each) => each.removable)
  if (rebuild && isRemovable) await removeSearchOrphans(db)
  const after = rebuild && isRemovable ? await findOrphans(db) : before
  const sum = (orphans: typeof before) => orphans.reduce((total, each) => total + each.count, 0)
  const list = (rebuild && after.length > 0 ? after : before)
    .map((each) => `${each.count} ${each.what}`)
    .join('; ')
  return {
    ...judged('orphans', {
      found: sum(before),
      left: sum(after),
      fine: 'nothing points to nothing',
      wrong: list,
    }),
    text: before.length === 0 ? 'nothing points to nothing' : list,
    mendable: isRemovable,
  }
}

function judged(
  name: string,
  { found, left, fine, wrong }: { found: number; left: number; fine: string; wrong: string },
): Check {
  if (found === 0) return { name, state: 'ok', found, text: fine, mendable: false }
  return left > 0
    ? { name, state: 'wrong', found: left, text: `${left} ${wrong}`, mendable: true }
    : { name, state: 'mended', found, text: `${found} ${wrong}; written anew`, mendable: true }
}
