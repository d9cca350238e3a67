// The widgets of all kinds.
import type { Field } from '#contract/entity.ts'
import type { KindName } from '#contract/kinds/kind.ts'
import { addressWidget } from './address.tsx'
import { choiceWidget } from './choice.tsx'
import { dayWidget } from './day.tsx'
import { domainWidget } from './domain.tsx'
import { emailsWidget } from './emails.tsx'
import { localTextWidget } from './local-text.tsx'
import { longTextWidget } from './long-text.tsx'
import { momentWidget } from './moment.tsx'
import { moneyWidget } from './money.tsx'
import { numberWidget } from './number.tsx'
import { optionWidget } from './option.tsx'
import { phonesWidget } from './phones.tsx'
import { referenceWidget } from './reference.tsx'
import { tagsWidget } from './tags.tsx'
import { textWidget } from './text.tsx'
import { urlWidget } from './url.tsx'
import { userWidget } from './user.tsx'
import { valueWidget } from './value.tsx'
import type { Widget } from './widget.ts'
import { yesNoWidget } from './yes-no.tsx'

export const widgets: Readonly<Record<KindName, Widget>> = {
  text: textWidget,
  longText: longTextWidget,
  localText: localTextWidget,
  emails: emailsWidget,
  phones: phonesWidget,
  url: urlWidget,
  domain: domainWidget,
  number: numberWidget,
  money: moneyWidget,
  yesNo: yesNoWidget,
  day: dayWidget,
  moment: momentWidget,
  choice: choiceWidget,
  option: optionWidget,
  reference: referenceWidget,
  user: userWidget,
  tags: tagsWidget,
  address: addressWidget,
  value: valueWidget,
}

export function widgetOf(field: Field): Widget {
  return widgets[field.kind.name]
}
