import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { forgetOldGuesses, guardGuess, guessesPerAddress, guessesPerName } from './guard-guess.ts'

let ground: TestGround
beforeAll(async () => {
  ground = await createTestGround()
})
afterAll(() => ground.database.close())

/** A wrong guess, or a right one: what becomes of it. */
const guess = (name: string, address: string, right = false) =>
  guardGuess(ground, { name, address }, async () => (right ? 'right' : undefined))
    .then((answer) => answer ?? 'wrong')
    .catch((error: { code: string }) => error.code)
const together = (count: number, each: (index: number) => Promise<string>) =>
  Promise.all(Array.from({ length: count }, (_, index) => each(index)))

test('S1: of a hundred at once from one address exactly fifty are looked at, whatever the names', async () => {
  const answers = await together(100, (index) => guess(`someone${index}`, '203.0.113.9'))
  expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(guessesPerAddress)
  expect(answers.filter((answer) => answer === 'too-many-requests')).toHaveLength(100 - guessesPerAddress)
})

test('S1: an address whose guesses are used up uses up those of no name', async () => {
  expect(await guess('ann', '203.0.113.9', true)).toBe('too-many-requests')
  await together(guessesPerName + 1, () => guess('ann', '203.0.113.9'))
  expect(await guess('ann', '203.0.113.10', true)).toBe('right')
})

test.each([
  ['203.0.113.9', '::ffff:203.0.113.9', 'too-many-requests'],
  ['2001:db8:0:7::1', '2001:0DB8:0000:0007:aaaa:bbbb:cccc:dddd', 'too-many-requests'],
  ['2001:db8:0:7::1', '2001:db8:0:8::1', 'right'],
  ['2001:db8::', '2001:db8:0:0:1::', 'too-many-requests'],
  ['::1', '::2', 'too-many-requests'],
  ['::1', '127.0.0.1', 'right'],
])('S1: when %s has no guesses left, %s answers %s', async (used, other, answer) => {
  await together(guessesPerAddress, (index) => guess(`whoever${index}`, used))
  expect(await guess('bea', other, true)).toBe(answer)
})

test('S1: a whole office signs in from one address', async () => {
  for (let wave = 0; wave < 6; wave++) {
    const answers = await together(25, (index) => guess(`person${wave}${index}`, '192.0.2.1', true))
    expect(new Set(answers)).toEqual(new Set(['right']))
  }
  expect(await guess('one more', '192.0.2.1')).toBe('wrong')
})

test('S1: in no stretch of fifteen minutes more pass than the bound, however they are spread', async () => {
  const passed: number[] = []
  for (let minute = 0; minute < 60; minute++) {
    const answers = await together(3, (index) => guess('cid', `198.51.100.${minute}${index % 2}`))
    for (const answer of answers) if (answer === 'wrong') passed.push(minute)
    ground.pass({ minutes: 1 })
  }
  for (let start = 0; start < 46; start++) {
    const within = passed.filter((minute) => minute >= start && minute < start + 15)
    expect(within.length, `from minute ${start}`).toBeLessThanOrEqual(guessesPerName)
  }
  expect(passed).toHaveLength(4 * guessesPerName)
})

test('a guess that failed for another reason stays counted', async () => {
  const broken = () =>
    guardGuess(ground, { name: 'dot', address: '192.0.2.50' }, () =>
      Promise.reject(new Error('no connection')),
    )
  for (let time = 1; time <= guessesPerName; time++) await expect(broken()).rejects.toThrow('no connection')
  expect(await guess('dot', '192.0.2.51', true)).toBe('too-many-requests')
})

test('guesses are forgotten when no window reaches them, and their subjects were never readable', async () => {
  const { readDb } = ground.database
  const rows = await readDb.selectFrom('sign_in_attempt').selectAll().execute()
  expect(rows.length).toBeGreaterThan(100)
  expect(JSON.stringify(rows.map((row) => row.subject.toString('latin1')))).not.toMatch(
    /someone|203\.0|whoever/,
  )
  await guess('eva', '192.0.2.60')
  ground.pass({ minutes: 10 })
  await guess('fay', '192.0.2.61')
  ground.pass({ minutes: 6 })
  await forgetOldGuesses(ground)
  expect(await readDb.selectFrom('sign_in_attempt').selectAll().execute()).toHaveLength(2)
})
