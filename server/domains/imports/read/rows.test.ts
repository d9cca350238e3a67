import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type RowOptions, rowReader } from './rows.ts'
import type { Dialect, TableRow } from './table.ts'

const plain: Dialect = { delimiter: ',', quote: '"', escape: 'double', padded: false, lineEnd: 'any' }
const small = { cell: 20, quoted: 200, row: 400 }

function read(text: string, dialect: Partial<Dialect> = {}, options: RowOptions = {}): TableRow[] {
  return rowReader({ ...plain, ...dialect }, options).push(text, true)
}

/** Line, cells and codes of what is wrong, in short. */
function short(rows: readonly TableRow[]) {
  return rows.map(({ line, cells, problems }) => [line, [...cells], ...problems.map(({ code }) => code)])
}

type Row = readonly [line: number, cells: readonly string[], ...codes: string[]]
type Case = readonly [
  what: string,
  text: string,
  rows: readonly Row[],
  dialect?: Partial<Dialect>,
  options?: RowOptions,
]

const w3: RowOptions = { width: 3 }
const cases: readonly Case[] = [
  ['nothing', '', []],
  ['only line ends', '\n\r\n\r\n\n', []],
  [
    'no line end at the end',
    'a,b\nc,d',
    [
      [1, ['a', 'b']],
      [2, ['c', 'd']],
    ],
  ],
  [
    'LF, CRLF and CR in one file',
    'a\nb\r\nc\rd',
    [
      [1, ['a']],
      [2, ['b']],
      [3, ['c']],
      [4, ['d']],
    ],
  ],
  [
    'a CR too many',
    'a\r\r\nb',
    [
      [1, ['a']],
      [3, ['b']],
    ],
  ],
  [
    'blank lines, also of spaces and delimiters',
    'a,b\n\n  \n,\n , \t\n"",""\nc,d',
    [
      [1, ['a', 'b']],
      [7, ['c', 'd']],
    ],
  ],
  ['spaces are kept', ' a , b ', [[1, [' a ', ' b ']]]],
  ['an empty cell first', ',b\n', [[1, ['', 'b']]]],
  ['a delimiter at the end', 'a,b,\n', [[1, ['a', 'b', '']]]],
  [
    'empty cells beyond the width',
    'a,b,c,,\n"a",b,c,,""',
    [
      [1, ['a', 'b', 'c']],
      [2, ['a', 'b', 'c']],
    ],
    {},
    w3,
  ],
  ['a filled cell beyond the width', 'a,b,c,,x', [[1, ['a', 'b', 'c', '', 'x'], 'too-many-cells']], {}, w3],
  [
    'too few cells',
    'a,b\nd,e,f',
    [
      [1, ['a', 'b'], 'too-few-cells'],
      [2, ['d', 'e', 'f']],
    ],
    {},
    w3,
  ],
  ['too few cells by habit', 'a,b', [[1, ['a', 'b', '']]], {}, { width: 3, shortRows: 'fill' }],
  ['a quoted delimiter', '"a,b",c', [[1, ['a,b', 'c']]]],
  ['doubled quotes', '"a ""b""",""""', [[1, ['a "b"', '"']]]],
  [
    'only doubled quotes',
    '"""",b\n"""""",c',
    [
      [1, ['"', 'b']],
      [2, ['""', 'c']],
    ],
  ],
  ['a quote within a bare cell', '5" pipe,b "c" d', [[1, ['5" pipe', 'b "c" d']]]],
  [
    'line ends in a cell',
    '"a\nb\r\nc",d\ne,f',
    [
      [1, ['a\nb\r\nc', 'd']],
      [4, ['e', 'f']],
    ],
  ],
  [
    'a CR in a cell',
    '"a\rb",c\rd,e',
    [
      [1, ['a\rb', 'c']],
      [3, ['d', 'e']],
    ],
  ],
  ['line ends in every cell', '"\n","\n\n"\nx,y', [[5, ['x', 'y']]]],
  [
    'a blank line in a cell',
    '"a\n\nb",c\nd,e',
    [
      [1, ['a\n\nb', 'c']],
      [4, ['d', 'e']],
    ],
  ],
  [
    'quotes that are not doubled',
    '1,x,"a "b" c"\n2,y,z',
    [
      [1, ['1', 'x', 'a "b" c']],
      [2, ['2', 'y', 'z']],
    ],
    {},
    w3,
  ],
  [
    'text behind a closing quote',
    '"a"b,c,d\n1,2,3',
    [
      [1, ['"a"b', 'c', 'd'], 'quote-not-closed'],
      [2, ['1', '2', '3']],
    ],
    {},
    w3,
  ],
  [
    'a quote that never closes',
    '1,"a,b\n2,c,d\n3,e,f',
    [
      [1, ['1', '"a', 'b'], 'quote-not-closed'],
      [2, ['2', 'c', 'd']],
      [3, ['3', 'e', 'f']],
    ],
    {},
    w3,
  ],
  [
    'one in the last row',
    'a,b\nc,"d',
    [
      [1, ['a', 'b']],
      [2, ['c', '"d'], 'quote-not-closed'],
    ],
  ],
  [
    'one that a later cell would close',
    '1,"a,b\n2,"c",d\n3,e,f',
    [
      [1, ['1', '"a', 'b'], 'quote-not-closed'],
      [2, ['2', 'c', 'd']],
      [3, ['3', 'e', 'f']],
    ],
    {},
    w3,
  ],
  [
    'one among quoted cells',
    '"1","a,"b"\n"2","c","d"',
    [
      [1, ['1', '"a', 'b'], 'quote-not-closed'],
      [2, ['2', 'c', 'd']],
    ],
    {},
    w3,
  ],
  [
    'one at the end of a row of quoted cells',
    '"1","a","b\n"2","c","d"',
    [
      [1, ['1', 'a', '"b'], 'quote-not-closed'],
      [2, ['2', 'c', 'd']],
    ],
    {},
    w3,
  ],
  [
    'one before an empty quoted cell',
    '"1","a,""\n"2","c","d"',
    [
      [1, ['1', '"a', ''], 'quote-not-closed'],
      [2, ['2', 'c', 'd']],
    ],
    {},
    w3,
  ],
  [
    'a cell of several lines is believed where the row fits',
    '1,"a,b\n2,c,d\n3,6",f',
    [[1, ['1', 'a,b\n2,c,d\n3,6', 'f']]],
    {},
    w3,
  ],
  [
    'a quote that would swallow whole rows, in a row that is short besides',
    '1,"a\n2,c,d\n3,x,6"',
    [
      [1, ['1', '"a'], 'quote-not-closed', 'too-few-cells'],
      [2, ['2', 'c', 'd']],
      [3, ['3', 'x', '6"']],
    ],
    {},
    w3,
  ],
  [
    'a quote that a sign for inches would close',
    '1,"a,b\n2,c,d\n3,x,6"',
    [
      [1, ['1', '"a', 'b'], 'quote-not-closed'],
      [2, ['2', 'c', 'd']],
      [3, ['3', 'x', '6"']],
    ],
    {},
    w3,
  ],
  [
    'one that would swallow many rows and still fit',
    `1,"a,b\n${'2,c,d\n'.repeat(6)}3,6",f`,
    [
      [1, ['1', '"a', 'b'], 'quote-not-closed'],
      ...[2, 3, 4, 5, 6, 7].map((line): Row => [line, ['2', 'c', 'd']]),
      [8, ['3', '6"', 'f']],
    ],
    {},
    w3,
  ],
  [
    'every cell quoted twice',
    '""a"",""b""\n""c"",""d""',
    [
      [1, ['""a""', '""b""'], 'quote-not-closed', 'quote-not-closed'],
      [2, ['""c""', '""d""'], 'quote-not-closed', 'quote-not-closed'],
    ],
  ],
  [
    'a cell that ends beyond reach',
    `1,"${'x'.repeat(300)}\n2",b\n3,c`,
    [
      [1, ['1', `"${'x'.repeat(300)}`], 'quote-not-closed', 'cell-too-long'],
      [2, ['2"', 'b']],
      [3, ['3', 'c']],
    ],
    {},
    { limits: small },
  ],
  [
    'a long cell',
    `a,${'x'.repeat(21)}\nb,c`,
    [
      [1, ['a', 'x'.repeat(21)], 'cell-too-long'],
      [2, ['b', 'c']],
    ],
    {},
    { width: 2, limits: small },
  ],
  [
    'a line without end',
    'x'.repeat(900),
    [
      [1, ['x'.repeat(400)], 'row-too-long', 'cell-too-long'],
      [1, ['x'.repeat(400)], 'row-too-long', 'cell-too-long'],
      [1, ['x'.repeat(100)], 'cell-too-long'],
    ],
    {},
    { limits: small },
  ],
  [
    'NUL bytes',
    'a\0b,c\nd,e',
    [
      [1, ['a\0b', 'c'], 'nul-bytes'],
      [2, ['d', 'e']],
    ],
    {},
    { width: 2 },
  ],
  [
    'undecodable bytes',
    'a,\uDCE9\uDC93\nd,e',
    [
      [1, ['a', 'é“'], 'undecodable-bytes'],
      [2, ['d', 'e']],
    ],
    {},
    { width: 2 },
  ],
  [
    'undecodable bytes in a quoted cell',
    '"a\uDC00"\nd',
    [
      [1, ['a\uFFFD'], 'undecodable-bytes'],
      [2, ['d']],
    ],
    {},
    { width: 1 },
  ],
  ['signs of two units are whole', '😀,"😀"', [[1, ['😀', '😀']]]],
  ['formulas and HTML are text', '=1+1,@SUM(A1),<b>x</b>', [[1, ['=1+1', '@SUM(A1)', '<b>x</b>']]]],
  [
    'right to left',
    'שם,عنوان\nדוד,"القاهرة, مصر"',
    [
      [1, ['שם', 'عنوان']],
      [2, ['דוד', 'القاهرة, مصر']],
    ],
  ],
  ['line separators of Unicode are text', 'a\u2028b,c\u0085d\ve', [[1, ['a\u2028b', 'c\u0085d\ve']]]],
  [
    'another delimiter in a row',
    'a,b,c\n1;2;3\n1\t2\t3\n1;2',
    [
      [1, ['a', 'b', 'c']],
      [2, ['1', '2', '3']],
      [3, ['1', '2', '3']],
      [4, ['1;2'], 'too-few-cells'],
    ],
    {},
    w3,
  ],
  ['tab, and quotes in it', 'a\t"b\tc"\n', [[1, ['a', 'b\tc']]], { delimiter: '\t' }],
  ['a delimiter of several characters', 'a||"b||c"||d|e', [[1, ['a', 'b||c', 'd|e']]], { delimiter: '||' }],
  ['another quote', "'a,b','it''s',O'Brien", [[1, ['a,b', "it's", "O'Brien"]]], { quote: "'" }],
  ['no quote', '"a,b"\n', [[1, ['"a', 'b"']]], { quote: '' }],
  [
    'backslashes before quotes',
    String.raw`"a \"b\"","c\\","d""e","f\n"`,
    [[1, ['a "b"', 'c\\', 'd"e', 'f\\n']]],
    { escape: 'backslash' },
  ],
  ['a backslash is text elsewhere', String.raw`"C:\dir\",b`, [[1, ['C:\\dir\\', 'b']]]],
  [
    'spaces around quotes',
    'a, "b, c" ,d\n "e" ,f, g',
    [
      [1, ['a', 'b, c', 'd']],
      [2, ['e', 'f', ' g']],
    ],
    { padded: true },
  ],
  ['spaces around quotes are text otherwise', 'a, "b, c"', [[1, ['a', ' "b', ' c"']]]],
  [
    'a lone CR is text',
    'a,b\rc\nd,e\r\nf,g',
    [
      [1, ['a', 'b\rc']],
      [3, ['d', 'e']],
      [4, ['f', 'g']],
    ],
    { lineEnd: 'lf' },
  ],
  [
    'a lone LF is text',
    'a,b\nc\r\nd,"e"\r\nf,g',
    [
      [1, ['a', 'b\nc']],
      [3, ['d', 'e']],
      [4, ['f', 'g']],
    ],
    { lineEnd: 'crlf' },
  ],
  [
    'lines that are left out',
    'x\n"y\r\nz\ra,b\nc,d',
    [
      [4, ['a', 'b']],
      [5, ['c', 'd']],
    ],
    {},
    { skip: 3 },
  ],
  ['more left out than there are', 'x\ny', [], {}, { skip: 3 }],
  ['just as many', 'x\ny\n', [], {}, { skip: 2 }],
  [
    '5,000 columns',
    Array.from({ length: 5000 }, (_, at) => at).join(),
    [[1, Array.from({ length: 5000 }, (_, at) => String(at))]],
    {},
    { width: 5000 },
  ],
]

const named = cases.map(([what, text, rows, dialect, options]) => ({ what, text, rows, dialect, options }))

describe('rows of nasty text', () => {
  test.each(named)('$what', ({ text, rows, dialect, options }) => {
    expect(short(read(text, dialect, options))).toEqual(rows)
  })

  test('what was put right is told', () => {
    expect(read('1,x,"a "b" c"', {}, w3)[0]?.repairs).toEqual([{ code: 'quote-inside', column: 2 }])
    expect(read('1;2;3', {}, w3)[0]?.repairs).toEqual([{ code: 'other-delimiter', delimiter: ';' }])
  })

  test('what is wrong is told with its values', () => {
    expect(read('1,2', {}, w3)[0]?.problems).toEqual([{ code: 'too-few-cells', found: 2, expected: 3 }])
    expect(read('1,"2', {}, { width: 2 })[0]?.problems).toEqual([{ code: 'quote-not-closed', column: 1 }])
    expect(read('1,\uDC80\uDCFF')[0]?.problems).toEqual([{ code: 'undecodable-bytes', column: 1, count: 2 }])
  })

  test('a broken quote deep in a large file costs its own row alone, and little time', () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => `${at + 1},name ${at},"some, note"`)
    lines[69_999] = '70000,"broken,note'
    lines[79_999] = '80000,x,"note'
    const rows = read(lines.join('\n'), {}, w3)
    expect(rows).toHaveLength(100_000)
    expect(rows.filter(({ problems }) => problems.length > 0).map(({ line }) => line)).toEqual([
      70_000, 80_000,
    ])
  })

  test('quotes that never close in every row take no squares of time', () => {
    const rows = read('""a"",b\n'.repeat(50_000), {}, { width: 2 })
    expect(rows).toHaveLength(50_000)
  })

  test('nor do they where one far away would close them all', () => {
    const rows = read(
      `${'""a"",b\n'.repeat(50_000)}z",c\n${'""a"",b\n'.repeat(50_000)}"z",c`,
      {},
      { width: 2 },
    )
    expect(rows).toHaveLength(100_002)
  })

  test('a broken quote among empty quoted cells leaves those as they are', () => {
    const lines = Array.from({ length: 1000 }, (_, at) => `${at + 1},"",name`)
    lines[99] = '100,"name,""'
    const rows = read(lines.join('\n'), {}, w3)
    expect(rows.filter(({ problems }) => problems.length > 0).map(({ line }) => line)).toEqual([100])
    expect(rows[500]?.cells).toEqual(['501', '', 'name'])
  })

  test('a long cell that comes in small pieces takes no squares of time', { timeout: 10_000 }, () => {
    const reader = rowReader(plain, { width: 2 })
    const piece = 'x'.repeat(99) + '\n'
    const rows = reader.push('1,"', false)
    for (let count = 0; count < 40_000; count += 1) rows.push(...reader.push(piece, false))
    rows.push(...reader.push('"\n2,y\n', true))
    expect(rows.map(({ line, cells }) => [line, cells[1]?.length])).toEqual([
      [1, 4_000_000],
      [40_002, 1],
    ])
  })
})

const dialects = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', '::'),
  quote: fc.constantFrom('"', "'"),
  escape: fc.constantFrom('double' as const, 'backslash' as const),
  padded: fc.boolean(),
  lineEnd: fc.constantFrom('any' as const, 'lf' as const, 'crlf' as const),
})
const cell = fc
  .array(
    fc.constantFrom('a', 'é', '😀', '"', "'", ',', ';', '\t', '|', ':', '\n', '\r', '\r\n', ' ', '\\', '0'),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))
/** What makes a careless text hard to read. */
const quotes = fc.constantFrom('"', '""', ',"', '",', '"\n', '\n"', "'", '|')
const tables = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }))

interface Printed {
  readonly text: string
  readonly rows: readonly (readonly [number, readonly string[]])[]
}

/** Writes a table as a careful program would, every cell in quotes or only those that need it. */
function print(
  table: readonly (readonly string[])[],
  dialect: Dialect,
  ends: readonly string[],
  all: boolean,
): Printed {
  const { quote, delimiter, escape } = dialect
  const rows: (readonly [number, readonly string[]])[] = []
  let text = ''
  for (const [at, cells] of table.entries()) {
    const line = text.split(/\r\n|\n|\r/).length
    if (cells.some((cell) => cell.trim() !== '')) rows.push([line, cells])
    const written = cells.map((cell) => {
      const escaped =
        escape === 'double'
          ? cell.replaceAll(quote, quote + quote)
          : cell.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)
      return all || /[^\p{L}\d]/u.test(cell) ? quote + escaped + quote : cell
    })
    text += written.join(delimiter) + (ends[at] ?? '')
  }
  return { text, rows }
}

describe('any table', () => {
  const endsOf = { any: ['\n', '\r\n', '\r'], lf: ['\n', '\r\n'], crlf: ['\r\n'] }
  const printed = fc
    .record({ table: tables, dialect: dialects, all: fc.boolean(), last: fc.boolean() })
    .chain((made) =>
      fc
        .array(fc.constantFrom(...endsOf[made.dialect.lineEnd]), {
          minLength: made.table.length,
          maxLength: made.table.length,
        })
        .map((ends) => ({ ...made, ends: made.last ? ends : [...ends.slice(0, -1), ''] })),
    )

  test('comes back as it was written, with its lines', () => {
    fc.assert(
      fc.property(printed, ({ table, dialect, ends, all }) => {
        const { text, rows } = print(table, dialect, ends, all)
        // An empty row between a CR and an LF cannot be seen.
        fc.pre(table[0]?.length !== 1 || !ends.includes('\r'))
        const found = read(text, dialect, { width: table[0]?.length })
        expect(found.map(({ line, cells }) => [line, cells])).toEqual(rows)
        expect(found.flatMap(({ problems }) => problems)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test('is the same however its text is cut, also when it is no table', () => {
    const texts = fc.oneof(
      printed.map(({ table, dialect, ends, all }) => ({
        text: print(table, dialect, ends, all).text,
        dialect,
      })),
      fc.record({
        text: fc.array(fc.oneof(cell, quotes), { maxLength: 40 }).map((parts) => parts.join('')),
        dialect: dialects,
      }),
    )
    const options = fc.record({
      width: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      skip: fc.integer({ min: 0, max: 2 }),
      limits: fc.constantFrom(small, { cell: 3, quoted: 12, row: 30 }, { cell: 3, quoted: 6, row: 24 }),
    })
    fc.assert(
      fc.property(
        texts,
        options,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        ({ text, dialect }, how, sizes) => {
          const reader = rowReader(dialect, how)
          const rows: TableRow[] = []
          for (let at = 0, turn = 0; at < text.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1
            rows.push(...reader.push(text.slice(at, at + size), false))
            at += size
          }
          rows.push(...reader.push('', true))
          expect(rows).toEqual(read(text, dialect, how))
        },
      ),
      { numRuns: 10_000 },
    )
  })

  test('loses nothing of its text, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 30 }),
        dialects,
        fc.integer({ min: 1, max: 4 }),
        (parts, dialect, width) => {
          const text = parts.join('')
          const rows = read(text, dialect, { width })
          const letters = (of: string) => of.replaceAll(/[^aé0😀]/gu, '')
          expect(letters(rows.map(({ cells }) => cells.join('')).join(''))).toBe(letters(text))
        },
      ),
      { numRuns: 2000 },
    )
  })
})
