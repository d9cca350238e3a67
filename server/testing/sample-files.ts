// Real files to read, many and of many origins, that may lie beside the project. They are no part of it.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url))

/** Whether the files are there. Tests that need them skip where they are not, and say so by their name. */
export const hasSampleFiles = fs.existsSync(path.join(folder, 'csv'))

/** What the title of tests that need them says where they are not. */
export const absence = hasSampleFiles ? '' : ` (skipped: no sample files at ${folder})`

/** Where a file lies. */
export function sampleFile(name: string): string {
  return path.join(folder, name)
}

/** All files below a folder of theirs, whose names end so. */
export function sampleFilesBelow(below: string, ends: RegExp): readonly string[] {
  if (!hasSampleFiles) return []
  return fs
    .readdirSync(path.join(folder, below), { recursive: true, encoding: 'utf8' })
    .filter((name) => ends.test(name))
    .map((name) => name.split(path.sep).join('/'))
    .sort()
}
