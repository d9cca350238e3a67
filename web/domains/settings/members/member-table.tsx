import { IconShieldHalf, IconUserCheck, IconUserOff } from '@tabler/icons-react'
import { roleLabels } from '#contract/access.ts'
import type { MemberDetail } from '#contract/actions/members.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { ActionMenu } from '#web/ui/action-menu.tsx'
import { Avatar } from '#web/ui/avatar.tsx'
import { StatusChip } from '#web/ui/chip.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import css from './members.module.css'

interface MemberTableProps {
  readonly members: readonly MemberDetail[]
  readonly onEdit: (member: MemberDetail) => void
  readonly onDeactivate: (member: MemberDetail) => void
  readonly onReactivate: (member: MemberDetail) => void
}

export function MemberTable({ members, ...handlers }: MemberTableProps) {
  const text = useSettingsText()
  return (
    <table className={css['table']}>
      <thead>
        <tr>
          <th scope="col">{text('colName')}</th>
          <th scope="col">{text('colRole')}</th>
          <th scope="col" data-wide="">
            {text('colTeam')}
          </th>
          <th scope="col" data-wide="">
            {text('colJoined')}
          </th>
          <th scope="col" data-wide="">
            {text('colSeen')}
          </th>
          <th scope="col" data-wide="">
            {text('colState')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} {...handlers} />
        ))}
      </tbody>
    </table>
  )
}

type MemberRowProps = Omit<MemberTableProps, 'members'> & { readonly member: MemberDetail }

function MemberRow({ member, onEdit, onDeactivate, onReactivate }: MemberRowProps) {
  const text = useSettingsText()
  const label = useLabel()
  const format = useFormat()
  const meta = useMeta()
  const { name, active } = member
  const team = meta.teams.find((each) => each.id === member.teamId)
  const isMe = member.id === meta.me.memberId
  const state = (
    <StatusChip tone={active ? 'green' : 'gray'}>{text(active ? 'active' : 'inactive')}</StatusChip>
  )
  return (
    <tr data-off={active ? undefined : ''}>
      <td>
        <span className={css['person']}>
          <Avatar name={name} size={28} />
          <span>
            <b>{name}</b>
            {isMe ? <span className={css['you']}> ({text('you')})</span> : null}
            <small>{member.email}</small>
            {active ? null : <span className={css['narrow']}>{state}</span>}
          </span>
        </span>
      </td>
      <td>
        {label(roleLabels[member.role])}
        {member.superuser ? <small>{text('superuser')}</small> : null}
        {team ? <small className={css['narrow']}>{team.name}</small> : null}
      </td>
      <td data-wide="">{team?.name ?? <span className={css['dim']}>{text('noTeam')}</span>}</td>
      <td data-wide="">{format.day(member.joinedAt.slice(0, 10))}</td>
      <td data-wide="">
        {member.lastSeenAt === null ? (
          <span className={css['dim']}>{text('neverSeen')}</span>
        ) : (
          <RelativeTime iso={member.lastSeenAt} />
        )}
      </td>
      <td data-wide="">{state}</td>
      <td>
        <ActionMenu
          label={text('more', { name })}
          actions={
            active
              ? [
                  {
                    id: 'edit',
                    label: text('editMember'),
                    icon: <IconShieldHalf size={15} />,
                    run: () => onEdit(member),
                  },
                  {
                    id: 'deactivate',
                    label: text('deactivate'),
                    icon: <IconUserOff size={15} />,
                    disabledReason: isMe
                      ? text('notYourself')
                      : member.superuser
                        ? text('superuserStays')
                        : undefined,
                    run: () => onDeactivate(member),
                  },
                ]
              : [
                  {
                    id: 'reactivate',
                    label: text('reactivate'),
                    icon: <IconUserCheck size={15} />,
                    run: () => onReactivate(member),
                  },
                ]
          }
        />
      </td>
    </tr>
  )
}
