// What opens over the page. Each comes when it is first asked for and then stays, so that the second time is at once.
import { lazy, Suspense, useState } from 'react'
import { closeLayer, useShell, type Layer } from './shell-store.ts'
import { useCreatable } from './use-creatable.ts'

const SearchLayer = lazy(async () => ({
  default: (await import('#web/app/search/search-layer.tsx')).SearchLayer,
}))
const QuickAdd = lazy(async () => ({ default: (await import('#web/records/quick-add.tsx')).QuickAdd }))
const ShortcutSheet = lazy(async () => ({
  default: (await import('#web/ui/shortcuts/shortcut-sheet.tsx')).ShortcutSheet,
}))
const NewWorkspace = lazy(async () => ({
  default: (await import('#web/app/new-workspace.tsx')).NewWorkspace,
}))

export function Layers() {
  const { layer } = useShell()
  const creatable = useCreatable()
  const [seen, setSeen] = useState<readonly Layer[]>([])
  if (layer !== null && !seen.includes(layer)) setSeen([...seen, layer])
  return (
    <Suspense fallback={null}>
      {seen.includes('search') ? <SearchLayer isOpen={layer === 'search'} onClose={closeLayer} /> : null}
      {layer === 'create' && creatable ? <QuickAdd entity={creatable} onClose={closeLayer} /> : null}
      {seen.includes('shortcuts') ? (
        <ShortcutSheet isOpen={layer === 'shortcuts'} onClose={closeLayer} />
      ) : null}
      {layer === 'workspace' ? <NewWorkspace onClose={closeLayer} /> : null}
    </Suspense>
  )
}
