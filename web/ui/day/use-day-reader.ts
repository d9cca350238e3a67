import { useCallback, useMemo } from 'react'
import { useFormat } from '#web/ui/format-context.tsx'
import { todayIn } from '#web/ui/format.ts'
import { useUiText } from '#web/ui/ui-text.ts'
import { parseDay } from './day-parser.ts'
import { partsOf } from './written-day.ts'

/** Reads and writes days for the reader: zone, region and language of here and now. */
export function useDayReader() {
  const format = useFormat()
  const text = useUiText()
  const today = useCallback(() => todayIn(format.timeZone, Date.now()), [format])
  return useMemo(() => {
    const { locale, dayOrder: order } = format
    const read = (input: string) => parseDay(input, { today: today(), locale, order })
    return {
      today,
      read,
      /** In figures, in the order of the region: what an input starts with. */
      write: (day: string) => writeDay(day, order),
      /** What was understood, with its weekday, or that nothing was. */
      explain: (input: string) => {
        const day = read(input)
        return day === undefined ? text('dayUnknown') : format.dayLong(day)
      },
    }
  }, [format, text, today])
}

function writeDay(day: string, order: 'dmy' | 'mdy' | 'ymd') {
  const { year, month, date } = partsOf(day)
  if (order === 'ymd') return day
  return order === 'mdy' ? `${month}/${date}/${year}` : `${date}/${month}/${year}`
}
