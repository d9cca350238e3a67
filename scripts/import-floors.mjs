// Who may import whom: every floor knows only those below it, and `server` and `web` never know each other.
import path from 'node:path'

const belowHttp = ['contract', 'server/platform', 'server/records', 'server/domains']
const belowApp = ['contract', 'web/ui', 'web/api', 'web/records', 'web/domains']

/** Each floor and what it may import besides itself. The first entry that a path begins with is its floor. */
const floors = [
  { floor: 'contract', knows: [] },
  { floor: 'server/platform', knows: belowHttp.slice(0, 1) },
  { floor: 'server/records', knows: belowHttp.slice(0, 2) },
  { floor: 'server/domains', knows: belowHttp.slice(0, 3) },
  { floor: 'server/http', knows: belowHttp },
  { floor: 'server', knows: ['contract', 'server'] },
  { floor: 'web/ui', knows: ['contract/kinds', 'contract/language.ts'] },
  { floor: 'web/api', knows: ['contract', 'web/ui'] },
  { floor: 'web/records', knows: belowApp.slice(0, 3) },
  { floor: 'web/domains', knows: belowApp.slice(0, 4) },
  { floor: 'web/app', knows: belowApp },
  { floor: 'web', knows: ['contract', 'web'] },
  { floor: 'e2e', knows: ['contract', 'server/platform', 'server/testing', 'bench'] },
  { floor: 'bench', knows: ['contract', 'server'] },
]

/** Packages that a floor must live without. */
const forbiddenPackages = [
  { floor: 'contract', pattern: /^(node:|react|fastify|pg$|pg-|kysely|@mantine|@tanstack)/ },
  { floor: 'server', pattern: /^(react|@mantine|@tanstack|playwright)/ },
  { floor: 'web', pattern: /^(node:|fastify|pg$|pg-|kysely|pino|playwright)/ },
]

/**
 * What a file imports from where it must not, in sentences.
 * @param {{ path: string, text: string }} file
 * @returns {string[]}
 */
export function findWrongImports({ path: place, text }) {
  const own = floors.find(({ floor }) => isIn(place, floor))
  if (!own || place.endsWith('.config.ts')) return []
  return importsOf(text).flatMap((specifier) => {
    const target = resolve(place, specifier)
    if (target === undefined) return forbiddenPackage(place, specifier) ?? []
    if (mayKnow(own, place, target)) return []
    return [
      `${place} imports ${specifier}: ${own.floor} may import only ${[...own.knows, 'itself'].join(', ')}`,
    ]
  })
}

function mayKnow({ floor, knows }, place, target) {
  if (isIn(target, 'server/testing')) return isTest(place)
  // A test may lay its ground with verbs from above the floor that it tests.
  if (isTest(place) && isIn(place, 'server') && isIn(target, 'server')) return true
  if (floors.find((other) => isIn(target, other.floor))?.floor === floor) return true
  return knows.some((other) => isIn(target, other))
}

function isTest(place) {
  return (
    /\.test\.tsx?$/.test(place) || ['server/testing', 'e2e', 'bench'].some((folder) => isIn(place, folder))
  )
}

function forbiddenPackage(place, specifier) {
  const rule = forbiddenPackages.find(({ floor, pattern }) => isIn(place, floor) && pattern.test(specifier))
  return rule && !isTest(place)
    ? [`${place} imports ${specifier}: ${rule.floor} lives without it`]
    : undefined
}

/** The path in the project, or undefined for a package. */
function resolve(place, specifier) {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(place), specifier)
  return undefined
}

function importsOf(text) {
  const found = text.matchAll(
    /^\s*(?:import|export|\})[^'"\n]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/gm,
  )
  return [...found].map((match) => match[1] ?? match[2])
}

function isIn(place, folder) {
  return place === folder || place.startsWith(`${folder}/`)
}
