// The list of options under a field or cell, with its search; the one behind every choice in the product.
import { Combobox, useCombobox } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactElement } from 'react'
import { hasLeft } from '#web/ui/edit-control.ts'
import { useUiText } from '#web/ui/ui-text.ts'
import { useEvent } from '#web/ui/use-event.ts'
import { CLEAR, CREATE, OptionList } from './option-list.tsx'
import { isNewName, useFoundOptions, type FoundOptions, type Option, type OptionSource } from './options.ts'
import css from './select.module.css'

export type PickerEnd = 'escape' | 'outside' | 'tab' | 'shift-tab'

export type OptionPickerProps = OptionSource & {
  label: string
  selected: readonly string[]
  isOpen: boolean
  initialText?: string
  onClose: (end: PickerEnd) => void
  onPick: (option: Option) => void
  onCreate?: (text: string) => void
  /** Offers to take the choice back. */
  onClear?: () => void
  /** Backspace in an empty search. */
  onRemoveLast?: () => void
  /** What the list hangs on; one element. */
  children: ReactElement
}

/** The Popover below would close before the picker hears of the key, and could not say why. */
const escapeIsOurs = { closeOnEscape: false }

/** Controlled by its owner, who opens it and hears how it was left. */
export function OptionPicker(props: OptionPickerProps) {
  const { isOpen, onPick, onCreate, onClear } = props
  const [text, setText] = useState(props.initialText ?? '')
  // Closing moves the focus away, and that blur must not be taken for a second way of leaving.
  const isLeft = useRef(false)
  const onClose = (end: PickerEnd) => {
    if (isLeft.current) return
    isLeft.current = true
    setText('')
    props.onClose(end)
  }
  const store = useCombobox({ opened: isOpen, onDropdownClose: () => onClose('outside') })
  const found = useFoundOptions(props, text, isOpen)
  const takeLater = useLateEnter(text, found, (option) => {
    onPick(option)
    setText('')
  })
  const canCreate = onCreate !== undefined && found.status === 'ready' && isNewName(found.options, text)
  const submit = (value: string) => {
    const option = found.options.find((other) => other.value === value)
    if (value === CREATE) onCreate?.(text.trim())
    else if (value === CLEAR) onClear?.()
    else if (option) onPick(option)
    setText('')
  }
  // Caught on the way down, before the search line and its list take the keys.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') onClose('escape')
    else if (event.key === 'Tab') onClose(event.shiftKey ? 'shift-tab' : 'tab')
    else if (event.key === 'Backspace' && text === '' && props.onRemoveLast) props.onRemoveLast()
    else if (event.key !== 'Enter' || !takeLater()) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Combobox
      store={store}
      width="max-content"
      position="bottom-start"
      offset={2}
      {...escapeIsOurs}
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: css['dropdown'] ?? '' }}
      onOptionSubmit={submit}
    >
      <Combobox.DropdownTarget>{props.children}</Combobox.DropdownTarget>
      <Combobox.Dropdown onKeyDownCapture={onKeyDown} onMouseDown={keepFocus}>
        {isOpen ? (
          <>
            <SearchLine
              label={props.label}
              text={text}
              onText={setText}
              onEnter={() => {
                isLeft.current = false
              }}
              onLeave={() => onClose('outside')}
            />
            <OptionList
              label={props.label}
              store={store}
              found={found}
              isSearched={text !== ''}
              selected={props.selected}
              createName={canCreate ? text.trim() : null}
              canClear={onClear !== undefined && text === ''}
            />
          </>
        ) : null}
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** Who types and presses Enter before the answer is there means its best hit: answers whether Enter has to wait. */
function useLateEnter(text: string, found: FoundOptions, onPick: (option: Option) => void) {
  const waitsFor = useRef<string | null>(null)
  const pick = useEvent(onPick)
  const isLoading = found.status === 'loading'
  const [best] = found.options
  useEffect(() => {
    if (waitsFor.current === null || (waitsFor.current === text && isLoading)) return
    const isMeant = waitsFor.current === text
    waitsFor.current = null
    if (isMeant && best) pick(best)
  }, [text, isLoading, best, pick])
  return () => {
    if (!isLoading || best) return false
    waitsFor.current = text
    return true
  }
}

/** Pressing an option or the scrollbar must not take the focus from the search: leaving it closes the list. */
function keepFocus(event: MouseEvent) {
  if (!(event.target instanceof HTMLInputElement)) event.preventDefault()
}

type SearchLineProps = {
  label: string
  text: string
  onText: (text: string) => void
  onEnter: () => void
  onLeave: () => void
}

/** Takes the focus as soon as the list is there; arrows and Enter go to the list from here. */
function SearchLine({ label, text, onText, onEnter, onLeave }: SearchLineProps) {
  const words = useUiText()
  return (
    <Combobox.Search
      autoFocus
      aria-label={label}
      placeholder={words('search')}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onFocus={onEnter}
      onBlur={(event) => {
        if (hasLeft(event)) onLeave()
      }}
    />
  )
}
