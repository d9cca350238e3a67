// A button and what it opens over the page, tied together for screen readers; what opens may come later than the button.
import { useId, useState } from 'react'

/** What the layer has to know of its button. */
export interface LayerPlace {
  readonly id: string
  readonly anchor: HTMLElement | null
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Spread `button` over the button; draw the layer with `place` once `wasOpen`. */
export function useLayer(kind: 'menu' | 'dialog') {
  const id = useId()
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [wasOpen, setWasOpen] = useState(false)
  if (isOpen && !wasOpen) setWasOpen(true)
  const button = {
    ref: setAnchor,
    id,
    'aria-haspopup': kind,
    'aria-expanded': isOpen,
    'aria-controls': isOpen ? `${id}-dropdown` : undefined,
    onClick: () => setOpen(!isOpen),
  } as const
  const place: LayerPlace = { id, anchor, isOpen, onClose: () => setOpen(false) }
  return { button, place, wasOpen }
}
