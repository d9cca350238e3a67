// E-mails and phones as they are read: in a cell the main one and how many more, in a field all with their labels.
import type { Labelled } from '#contract/kinds/labelled.ts'
import { OutsideLink } from './outside-link.tsx'
import type { WidgetLayout } from './widget.ts'
import css from './widgets.module.css'

type ShowLabelledProps = {
  value: readonly Labelled[]
  layout: WidgetLayout | undefined
  write: (value: string) => string
  hrefOf: (value: string) => string
}

export function ShowLabelled({ value, layout, write, hrefOf }: ShowLabelledProps) {
  const [first] = value
  if (!first) return null
  if (layout !== 'field') {
    return (
      <span className="tnum" title={value.map((entry) => write(entry.value)).join('\n')}>
        {write(first.value)}
        {value.length > 1 ? <small className={css['more']}> +{value.length - 1}</small> : null}
      </span>
    )
  }
  return (
    <ul className={css['entries']}>
      {value.map((entry) => (
        <li key={entry.value} className="tnum">
          <OutsideLink href={hrefOf(entry.value)} title={write(entry.value)}>
            {write(entry.value)}
          </OutsideLink>
          {entry.label === null ? null : <small>{entry.label}</small>}
        </li>
      ))}
    </ul>
  )
}
