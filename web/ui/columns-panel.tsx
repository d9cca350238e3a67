import { Button } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ColumnShape, GridView } from './grid/grid-column.ts'
import { later } from './later.tsx'
import { useUiText } from './ui-text.ts'
import { useLayer } from './use-layer.ts'

export type ColumnsPanelProps = {
  columns: readonly (ColumnShape & { icon?: ReactNode })[]
  view: GridView
  onView: (view: GridView) => void
  /** What "Reset" goes back to; nothing hidden, own order and widths by default. */
  initialView?: GridView
  /** At the foot of the list: the way to a column that is not there yet. */
  adding?: { readonly label: string; readonly run: () => void } | undefined
}

const ColumnsList = later(async () => (await import('./columns-list.tsx')).ColumnsList)

/** A button that opens the list of columns. */
export function ColumnsPanel(props: ColumnsPanelProps) {
  const text = useUiText()
  const layer = useLayer('dialog')
  return (
    <>
      <Button {...layer.button} variant="subtle" color="gray" leftSection={<IconColumns3 size={14} />}>
        {text('columns')}
      </Button>
      {layer.wasOpen ? <ColumnsList place={layer.place} {...props} /> : null}
    </>
  )
}
