// Another role or team for a member (S20), with what it changes said before it does.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { roleLabels, roles, type Role } from '#contract/access.ts'
import type { MemberDetail } from '#contract/actions/members.ts'
import { actions } from '#contract/operations.ts'
import { ApiProblem, call } from '#web/api/client.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { TeamField } from '#web/domains/settings/teams/team-field.tsx'
import { treeOf } from '#web/domains/settings/teams/team-tree.ts'
import { Callout } from '#web/ui/callout.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SelectField } from '#web/ui/select/select-field.tsx'
import { showToast } from '#web/ui/toasts/toast-store.ts'
import { useOwnedCounts } from './owned-counts.ts'
import { RoleEffectsList } from './role-effects-list.tsx'
import css from '#web/domains/settings/settings.module.css'

interface EditMemberPanelProps {
  readonly member: MemberDetail
  readonly onSaved: () => Promise<void>
  readonly onClose: () => void
}

export function EditMemberPanel({ member, onSaved, onClose }: EditMemberPanelProps) {
  const text = useSettingsText()
  const label = useLabel()
  const meta = useMeta()
  const { name } = member
  const [role, setRole] = useState<Role>(member.role)
  const [teamId, setTeam] = useState(member.teamId)
  const { isBusy, problem, save } = useSaving(member, onSaved, onClose)
  const isSame = role === member.role && teamId === member.teamId
  return (
    <Panel
      title={text('editMemberTitle', { name })}
      subtitle={member.email}
      width={372}
      onClose={onClose}
      footer={
        <>
          <Button disabled={isSame} loading={isBusy} onClick={() => void save(role, teamId)}>
            {text('saveMember')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {text('cancel')}
          </Button>
        </>
      }
    >
      <div className={css['form']}>
        {problem ? <Callout tone="bad" title={problem} /> : null}
        <SelectField
          label={text('role')}
          value={role}
          options={roles.map((each) => ({ value: each, label: label(roleLabels[each]) }))}
          onChange={(value) => setRole(roles.find((each) => each === value) ?? role)}
        />
        <TeamField
          label={text('team')}
          tree={treeOf(meta.teams)}
          value={teamId}
          none={text('noTeam')}
          onChange={setTeam}
        />
      </div>
      <h3 className={css['section']}>{text('whatHappens')}</h3>
      {isSame ? <p className={css['calm']}>{text('roleSame')}</p> : null}
      {teamId === member.teamId ? null : <TeamEffects member={member} teamId={teamId} />}
      {role === member.role ? null : (
        <>
          <p className={css['calm']}>{text('roleChanges', { name, role: label(roleLabels[role]) })}</p>
          <RoleEffectsList from={member.role} to={role} />
        </>
      )}
    </Panel>
  )
}

/** The records of a member are their team's, too: who sees them changes with it. */
function TeamEffects({ member, teamId }: { member: MemberDetail; teamId: string | null }) {
  const text = useSettingsText()
  const meta = useMeta()
  const counts = useOwnedCounts(member.id)
  const total = counts?.reduce((sum, each) => sum + each.count, 0)
  const team = meta.teams.find((each) => each.id === teamId)
  return (
    <ul className={css['effects']}>
      {total === undefined ? null : <li>{text('teamRecords', { count: total, name: member.name })}</li>}
      <li>{team ? text('teamTo', { team: team.name }) : text('teamToNone')}</li>
    </ul>
  )
}

function useSaving(member: MemberDetail, onSaved: () => Promise<void>, onClose: () => void) {
  const text = useSettingsText()
  const label = useLabel()
  const meta = useMeta()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const outcome = (saved: MemberDetail) => {
    const { name } = saved
    if (saved.role !== member.role) return text('memberSaved', { name, role: label(roleLabels[saved.role]) })
    const team = meta.teams.find((each) => each.id === saved.teamId)
    return team ? text('memberMoved', { name, team: team.name }) : text('memberMovedOut', { name })
  }
  const save = async (role: Role, teamId: string | null) => {
    setBusy(true)
    setProblem(undefined)
    try {
      const body = {
        ...(role === member.role ? {} : { role }),
        ...(teamId === member.teamId ? {} : { teamId }),
      }
      const saved = await call(actions.updateMember, { params: { id: member.id }, body })
      await onSaved()
      showToast({ text: outcome(saved) })
      onClose()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error.problem.errors?.[0]?.message ?? error.message)
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, problem, save }
}
