import type { MouseEvent, ReactNode } from 'react'

type CardLinkProps<Row> = {
  row: Row
  onOpen: ((row: Row) => void) | undefined
  hrefOf: ((row: Row) => string) | undefined
  className: string | undefined
  children: ReactNode
}

/** The whole card is one link; with Ctrl or the middle button it opens in a new tab. */
export function CardLink<Row>({ row, onOpen, hrefOf, className, children }: CardLinkProps<Row>) {
  const onClick = (event: MouseEvent) => {
    if (!onOpen || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    onOpen(row)
  }
  return (
    <a className={className} href={hrefOf?.(row) ?? '#'} onClick={onClick}>
      {children}
    </a>
  )
}
