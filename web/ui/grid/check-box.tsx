// The small check box of rows and heads: one plain element, since there is one in every row.
import css from './grid.module.css'

type CheckBoxProps = {
  label: string
  checked: boolean
  isMixed?: boolean
  /** Row index for the grid's own click handler. */
  tick?: number
  onChange?: () => void
}

export function CheckBox({ label, checked, isMixed = false, tick, onChange }: CheckBoxProps) {
  return (
    <input
      type="checkbox"
      className={css['tick']}
      tabIndex={-1}
      aria-label={label}
      checked={checked}
      data-tick={tick}
      ref={(element) => {
        if (element) element.indeterminate = isMixed
      }}
      onChange={onChange ?? ignore}
    />
  )
}

/** The click is handled by the grid, which also needs to know whether Shift was held. */
function ignore() {
  return undefined
}
