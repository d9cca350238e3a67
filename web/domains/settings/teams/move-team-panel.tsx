import { Button } from '@mantine/core'
import { useState } from 'react'
import type { EditedItem, ItemEdits } from '#web/domains/settings/options/use-item-edits.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { Callout } from '#web/ui/callout.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { TeamField } from './team-field.tsx'
import { withBelow, type Placed, type TreeTeam } from './team-tree.ts'
import css from '#web/domains/settings/settings.module.css'

interface MoveTeamPanelProps {
  readonly tree: readonly Placed<TreeTeam>[]
  readonly team: TreeTeam & EditedItem
  readonly edits: ItemEdits
  readonly onClose: () => void
}

/** Makes a team part of another one, or of none, and says whose view that changes. */
export function MoveTeamPanel({ tree, team, edits, onClose }: MoveTeamPanelProps) {
  const text = useSettingsText()
  const { name } = team
  const [parentId, setParent] = useState(team.parentId)
  const [problem, setProblem] = useState<string>()
  const below = withBelow(tree, team.id)
  const save = async () => {
    const result = await edits.edit(team, { parentId }, text('teamMoved', { name }))
    if (result.ok) onClose()
    else setProblem(result.reason)
  }
  return (
    <Panel
      title={text('moveTeamTitle', { name })}
      width={372}
      onClose={onClose}
      footer={
        <>
          <Button disabled={parentId === team.parentId} onClick={() => void save()}>
            {text('moveTeamAction')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {text('cancel')}
          </Button>
        </>
      }
    >
      <TeamField
        label={text('teamParent')}
        tree={tree.filter((each) => !below.has(each.id))}
        value={parentId}
        none={text('topLevel')}
        error={problem}
        onChange={(id) => {
          setParent(id)
          setProblem(undefined)
        }}
      />
      <h3 className={css['section']}>{text('whatHappens')}</h3>
      <Callout title={text(parentId === null ? 'moveTeamOut' : 'moveTeamEffect', { name })} />
    </Panel>
  )
}
