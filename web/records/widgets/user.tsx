import type { Member } from '#contract/actions/workspace.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { OptionEditor } from '#web/ui/editors/option-editor.tsx'
import type { Option } from '#web/ui/select/options.ts'
import type { MetaView } from '#web/api/meta-view.ts'
import { useRecordText, type RecordText } from '#web/records/record-page-text.ts'
import { choiceControl, labelOf } from './edit-control.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'
import css from './widgets.module.css'

export const userWidget: Widget<string> = { Show: ShowUser, Edit: EditUser }

function ShowUser({ value, meta }: ShowProps<string>) {
  const text = useRecordText()
  if (!value) return null
  const member = meta.member(value)
  if (!member) return <span className={css['quiet']}>{text('widget.hidden')}</span>
  return (
    <span className={css['marked']}>
      <Avatar name={member.name} />
      <span data-quiet={member.active ? undefined : ''}>
        {member.active ? member.name : text('widget.deactivated', { name: member.name })}
      </span>
    </span>
  )
}

function EditUser(props: EditProps<string>) {
  const text = useRecordText()
  const { field, meta, value } = props
  const now = value ? meta.member(value) : undefined
  return (
    <OptionEditor
      {...choiceControl(props)}
      label={labelOf(props)}
      value={value ?? null}
      options={memberOptions(meta, text)}
      {...(now ? { chosen: memberOption(now, meta, text) } : {})}
      isClearable={!field.required}
    />
  )
}

/** Active members, oneself first and then by name. */
export function memberOptions(meta: MetaView, text: RecordText): Option[] {
  const isMe = (member: Member) => member.id === meta.me.memberId
  return meta.members
    .filter((member) => member.active)
    .toSorted((a, b) => Number(isMe(b)) - Number(isMe(a)) || a.name.localeCompare(b.name))
    .map((member) => memberOption(member, meta, text))
}

function memberOption(member: Member, meta: MetaView, text: RecordText): Option {
  const hint = member.id === meta.me.memberId ? text('widget.me') : undefined
  return {
    value: member.id,
    label: member.name,
    icon: <Avatar name={member.name} />,
    ...(member.active ? {} : { hint: text('widget.deactivatedHint') }),
    ...(hint === undefined ? {} : { hint }),
  }
}
