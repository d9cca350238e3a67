// The browser of the journeys: RAPPORT_BROWSER, else a Chromium or Chrome of the system, else the one that the
// development dependencies bring.
import fs from 'node:fs'
import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { describe } from 'vitest'
import { findPackage, unpackChromium } from './unpack-chromium.ts'

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const macPrograms = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Nothing but the pages under test goes over the network, and text looks the same on every machine. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
]

/** `describe` for journeys: without any browser they are skipped and counted as such, but in CI they fail. */
export const describeInBrowser = hasBrowser() || process.env['CI'] !== undefined ? describe : describe.skip

/** Starts the browser; close it in `afterAll`. */
export async function launchBrowser(): Promise<Browser> {
  const system = findSystemBrowser()
  const brought = system === undefined ? findPackage() : undefined
  if (system !== undefined)
    return chromium.launch({ executablePath: system, args: [...quiet, ...sandbox(false)] })
  if (brought === undefined) {
    throw new Error(
      'There is no browser for the journeys; install Chromium or Chrome, or set RAPPORT_BROWSER to its program.',
    )
  }
  const { program, env } = unpackChromium(brought)
  return chromium.launch({
    executablePath: program,
    env: { ...process.env, ...env },
    args: [...quiet, ...sandbox(true)],
  })
}

function hasBrowser(): boolean {
  return findSystemBrowser() !== undefined || findPackage() !== undefined
}

function findSystemBrowser(): string | undefined {
  const chosen = process.env['RAPPORT_BROWSER']
  if (chosen !== undefined && chosen !== '') return chosen
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '')
  const places = folders.flatMap((folder) => programs.map((program) => path.join(folder, program)))
  return [...places, ...macPrograms].find((place) => fs.existsSync(place))
}

/** Root cannot have the sandbox, and the one that we bring has no helper program for it. */
function sandbox(isBrought: boolean): string[] {
  return isBrought || process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
