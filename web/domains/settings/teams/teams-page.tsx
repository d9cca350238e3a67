// The tree of teams: created, renamed, moved and deleted here.
import { Button } from '@mantine/core'
import { IconArrowsMove, IconPlus, IconSitemap, IconTrash } from '@tabler/icons-react'
import { useState, type CSSProperties } from 'react'
import { team } from '#contract/entities/team.ts'
import { useMeta } from '#web/api/meta.tsx'
import { EditedText } from '#web/domains/settings/options/edited-text.tsx'
import { useItemEdits, type ItemEdits } from '#web/domains/settings/options/use-item-edits.ts'
import { SettingsBody } from '#web/domains/settings/settings-body.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { ActionMenu } from '#web/ui/action-menu.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { MoveTeamPanel } from './move-team-panel.tsx'
import { NewTeamPanel } from './new-team-panel.tsx'
import { treeOf, type Placed } from './team-tree.ts'
import css from './teams.module.css'

type Team = Placed<{ id: string; name: string; parentId: string | null; version: number }>
type OpenPanel =
  | { readonly kind: 'new'; readonly below: string | null }
  | { readonly kind: 'move'; readonly id: string }

export function TeamsPage() {
  const text = useSettingsText()
  const meta = useMeta()
  const edits = useItemEdits(team, () => undefined)
  const [panel, setPanel] = useState<OpenPanel>()
  const tree = treeOf(meta.teams.map((each) => ({ ...each, ...edits.pending[each.id] })))
  const moved = panel?.kind === 'move' ? tree.find((each) => each.id === panel.id) : undefined
  const close = () => setPanel(undefined)
  return (
    <>
      <SettingsBody
        title={text('teamsTitle')}
        effect={text('teamsEffect')}
        action={
          <Button
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setPanel({ kind: 'new', below: null })}
          >
            {text('newTeam')}
          </Button>
        }
      >
        {tree.length === 0 ? (
          <EmptyState icon={<IconSitemap size={22} stroke={1.6} />} title={text('teamsEmpty')}>
            {text('teamsEmptyHint')}
          </EmptyState>
        ) : (
          <div role="list" className={css['tree']}>
            {tree.map((each) => (
              <TeamRow
                key={each.id}
                team={each}
                below={tree.filter((other) => other.parentId === each.id).length}
                edits={edits}
                onPanel={setPanel}
              />
            ))}
          </div>
        )}
      </SettingsBody>
      {panel?.kind === 'new' ? (
        <NewTeamPanel key={panel.below} tree={tree} below={panel.below} edits={edits} onClose={close} />
      ) : null}
      {moved ? <MoveTeamPanel key={moved.id} tree={tree} team={moved} edits={edits} onClose={close} /> : null}
    </>
  )
}

interface TeamRowProps {
  readonly team: Team
  /** Number of teams directly below it. */
  readonly below: number
  readonly edits: ItemEdits
  readonly onPanel: (panel: OpenPanel) => void
}

function TeamRow({ team, below, edits, onPanel }: TeamRowProps) {
  const text = useSettingsText()
  const meta = useMeta()
  const { name } = team
  const members = meta.members.filter((each) => each.teamId === team.id)
  const active = members.filter((each) => each.active).length
  const whyNot =
    members.length > 0
      ? text('teamHasMembers', { count: members.length })
      : below > 0
        ? text('teamHasTeams', { count: below })
        : undefined
  return (
    <div role="listitem" className={css['row']} style={{ '--depth': team.depth } as CSSProperties}>
      <div className={css['name']}>
        <EditedText
          label={`${text('teamName')}: ${name}`}
          value={name}
          placeholder=""
          onSave={async (typed) =>
            typed.trim() === ''
              ? { ok: false, reason: text('nameRequired') }
              : edits.edit(team, { name: typed.trim() }, text('teamRenamed', { name: typed.trim() }))
          }
        />
      </div>
      <span
        className={css['members']}
        title={members
          .filter((each) => each.active)
          .map((each) => each.name)
          .join(', ')}
      >
        {active === 0 ? text('teamNobody') : text('teamMembers', { count: active })}
      </span>
      <ActionMenu
        label={text('more', { name })}
        width={220}
        actions={[
          {
            id: 'below',
            label: text('newTeamBelow'),
            icon: <IconPlus size={15} />,
            run: () => onPanel({ kind: 'new', below: team.id }),
          },
          {
            id: 'move',
            label: text('moveTeam'),
            icon: <IconArrowsMove size={15} />,
            run: () => onPanel({ kind: 'move', id: team.id }),
          },
          {
            id: 'delete',
            label: text('deleteTeam'),
            icon: <IconTrash size={15} />,
            startsGroup: true,
            disabledReason: whyNot,
            run: () => void edits.remove(team, text('teamDeleted', { name })),
          },
        ]}
      />
    </div>
  )
}
