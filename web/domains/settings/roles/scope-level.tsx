import type { Scope } from '#contract/access.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import css from './roles.module.css'

export const scopeKeys = {
  none: 'scopeNone',
  own: 'scopeOwn',
  team: 'scopeTeam',
  all: 'scopeAll',
} as const satisfies Record<Scope, string>
export const verbKeys = {
  read: 'verbRead',
  create: 'verbCreate',
  update: 'verbUpdate',
  assign: 'verbAssign',
  delete: 'verbDelete',
} as const
export const rightKeys = {
  'workspace.update': 'rightWorkspace',
  'members.manage': 'rightMembers',
  'keys.manage': 'rightKeys',
  'jobs.manage': 'rightJobs',
} as const

/** A level as bars and in words. */
export function ScopeLevel({ scope }: { scope: Scope }) {
  const text = useSettingsText()
  return (
    <span className={css['scope']} data-scope={scope}>
      <span className={css['level']} aria-hidden>
        <i />
        <i />
        <i />
      </span>
      {text(scopeKeys[scope])}
    </span>
  )
}
