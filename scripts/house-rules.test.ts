import { expect, test } from 'vitest'
import { findFaults } from './house-rules.mjs'

const faultsOf = (path: string, text = '') => findFaults([{ path, text }])

test('files that keep the rules have no fault', () => {
  expect(
    findFaults([
      { path: 'contract/kinds/text.ts', text: `import { z } from 'zod'\nimport { fold } from './fold.ts'\n` },
      { path: 'server/http/listen.ts', text: `import { list } from '#server/records/list.ts'\n` },
      {
        path: 'server/records/list.test.ts',
        text: `import { createTestDatabase } from '#server/testing/cluster.ts'\n`,
      },
      { path: 'server/records/list.ts', text: 'const page = sql`select id from contact`\n' },
      { path: 'server/migrations/0001_ground.sql', text: 'select 1' },
      {
        path: 'web/app/shell.tsx',
        text: `import { Button } from '#web/ui/button.tsx'\nimport 'normalize.css'\n`,
      },
      { path: 'web/ui/locales/en.ts', text: 'a\n'.repeat(900) },
    ]),
  ).toEqual([])
})

test.each([
  ['contract/kinds/text.ts', '#server/platform/ids.ts', 'contract may import only itself'],
  ['contract/kinds/text.ts', 'node:fs', 'contract lives without it'],
  ['contract/kinds/text.ts', 'react', 'contract lives without it'],
  ['server/platform/db.ts', '#server/records/tables.ts', 'server/platform may import only contract, itself'],
  ['server/records/list.ts', '#server/domains/leads/convert.ts', 'server/records may import only'],
  ['server/domains/leads/convert.ts', '#server/http/app.ts', 'server/domains may import only'],
  ['server/http/app.ts', '#web/api/client.ts', 'server/http may import only'],
  ['server/http/app.ts', '#server/testing/cluster.ts', 'server/http may import only'],
  ['server/main.ts', '#web/app/shell.tsx', 'server may import only'],
  ['server/main.ts', '#server/testing/cluster.ts', 'server may import only'],
  ['contract/a.test.ts', '#server/platform/ids.ts', 'contract may import only itself'],
  ['server/main.ts', 'react', 'server lives without it'],
  ['web/ui/button.tsx', '#contract/entities/contact.ts', 'web/ui may import only'],
  ['web/ui/button.tsx', '#web/records/list.tsx', 'web/ui may import only'],
  ['web/records/list.tsx', '#web/domains/setup/page.tsx', 'web/records may import only'],
  ['web/domains/setup/page.tsx', '#web/app/shell.tsx', 'web/domains may import only'],
  ['web/app/shell.tsx', '#server/platform/ids.ts', 'web/app may import only'],
  ['web/app/shell.tsx', 'pg', 'web lives without it'],
])('%s may not import %s', (path, specifier, sentence) => {
  for (const text of [
    `import { a } from '${specifier}'`,
    `import type { A } from "${specifier}"`,
    `import {\n  a,\n  b,\n} from '${specifier}'`,
    `import '${specifier}'`,
    `const a = await import('${specifier}')`,
  ]) {
    expect(`${text}: ${faultsOf(path, text).join(' ')}`).toContain(sentence)
  }
})

test('a relative path is no way around the floors', () => {
  expect(faultsOf('web/app/shell.tsx', `import { a } from '../../server/main.ts'`)).toHaveLength(1)
})

test.each([
  ['server/records/utils.ts', '', 'says nothing'],
  ['web/ui/constants.ts', '', 'says nothing'],
  ['web/ui/Button.tsx', '', 'kebab-case'],
  ['web/ui/a_b.ts', '', 'kebab-case'],
  ['server/migrations/1_ground.sql', '', 'kebab-case'],
  ['web/ui/long.tsx', 'a\n'.repeat(301), '301 lines'],
  ['web/ui/all.ts', `export * from './button.tsx'`, 'passes on'],
  ['web/ui/all.ts', `export { Button } from './button.tsx'`, 'passes on'],
  ['server/domains/leads/convert.ts', 'const q = sql`select 1`', 'holds SQL'],
  ['server/http/app.ts', `await client.query('select id from contact where id = $1')`, 'holds SQL'],
  ['server/http/app.ts', `await client.query("delete from contact")`, 'holds SQL'],
  ['web/ui/a.ts', '// TODO: later', 'holds "TODO"'],
  ['web/ui/a.ts', 'const a = b as any', 'holds "as any"'],
  ['web/ui/a.test.ts', 'test.only(1)', 'holds "test.only("'],
])('%s with %j is a fault', (path, text, sentence) => {
  expect(faultsOf(path, text).join('\n')).toContain(sentence)
})
