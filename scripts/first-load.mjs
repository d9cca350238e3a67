// Which modules the first screen needs: everything that main.tsx reaches by static imports. They go into one chunk:
// four files on the first load instead of some twenty, which matters where plain HTTP/1.1 serves them. A second chunk
// holds what web/ui/later.tsx fetches at the first sign of a person.

/** Packages whose one index names every part of them; only the parts that an importer asks for are reached. */
const INDEX =
  /node_modules[\\/]@(?:mantine[\\/](?:core|hooks)[\\/]esm[\\/]index|tabler[\\/]icons-react[\\/]dist[\\/]esm[\\/]tabler-icons-react)\.mjs$/

/**
 * Answers the chunk of a module, if it is one of the two. Not of the entry itself: other pages share the chunk and
 * must not start the app with it.
 * @param {string} entry
 */
export function createFirstLoad(entry) {
  /** @type {Set<string> | undefined} */
  let first
  /** @type {Set<string> | undefined} */
  let second
  /** @type {(id: string, graph: ModuleGraph) => 'core' | 'soon' | null} */
  return (id, graph) => {
    first ??= walk([entry], graph)
    second ??= walk(laterOnes(first, graph), graph)
    if (first.has(id)) return id === entry ? null : 'core'
    return second.has(id) ? 'soon' : null
  }
}

/**
 * What modules of the first load give to `later`.
 * @param {Set<string>} first
 * @param {ModuleGraph} graph
 */
function laterOnes(first, graph) {
  return [...first].flatMap((id) => {
    const { code, dynamicallyImportedIds = [] } = graph.getModuleInfo(id) ?? {}
    return /\blater\(/.test(code ?? '') ? dynamicallyImportedIds : []
  })
}

/**
 * @typedef {{ importedIds: readonly string[], dynamicallyImportedIds?: readonly string[], code: string | null }} Module
 * @typedef {{ getModuleInfo: (id: string) => Module | null }} ModuleGraph
 * @param {readonly string[]} entries
 * @param {ModuleGraph} graph
 */
function walk(entries, graph) {
  /** @type {Set<string>} */
  const seen = new Set()
  const todo = [...entries]
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const { importedIds = [], code = '' } = graph.getModuleInfo(id) ?? {}
    for (const imported of importedIds) {
      if (!INDEX.test(imported)) todo.push(imported)
      else todo.push(...partsOf(imported, code ?? '', graph))
    }
  }
  return seen
}

/**
 * The modules behind the names that the code imports, found by their file names: `Button` in `Button.mjs`, `useId` in
 * `use-id.mjs`. A part that is missed only lands in a chunk of its own.
 * @param {string} index
 * @param {string} code
 * @param {ModuleGraph} graph
 */
function partsOf(index, code, graph) {
  const wanted = new Set()
  for (const [, names = ''] of code.matchAll(/import\s*\{([^}]*)\}\s*from/g)) {
    for (const name of names.split(',')) {
      const imported = name.trim().split(/\s/)[0] ?? ''
      wanted.add(imported).add(imported.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
    }
  }
  const parts = graph.getModuleInfo(index)?.importedIds ?? []
  return parts.filter((part) => wanted.has(/([\w-]+)\.mjs$/.exec(part)?.[1] ?? ''))
}
