// The small sign of a column: what kind of value stands in it.
import {
  IconBraces,
  IconBuilding,
  IconCalendar,
  IconCash,
  IconCheckbox,
  IconCircleDashed,
  IconClock,
  IconHash,
  IconId,
  IconList,
  IconMail,
  IconMapPin,
  IconPhone,
  IconTag,
  IconTextSize,
  IconUserCheck,
  IconWorld,
  type Icon,
} from '@tabler/icons-react'
import type { KindName } from '#contract/kinds/kind.ts'

const icons: Readonly<Record<KindName | 'title', Icon>> = {
  title: IconId,
  text: IconTextSize,
  longText: IconTextSize,
  localText: IconTextSize,
  emails: IconMail,
  phones: IconPhone,
  url: IconWorld,
  domain: IconWorld,
  number: IconHash,
  money: IconCash,
  yesNo: IconCheckbox,
  day: IconCalendar,
  moment: IconClock,
  choice: IconList,
  option: IconCircleDashed,
  reference: IconBuilding,
  user: IconUserCheck,
  tags: IconTag,
  address: IconMapPin,
  value: IconBraces,
}

export function KindIcon({ name, size = 14 }: { name: KindName | 'title'; size?: number }) {
  const Sign = icons[name]
  return <Sign size={size} stroke={1.7} aria-hidden />
}
