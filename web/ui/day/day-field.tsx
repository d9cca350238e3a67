import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useUiText } from '#web/ui/ui-text.ts'
import { MonthGrid } from './month-grid.tsx'
import { useDayReader } from './use-day-reader.ts'

type DayFieldProps = {
  label: string
  /** `YYYY-MM-DD` or null. */
  value: string | null
  onChange: (day: string | null) => void
  description?: string
  error?: string | undefined
  isRequired?: boolean
}

/** A day in words, in figures or picked from a month; what was understood stands below. */
export function DayField({ label, value, onChange, description, error, isRequired }: DayFieldProps) {
  const text = useUiText()
  const reader = useDayReader()
  const [typed, setTyped] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const shown = typed ?? (value === null ? '' : reader.write(value))
  const isUnknown = shown.trim() !== '' && reader.read(shown) === undefined
  const change = (next: string) => {
    setTyped(next)
    const read = reader.read(next)
    if (next.trim() === '') onChange(null)
    else if (read !== undefined) onChange(read)
  }
  const pick = (day: string) => {
    setTyped(null)
    onChange(day)
    setOpen(false)
  }
  const button = (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size={24} aria-label={text('dayPick')} onClick={() => setOpen(!isOpen)}>
          <IconCalendar size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={text('dayPick')}>
        {isOpen ? <MonthGrid value={value} today={reader.today()} onPick={pick} /> : null}
      </Popover.Dropdown>
    </Popover>
  )
  return (
    <TextInput
      label={label}
      description={description ?? (shown.trim() === '' || isUnknown ? undefined : reader.explain(shown))}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={isUnknown && !isOpen ? text('dayUnknown') : error}
      withAsterisk={isRequired ?? false}
      placeholder={text('dayPlaceholder')}
      value={shown}
      rightSection={button}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => {
        if (!isUnknown) setTyped(null)
      }}
    />
  )
}
