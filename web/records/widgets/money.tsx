import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { currencies, currencyExponent } from '#contract/kinds/currencies.ts'
import type { Money } from '#contract/kinds/money.ts'
import { TextEditor } from '#web/ui/editors/text-editor.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { useRecordText } from '#web/records/record-page-text.ts'
import { labelOf, textControl } from './edit-control.ts'
import { PartsEditor } from './parts-editor.tsx'
import { settleText } from './read-value.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'
import css from './widgets.module.css'

export const moneyWidget: Widget<Money> = { Show: ShowMoney, Edit: EditMoney, align: 'end' }

function ShowMoney({ value }: ShowProps<Money>) {
  const format = useFormat()
  return value ? <span className="tnum">{format.moneyShort(value.amount, value.currency)}</span> : null
}

/** A cell takes the amount with or without its currency; a field has an input for each. */
function EditMoney(props: EditProps<Money>) {
  const { value, meta, layout } = props
  if (layout === 'field' && props.initialText == null) return <MoneyParts {...props} />
  const own = meta.workspace.currency
  const written = value ? writtenAmount(value, meta.language) : ''
  const unit = value && value.currency !== own ? ` ${value.currency}` : ''
  return (
    <TextEditor
      {...textControl(props)}
      label={labelOf(props)}
      value={written + unit}
      inputMode="decimal"
      align={layout === 'cell' ? 'end' : 'start'}
    />
  )
}

function MoneyParts(props: EditProps<Money>) {
  const { value, meta } = props
  const text = useRecordText()
  const format = useFormat()
  const [amount, setAmount] = useState(value ? writtenAmount(value, meta.language) : '')
  const [currency, setCurrency] = useState(value?.currency ?? meta.workspace.currency)
  return (
    <PartsEditor
      label={labelOf(props)}
      shown={value ? format.moneyShort(value.amount, value.currency) : ''}
      error={props.error}
      onSave={(then) => settleText(props, amount.trim() === '' ? '' : `${amount.trim()} ${currency}`, then)}
      onCancel={() => props.onCancel()}
    >
      <div className={css['row']}>
        <TextInput
          aria-label={text('widget.amount')}
          inputMode="decimal"
          data-autofocus
          value={amount}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          className={css['short'] ?? ''}
          aria-label={text('widget.currency')}
          value={currency}
          data={[...currencies]}
          onChange={(event) => setCurrency(event.currentTarget.value)}
        />
      </div>
    </PartsEditor>
  )
}

/** The amount in major units, as the reader of this language types it. */
function writtenAmount({ amount, currency }: Money, language: string): string {
  const digits = currencyExponent(currency)
  return new Intl.NumberFormat(language, {
    useGrouping: false,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits)
}
