import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { accountFor, canEnter } from './account.ts'

const stranger = { name: 'stranger', uid: 54_321, gid: 54_321 }
let home = ''
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'rapport account '))
  fs.chmodSync(home, 0o711)
})
afterEach(() => fs.rmSync(home, { recursive: true }))

test('a stranger enters where every folder on the way lets others through', () => {
  const inner = path.join(home, 'a', 'b')
  fs.mkdirSync(inner, { recursive: true })
  expect(canEnter(inner, stranger)).toBe(true)
  fs.chmodSync(path.join(home, 'a'), 0o700)
  expect(canEnter(inner, stranger)).toBe(false)
})

test('the owner and the group of a folder are judged by their own bits', () => {
  const { uid, gid } = fs.statSync(home)
  fs.chmodSync(home, 0o700)
  expect(canEnter(home, { name: 'owner', uid, gid })).toBe(true)
  expect(canEnter(home, { name: 'group', uid: stranger.uid, gid })).toBe(false)
  fs.chmodSync(home, 0o710)
  expect(canEnter(home, { name: 'group', uid: stranger.uid, gid })).toBe(true)
})

test('folders that are still to be made do not stand in the way', () => {
  expect(canEnter(path.join(home, 'not', 'yet'), stranger)).toBe(true)
})

test('only root needs another account, and it never is root again', () => {
  const account = accountFor(home)
  const isRoot = process.getuid?.() === 0
  expect(account === undefined).toBe(!isRoot)
  expect(account?.uid).not.toBe(0)
})
