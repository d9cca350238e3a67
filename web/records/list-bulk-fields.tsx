// What can be set on many records at once: their owner, a status, tags that come or go.
import { Button } from '@mantine/core'
import { IconCircleDashed, IconTag, IconTagOff, IconUserCheck } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { type Entity, fieldOf, type Values } from '#contract/entity.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { OptionPicker } from '#web/ui/select/option-picker.tsx'
import type { Option } from '#web/ui/select/options.ts'
import { Kbd } from '#web/ui/kbd.tsx'
import { mayWrite } from './list-access.ts'
import { useListText } from './list-text.ts'
import { useRecordText } from './record-page-text.ts'
import { useTagCreation } from './list-tag-creation.ts'
import { pickable } from './widgets/option.tsx'
import { choicesOf } from './widgets/tags.tsx'
import { memberOptions } from './widgets/user.tsx'

interface BulkFieldsProps {
  readonly entity: Entity
  readonly disabledReason: string | undefined
  readonly isAssigning: boolean
  readonly onAssigning: (isOpen: boolean) => void
  readonly onPatch: (patch: Values, words: string) => void
}

export function BulkFields({ entity, disabledReason, isAssigning, onAssigning, onPatch }: BulkFieldsProps) {
  const text = useListText()
  const recordText = useRecordText()
  const label = useLabel()
  const meta = useMeta()
  const fields = Object.entries(entity.fields).filter(([name]) => mayWrite(entity, name, meta))
  const [status] = fields.filter(([, field]) => field.kind.name === 'option')
  const [tags] = fields.filter(([, field]) => field.kind.options.list === 'tag')
  const isOwned = fields.some(([name]) => entity.owned && name === 'ownerId')
  const shared = { isDisabled: disabledReason !== undefined, title: disabledReason }
  return (
    <>
      {status ? (
        <PickButton
          {...shared}
          label={label(status[1].label)}
          icon={<IconCircleDashed size={14} />}
          options={meta.optionsOf(status[1].kind.options.list ?? '').map((each) => pickable(each, meta))}
          onPick={(option) =>
            onPatch(
              { [status[0]]: option.value },
              text('list.set', { field: label(status[1].label), value: option.label }),
            )
          }
        />
      ) : null}
      {isOwned ? (
        <PickButton
          {...shared}
          label={text('list.assign')}
          icon={<IconUserCheck size={14} />}
          keys="a"
          isOpen={isAssigning}
          onOpen={onAssigning}
          options={memberOptions(meta, recordText)}
          onPick={(option) =>
            onPatch({ ownerId: option.value }, text('list.assigned', { name: option.label }))
          }
        />
      ) : null}
      {tags ? <TagButtons {...shared} entity={entity} name={tags[0]} onPatch={onPatch} /> : null}
    </>
  )
}

interface PickButtonProps {
  readonly label: string
  readonly icon: ReactNode
  readonly keys?: string
  readonly options: readonly Option[]
  readonly isDisabled: boolean
  readonly title: string | undefined
  readonly isOpen?: boolean
  readonly onOpen?: (isOpen: boolean) => void
  readonly onPick: (option: Option) => void
  readonly onCreate?: (typed: string) => void
}

function PickButton(props: PickButtonProps) {
  const { label, icon, keys, options, isDisabled, title, onPick, onCreate } = props
  const [isOwnOpen, setOwnOpen] = useState(false)
  const isOpen = props.isOpen ?? isOwnOpen
  const setOpen = props.onOpen ?? setOwnOpen
  return (
    <OptionPicker
      label={label}
      options={options}
      selected={[]}
      isOpen={isOpen && !isDisabled}
      onClose={() => setOpen(false)}
      onPick={(option) => {
        setOpen(false)
        onPick(option)
      }}
      {...(onCreate
        ? {
            onCreate: (typed: string) => {
              setOpen(false)
              onCreate(typed)
            },
          }
        : {})}
    >
      <Button
        variant="default"
        leftSection={icon}
        rightSection={keys ? <Kbd keys={keys} /> : null}
        aria-expanded={isOpen}
        disabled={isDisabled}
        title={title}
        onMouseDown={(event) => {
          if (isOpen) event.preventDefault()
        }}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
      </Button>
    </OptionPicker>
  )
}

type TagButtonsProps = Pick<PickButtonProps, 'isDisabled' | 'title'> &
  Pick<BulkFieldsProps, 'entity' | 'onPatch'> & { readonly name: string }

/** Tags come and go without regard to what else a record carries; new ones are made by typing. */
function TagButtons({ entity, name, isDisabled, title, onPatch }: TagButtonsProps) {
  const text = useListText()
  const meta = useMeta()
  const list = fieldOf(entity, name)?.kind.options.list ?? ''
  const shared = { isDisabled, title, options: choicesOf(meta, list) }
  const create = useTagCreation(list)
  const add = ({ value, label }: Option) =>
    onPatch({ [name]: { add: [value], remove: [] } }, text('list.tagged', { name: label }))
  return (
    <>
      <PickButton
        {...shared}
        label={text('list.addTag')}
        icon={<IconTag size={14} />}
        onPick={add}
        {...(create
          ? { onCreate: (typed: string) => void create(typed).then((made) => made && add(made)) }
          : {})}
      />
      <PickButton
        {...shared}
        label={text('list.removeTag')}
        icon={<IconTagOff size={14} />}
        onPick={({ value, label }) =>
          onPatch({ [name]: { add: [], remove: [value] } }, text('list.untagged', { name: label }))
        }
      />
    </>
  )
}
