// One month to pick a day from; arrows go by days and weeks, Page keys by months.
import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useFormat, useWeekStart } from '#web/ui/format-context.tsx'
import { useUiText } from '#web/ui/ui-text.ts'
import { addDays, addMonths, partsOf, weekdayOf } from './written-day.ts'
import css from './month-grid.module.css'

type MonthGridProps = { value: string | null; today: string; onPick: (day: string) => void }

const STEPS: Record<string, (day: string) => string> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
}

export function MonthGrid({ value, today, onPick }: MonthGridProps) {
  const text = useUiText()
  const { locale } = useFormat()
  const weekStart = useWeekStart()
  const grid = useRef<HTMLTableElement>(null)
  const [cursor, setCursor] = useState(value ?? today)

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    flushSync(() => setCursor(step(cursor)))
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' })
  return (
    <div className={css['month']}>
      <div className={css['head']}>
        <ActionIcon aria-label={text('dayPreviousMonth')} onClick={() => setCursor(addMonths(cursor, -1))}>
          <IconChevronLeft size={15} />
        </ActionIcon>
        <b aria-live="polite">{name.format(Date.parse(cursor))}</b>
        <ActionIcon aria-label={text('dayNextMonth')} onClick={() => setCursor(addMonths(cursor, 1))}>
          <IconChevronRight size={15} />
        </ActionIcon>
      </div>
      <table ref={grid} role="grid" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {weekOf(cursor, weekStart).map((day) => (
              <th key={day} scope="col">
                {new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
                  Date.parse(day),
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(cursor, weekStart).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} aria-selected={day === value}>
                  <button
                    type="button"
                    tabIndex={day === cursor ? 0 : -1}
                    data-autofocus={day === cursor || undefined}
                    aria-label={long.format(Date.parse(day))}
                    aria-current={day === today ? 'date' : undefined}
                    data-chosen={day === value || undefined}
                    data-outside={day.slice(0, 7) === cursor.slice(0, 7) ? undefined : ''}
                    onClick={() => onPick(day)}
                  >
                    {partsOf(day).date}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function weekOf(day: string, weekStart: number): string[] {
  const first = addDays(day, -((weekdayOf(day) - weekStart + 7) % 7))
  return Array.from({ length: 7 }, (_, at) => addDays(first, at))
}

/** Six weeks, so that the height stays the same from month to month. */
function weeksOf(day: string, weekStart: number): string[][] {
  const first = `${day.slice(0, 8)}01`
  return Array.from({ length: 6 }, (_, at) => weekOf(addDays(first, 7 * at), weekStart))
}
