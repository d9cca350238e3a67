// A failed page, said at the foot of the list with the way to try again; loaded rows stay usable.
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useUiText } from '#web/ui/ui-text.ts'
import type { GridWindow } from './grid-body.tsx'
import type { RowSource } from './row-source.ts'
import css from './grid-frame.module.css'

type NoticeProps<Row> = {
  source: RowSource<Row>
  seen: GridWindow
  errorText: ((error: unknown) => string) | undefined
}

export function GridNotice<Row>({ source, seen, errorText }: NoticeProps<Row>) {
  const text = useUiText()
  const error = source.errorAt(seen.from) ?? source.errorAt(Math.max(seen.from, seen.to - 1))
  if (error === undefined) return null
  return (
    <div role="alert" className={css['notice']}>
      <IconAlertTriangle size={16} aria-hidden />
      <span>{errorText?.(error) ?? text('gridPageFailed')}</span>
      <Button variant="default" onClick={() => source.retry()}>
        {text('retry')}
      </Button>
    </div>
  )
}
