import { Button, Combobox, type ComboboxStore } from '@mantine/core'
import { IconCheck, IconPlus, IconX } from '@tabler/icons-react'
import { Fragment, useEffect } from 'react'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { useUiText } from '#web/ui/ui-text.ts'
import { OptionMark } from './option-mark.tsx'
import { MAX_SHOWN, type FoundOptions, type Option } from './options.ts'
import css from './select.module.css'

/** Values of the two lines that are no options; no id begins like that. */
export const CREATE = '\u0000create'
export const CLEAR = '\u0000clear'

type OptionListProps = {
  label: string
  store: ComboboxStore
  found: FoundOptions
  /** Something was typed, so the best hit is meant and not what is chosen now. */
  isSearched: boolean
  selected: readonly string[]
  createName: string | null
  canClear: boolean
}

export function OptionList(props: OptionListProps) {
  const { label, store, found, isSearched, selected, createName, canClear } = props
  const text = useUiText()
  const shown = found.options.slice(0, MAX_SHOWN)
  const isEmpty = shown.length === 0 && createName === null
  const best = shown[0]?.value ?? createName
  const { selectActiveOption, selectFirstOption, resetSelectedOption } = store

  // Enter takes what is pointed at: the choice of now, or the best hit as soon as something is typed.
  useEffect(() => {
    if (best === null) resetSelectedOption()
    else if (isSearched) selectFirstOption()
    else selectActiveOption()
  }, [best, isSearched, selectActiveOption, selectFirstOption, resetSelectedOption])
  return (
    <>
      {/* In the order of tabs because it scrolls; the keys stay with the search, which takes Tab itself. */}
      <Combobox.Options aria-label={label} className={css['options']} tabIndex={0}>
        {shown.map((option, at) => (
          <Fragment key={option.value}>
            {option.group !== undefined && option.group !== shown[at - 1]?.group ? (
              <div className={css['group']} role="presentation">
                {option.group}
              </div>
            ) : null}
            <OptionLine option={option} isSelected={selected.includes(option.value)} />
          </Fragment>
        ))}
        {createName === null ? null : (
          <Combobox.Option value={CREATE}>
            <span className={css['option']}>
              <IconPlus size={14} aria-hidden />
              {text('create', { name: createName })}
            </span>
          </Combobox.Option>
        )}
        {canClear ? (
          <Combobox.Option value={CLEAR}>
            <span className={css['option']} data-quiet="">
              <IconX size={14} aria-hidden />
              {text('clear')}
            </span>
          </Combobox.Option>
        ) : null}
      </Combobox.Options>
      <ListNote found={found} isEmpty={isEmpty} />
    </>
  )
}

function OptionLine({ option, isSelected }: { option: Option; isSelected: boolean }) {
  return (
    <Combobox.Option value={option.value} active={isSelected}>
      <span className={css['option']}>
        <OptionMark option={option} />
        <span>{option.label}</span>
        {option.hint ? <small>{option.hint}</small> : null}
        {isSelected ? <IconCheck size={14} className={css['tick']} aria-hidden /> : null}
      </span>
    </Combobox.Option>
  )
}

/** What is to be said below the list: loading, failed, nothing, or more than is shown. */
function ListNote({ found, isEmpty }: { found: FoundOptions; isEmpty: boolean }) {
  const text = useUiText()
  if (found.status === 'failed') {
    return (
      <div className={css['note']} role="alert">
        {text('optionsFailed')}
        <Button variant="subtle" size="compact-xs" onClick={found.retry}>
          {text('retry')}
        </Button>
      </div>
    )
  }
  if (found.status === 'loading' && isEmpty) {
    return (
      <div className={css['note']} role="status" aria-label={text('loading')}>
        <SkeletonLines />
      </div>
    )
  }
  if (isEmpty) return <div className={css['note']}>{text('nothingFound')}</div>
  return found.options.length > MAX_SHOWN ? <div className={css['note']}>{text('moreToFind')}</div> : null
}
