// What opens at a button that was drawn before it: a menu, or a small dialog with anything in it.
import { Menu, Popover } from '@mantine/core'
import { useDeferredValue, useLayoutEffect, type ReactNode, type Ref } from 'react'
import type { LayerPlace } from './use-layer.ts'

type LayerProps = {
  place: LayerPlace
  width: number
  position: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end'
  children: ReactNode
}

/** Items of Mantine's Menu below the button. */
export function MenuLayer({ place, width, position, children }: LayerProps) {
  return (
    <Menu id={place.id} width={width} position={position} {...useOpening(place)}>
      <Menu.Target>
        <Anchor place={place} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}

/** Anything else; it keeps the focus until it is closed. */
export function PopoverLayer(props: LayerProps & { label: string; padding: number }) {
  const { place, width, position, label, padding, children } = props
  const opening = useOpening(place)
  return (
    <Popover id={place.id} width={width} position={position} trapFocus returnFocus {...opening}>
      <Popover.Target>
        <Anchor place={place} />
      </Popover.Target>
      <Popover.Dropdown p={padding} aria-label={label}>
        {opening.opened ? children : null}
      </Popover.Dropdown>
    </Popover>
  )
}

/** Opens one step after it is there: only then does it remember where the focus has to go back to. */
function useOpening({ isOpen, onClose }: LayerPlace) {
  const opened = useDeferredValue(isOpen, false)
  const onChange = (next: boolean) => {
    if (!next) onClose()
  }
  return { opened, onChange }
}

/** Hands the button over to be placed at; it draws nothing itself. */
function Anchor({ place, ref }: { place: LayerPlace; ref?: Ref<HTMLElement> }) {
  const { anchor } = place
  useLayoutEffect(() => {
    if (typeof ref !== 'function') return undefined
    const end = ref(anchor)
    return () => {
      if (typeof end === 'function') end()
      else ref(null)
    }
  }, [ref, anchor])
  return null
}
