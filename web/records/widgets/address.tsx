import { NativeSelect, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { type Address, type AddressPart, addressParts } from '#contract/kinds/address.ts'
import { countries } from '#contract/kinds/countries.ts'
import { useRecordText } from '#web/records/record-page-text.ts'
import { addressLine, countryName } from './address-line.ts'
import { labelOf } from './edit-control.ts'
import { PartsEditor } from './parts-editor.tsx'
import { settleValue } from './read-value.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'
import css from './widgets.module.css'

export const addressWidget: Widget<Address> = { Show: ShowAddress, Edit: EditAddress }

function ShowAddress({ value, meta }: ShowProps<Address>) {
  if (!value) return null
  const line = addressLine(value, meta.language)
  return <span title={line}>{line}</span>
}

function EditAddress(props: EditProps<Address>) {
  const { value, meta } = props
  const text = useRecordText()
  const [parts, setParts] = useState<Record<AddressPart, string>>(() =>
    typedParts(value ?? null, props.initialText),
  )
  const shown = value ? addressLine(value, meta.language) : ''
  const named = useMemo(
    () =>
      countries
        .map((code) => ({ value: code, label: countryName(code, meta.language) }))
        .toSorted((a, b) => a.label.localeCompare(b.label, meta.language)),
    [meta.language],
  )
  const input = (name: AddressPart, isFirst = false) => (
    <TextInput
      label={text(`widget.${name}`)}
      data-autofocus={isFirst || undefined}
      autoComplete="off"
      value={parts[name]}
      onChange={(event) => setParts({ ...parts, [name]: event.currentTarget.value })}
    />
  )
  return (
    <PartsEditor
      label={labelOf(props)}
      shown={shown}
      error={props.error}
      onSave={(then) =>
        settleValue(
          props,
          addressParts.every((name) => parts[name].trim() === '') ? null : parts,
          shown,
          then,
        )
      }
      onCancel={() => props.onCancel()}
    >
      {input('line1', true)}
      {input('line2')}
      <div className={css['pair']}>
        {input('postcode')}
        {input('city')}
      </div>
      {input('region')}
      <NativeSelect
        size="xs"
        label={text('widget.country')}
        value={parts.country}
        data={[{ value: '', label: text('widget.noCountry') }, ...named]}
        onChange={(event) => setParts({ ...parts, country: event.currentTarget.value })}
      />
    </PartsEditor>
  )
}

/** What was typed to start editing begins the first line. */
function typedParts(value: Address | null, initial: string | null | undefined): Record<AddressPart, string> {
  const part = (name: AddressPart) => value?.[name] ?? ''
  return {
    line1: initial ?? part('line1'),
    line2: part('line2'),
    city: part('city'),
    region: part('region'),
    postcode: part('postcode'),
    country: part('country'),
  }
}
