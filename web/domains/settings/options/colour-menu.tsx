import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { toneLabels, type Tone } from '#contract/entities/tones.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { Dot } from '#web/ui/chip.tsx'
import { asTone } from '#web/ui/tone.ts'
import css from './options.module.css'

interface ColourMenuProps {
  readonly name: string
  readonly colour: string | null
  readonly onPick: (colour: Tone) => void
}

/** The dot of an option; pressing it offers the other colours, each with its name. */
export function ColourMenu({ name, colour, onPick }: ColourMenuProps) {
  const text = useSettingsText()
  const label = useLabel()
  return (
    <Menu width={170} position="bottom-start">
      <Menu.Target>
        <button type="button" className={css['colour']} aria-label={text('colourOf', { name })}>
          <Dot tone={asTone(colour)} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(toneLabels) as Tone[]).map((tone) => (
          <Menu.Item
            key={tone}
            leftSection={<Dot tone={tone} />}
            rightSection={tone === colour ? <IconCheck size={14} aria-hidden /> : null}
            onClick={() => onPick(tone)}
          >
            {label(toneLabels[tone])}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
