import { ActionIcon, Popover } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useUiText } from './ui-text.ts'

/** The "i" beside a number or a rule: what it means, in words. */
export function Info({ label, children }: { label: string; children: ReactNode }) {
  const text = useUiText()
  const name = text('explain', { label })
  return (
    <Popover width={320} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size={24} aria-label={name}>
          <IconInfoCircle size={15} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown fz={13} lh="20px" aria-label={name} tabIndex={-1}>
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}
