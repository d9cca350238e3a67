import { describe, expect, test } from 'vitest'
import { encode } from '#server/testing/encode.ts'
import { readTable, readTableBatches } from './read-table.ts'
import { recogniseTable } from './recognise.ts'
import { memorySource, type TableSource } from './source.ts'
import type { Recognition, TableSettings } from './table.ts'

const from = (content: string | Uint8Array, encoding = 'utf-8') =>
  memorySource('x.csv', typeof content === 'string' ? encode(content, encoding) : content)

const recognise = (content: string | Uint8Array, chosen?: Partial<TableSettings>): Promise<Recognition> =>
  recogniseTable(from(content), chosen)

async function readAll(source: TableSource, chosen?: Partial<TableSettings>) {
  const { settings } = await recogniseTable(source, chosen)
  return Array.fromAsync(readTable(source, settings))
}

describe('the encoding of a file', () => {
  const text = 'Name,Ort\nMüller,Köln\nWeiß,Görlitz\n'
  test.each([
    ['UTF-8', encode(text, 'utf-8'), 'utf-8', 'valid-bytes'],
    ['UTF-8 with a mark', encode(`\uFEFF${text}`, 'utf-8'), 'utf-8', 'byte-order-mark'],
    ['UTF-16 LE with a mark', encode(`\uFEFF${text}`, 'utf-16le'), 'utf-16le', 'byte-order-mark'],
    ['UTF-16 BE with a mark', encode(`\uFEFF${text}`, 'utf-16be'), 'utf-16be', 'byte-order-mark'],
    ['UTF-16 LE', encode(text, 'utf-16le'), 'utf-16le', 'guess'],
    ['UTF-16 BE', encode(text, 'utf-16be'), 'utf-16be', 'guess'],
    ['UTF-16 LE in another script', encode('氏名,住所\n山田太郎,東京都\n', 'utf-16le'), 'utf-16le', 'guess'],
    ['Windows-1252', encode(text, 'windows-1252'), 'windows-1252', 'guess'],
  ])('%s', async (_what, bytes, encoding, encodingBasis) => {
    const found = await recognise(bytes)
    expect(found).toMatchObject({
      settings: { encoding, header: true, width: 2 },
      encodingBasis,
      problem: null,
    })
    expect(found.columns[0]).toEqual({ heading: found.columns[0]?.name, name: found.columns[0]?.name })
  })

  test('is told by signs that come late', async () => {
    const rows = Array.from({ length: 70_000 }, (_, at) => `${at},plain\n`).join('')
    const found = await recognise(encode(`id,name\n${rows}70000,François\n`, 'windows-1252'))
    expect(found.settings.encoding).toBe('windows-1252')
    const utf8 = await recognise(`id,name\n${rows}70000,François\n`)
    expect(utf8).toMatchObject({ settings: { encoding: 'utf-8' }, encodingBasis: 'valid-bytes' })
  })

  test('of two in one file is the one of most; rows in the other are reported and can be read', async () => {
    const bytes = Buffer.concat([
      encode('name,city\nJosé,Málaga\nZoë,Köln\n', 'utf-8'),
      encode('Noël,Bonn\n', 'windows-1252'),
    ])
    const rows = await readAll(from(bytes))
    expect(rows.map(({ cells }) => cells[0])).toEqual(['José', 'Zoë', 'Noël'])
    expect(rows[2]?.problems).toEqual([{ code: 'undecodable-bytes', column: 0, count: 1 }])
  })

  test('of two is UTF-8 also where the other has more, as its signs do not come about by chance', async () => {
    const bytes = Buffer.concat([
      encode('name,city\nJosé,Rome\nZoë,Bonn\n', 'utf-8'),
      encode('Noël,Bonn\nFrançois,Köln\nRenée,Paris\n', 'windows-1252'),
    ])
    expect((await recognise(bytes)).settings.encoding).toBe('utf-8')
    const chinese = encode('姓名,公司\n王小明,北京科技有限公司\n李华,上海贸易有限公司\n', 'gb18030')
    expect((await recognise(chinese)).settings.encoding).toBe('gb18030')
  })
})

describe('how a table is written', () => {
  test.each<readonly [what: string, text: string, settings: Partial<TableSettings>]>([
    ['semicolons with decimal commas', 'name;price\na;1,5\nb;2,25\nc;3,75\n', { delimiter: ';', width: 2 }],
    ['tabs', 'name\tnote\na\tx, y\nb\tz, w\n', { delimiter: '\t' }],
    ['bars', 'a|b|c\n1|2,5|3\n4|5,5|6\n', { delimiter: '|' }],
    ['carets', 'id^name\n1^Ann, Bob\n2^Eve\n', { delimiter: '^' }],
    ['the delimiter said', 'sep=;\na;b,c\n1;2,3\n', { delimiter: ';', preamble: 1, header: true, width: 2 }],
    ['one column of sentences', 'note\nYes, I know.\nNo\nWell, no, yes.\nSo what\nRight\n', { width: 1 }],
    ['single quotes', "id,name\n'1','Ann, Bob'\n'2','Eve, Joe'\n", { quote: "'", width: 2 }],
    ['apostrophes', "id,name\n1,O'Brien\n2,D'Arcy\n", { quote: '"', width: 2 }],
    [
      'backslashes',
      String.raw`id,note` + '\n' + String.raw`1,"say \"a, b\""` + '\n' + String.raw`2,"x \"y\", z"` + '\n',
      { escape: 'backslash', width: 2 },
    ],
    ['paths are no escapes', 'id,path\n1,"C:\\a\\"\n2,"D:\\b, c\\"\n', { escape: 'double', width: 2 }],
    ['spaces around quotes', 'id, "name"\n1, "Ann, Bob"\n2, "Eve, Joe"\n', { padded: true, width: 2 }],
    ['CR alone', 'id,name\r1,a\r2,b\r', { lineEnd: 'any', width: 2, header: true }],
    ['CR in cells', 'id,note,x\n1,a\rb,2\n2,c\rd,3\n3,e\rf,4\n', { lineEnd: 'lf', width: 3 }],
    ['LF in cells', 'id,note,x\r\n1,a\nb,2\r\n2,c\nd,3\r\n3,e\nf,4\r\n', { lineEnd: 'crlf', width: 3 }],
    ['mixed line ends', 'id,name\r\n1,a\n2,b\r3,c\r\n', { lineEnd: 'any', width: 2 }],
    [
      'a broken quote does not change it',
      'id,name,city\n1,"Ann,Rome\n2,"Bob, Jr",Oslo\n3,Eve,Bern\n',
      { quote: '"', width: 3 },
    ],
    [
      'right to left',
      'שם,עיר,טלפון\nדוד,חיפה,050-1234567\nרות,אילת,052-7654321\n',
      { delimiter: ',', width: 3, header: true },
    ],
  ])('%s', async (_what, text, settings) => {
    const found = await recognise(text)
    expect(found.settings).toMatchObject(settings)
    expect(found.problem).toBeNull()
  })

  test('line ends are counted', async () => {
    expect((await recognise('a,b\r\n1,2\n3,4\r5,6\r\n')).lineEnds).toEqual({ crlf: 2, lf: 1, cr: 1 })
  })
})

describe('where a table begins', () => {
  test.each<readonly [what: string, text: string, settings: Partial<TableSettings>]>([
    [
      'a title and a blank line',
      'Report of May\n\nid,name,mail\n1,Ann,a@x.example\n',
      { preamble: 2, header: true },
    ],
    [
      'a title filled up with delimiters',
      'Report,,,\n\nid,name,mail,city\n1,Ann,a@x.example,Rome\n',
      { preamble: 2 },
    ],
    [
      'a quoted note of several lines',
      '"Note:\nread, this, first"\nid,name,mail,city\n1,Ann,a@x.example,Rome\n',
      { preamble: 2 },
    ],
    [
      'a few labelled values',
      'From,2026-01-01\nTo,2026-02-01\nid,name,mail,city\n1,Ann,a@x.example,Rome\n2,Bob,b@x.example,Oslo\n',
      { preamble: 2 },
    ],
    ['values alone', '1,Ann,a@x.example\n2,Bob,b@x.example\n', { header: false, preamble: 0 }],
    [
      'names that come again',
      'Ann,Sales,North\nBob,Sales,North\nEve,Support,North\nJoe,Sales,South\n',
      { header: false },
    ],
    ['words alone', 'product,series\nBasic,GTX\nPro,MG\n', { header: true }],
    ['years above figures', 'city,2024,2025\nRome,1,2\nOslo,3,4\n', { preamble: 0, width: 3, header: true }],
    [
      'comments',
      '# from x\n# on Monday, by us\nid,name,mail\n1,Ann,a@x.example\n2,Bob,b@x.example\n',
      { preamble: 2 },
    ],
    [
      'a number sign as heading',
      '#,name,mail\n1,Ann,a@x.example\n2,Bob,b@x.example\n',
      { preamble: 0, header: true },
    ],
    ['one row of values', '1,2,3\n', { header: false, width: 3 }],
    [
      'a heading that lacks the last column',
      'id,name\n1,Ann,Rome\n2,Bob,Oslo\n3,Eve,Bern\n',
      { header: true, width: 3 },
    ],
    [
      'rows that lack the last column',
      'id,name,city\n1,Ann\n2,Bob\n3,Eve,Bern\n',
      { shortRows: 'fill', width: 3 },
    ],
    [
      'one row that lacks it',
      'id,name,city\n1,Ann,Rome\n2,Bob,Oslo\n3,Eve\n',
      { shortRows: 'report', width: 3 },
    ],
  ])('%s', async (_what, text, settings) => {
    expect((await recognise(text)).settings).toMatchObject(settings)
  })

  test('columns have names of their own', async () => {
    const { columns } = await recognise('id, Name ,,Email,email,Email 1,\n1,a,b,c@x.example,d,e,f\n')
    expect(columns.map(({ name }) => name)).toEqual([
      'id',
      'Name',
      'Column 3',
      'Email 2',
      'email 3',
      'Email 1',
      'Column 7',
    ])
    expect(columns.map(({ heading }) => heading)).toEqual([
      'id',
      ' Name ',
      '',
      'Email',
      'email',
      'Email 1',
      '',
    ])
  })

  test('a heading that comes again is reported, as is its row', async () => {
    const rows = await readAll(from('id,name\n1,a\nid,name\n2,b\n'))
    expect(rows.map(({ line, problems }) => [line, problems.length])).toEqual([
      [2, 0],
      [3, 1],
      [4, 0],
    ])
    expect(rows[1]?.problems).toEqual([{ code: 'repeated-heading' }])
  })
})

describe('what people choose', () => {
  const text = 'a;b,c\n1;2,3\n4;5,6\n'

  test.each<readonly [Partial<TableSettings>, Partial<TableSettings>]>([
    [{ delimiter: ',' }, { delimiter: ',', width: 2 }],
    [{ delimiter: ';' }, { delimiter: ';', width: 2 }],
    [{ header: false }, { header: false }],
    [{ preamble: 1 }, { preamble: 1, header: false }],
    [{ width: 5 }, { width: 5 }],
    [{ quote: '' }, { quote: '' }],
    [{ escape: 'backslash' }, { escape: 'backslash' }],
    [{ padded: true }, { padded: true }],
    [{ lineEnd: 'crlf' }, { lineEnd: 'crlf' }],
    [{ shortRows: 'fill' }, { shortRows: 'fill' }],
    [{ encoding: 'koi8-r' }, { encoding: 'koi8-r' }],
  ])('%o is taken', async (chosen, settings) => {
    expect((await recognise(text, chosen)).settings).toMatchObject(settings)
  })

  test('an encoding is said to be chosen', async () => {
    expect((await recognise(text, { encoding: 'koi8-r' })).encodingBasis).toBe('chosen')
  })

  test('all settings that were found give the same when they are chosen', async () => {
    const found = await recognise('x\n\nid;name\n1;"a;b"\n2;c\n')
    expect((await recognise('x\n\nid;name\n1;"a;b"\n2;c\n', found.settings)).settings).toEqual(found.settings)
  })
})

describe('what is no table', () => {
  const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * at * 31 + at * 7) % 251)
  test.each<readonly [what: string, content: string | Uint8Array, problem: unknown]>([
    ['nothing', '', { code: 'empty' }],
    ['blank lines', '\n \r\n\t\n', { code: 'empty' }],
    ['a mark alone', '\uFEFF', { code: 'empty' }],
    ['a heading alone', 'id,name,email\n', { code: 'no-rows' }],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004\u0014\0\u0006\0'), { code: 'not-text', looksLike: 'zip' }],
    ['noise', noise, { code: 'not-text', looksLike: null }],
    ['NUL bytes alone', new Uint8Array(5000), { code: 'not-text', looksLike: null }],
    [
      'a page',
      '<!DOCTYPE html>\n<html><body>Not found</body></html>\n',
      { code: 'other-format', format: 'html' },
    ],
    ['JSON', '[{"id": 1, "name": "a"},\n{"id": 2, "name": "b"}]', { code: 'other-format', format: 'json' }],
    [
      'a vCard',
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\nEND:VCARD\r\n',
      { code: 'other-format', format: 'vcard' },
    ],
    [
      'too many columns',
      `${'a,'.repeat(17_000)}b\n${'1,'.repeat(17_000)}2\n`,
      { code: 'too-many-columns', found: 17_001, limit: 16_384 },
    ],
  ])('%s', async (_what, content, problem) => {
    expect((await recognise(content)).problem).toEqual(problem)
  })

  test('a few NUL bytes are rows to look at, and no end', async () => {
    const rows = await readAll(from(`id,name\n1,a\0b\n${'2,some name\n'.repeat(50)}`))
    expect(rows).toHaveLength(51)
    expect(rows[0]?.problems).toEqual([{ code: 'nul-bytes', column: 1 }])
  })

  test('5,000 columns are a table', async () => {
    const row = (make: (at: number) => string) => Array.from({ length: 5000 }, (_, at) => make(at)).join(',')
    const source = from(`${row((at) => `field ${at}`)}\n${row(String)}\n${row(String)}\n`)
    const { settings, problem } = await recogniseTable(source)
    expect([settings.width, settings.header, problem]).toEqual([5000, true, null])
    expect(await readAll(source)).toMatchObject([
      { line: 2, problems: [] },
      { line: 3, problems: [] },
    ])
  })

  test('a cell of 10 MB is reported in its row, with the rows after it whole', async () => {
    const long = 'long text, '.repeat(1_000_000)
    const rows = await readAll(from(`id,note\n1,"${long}"\n2,short\n3,other\n`))
    expect(rows.map(({ line, problems }) => [line, problems])).toEqual([
      [2, [{ code: 'cell-too-long', column: 1, length: long.length, limit: 1 << 20 }]],
      [3, []],
      [4, []],
    ])
  })
})

test('batches give the same rows, and a source is opened anew each time', async () => {
  const source = memorySource('x', encode('id,name\n1,"a\nb"\n2,c\n3\n', 'utf-8'), 3)
  const { settings } = await recogniseTable(source)
  const batches = await Array.fromAsync(readTableBatches(source, settings))
  expect(batches.flat()).toEqual(await readAll(source))
  expect(batches.flat().map(({ line }) => line)).toEqual([2, 4, 5])
})
