// What each preset role may see and do, as levels; read from the same table that the server asks.
import { IconCheck, IconEyeOff, IconLock, IconMinus } from '@tabler/icons-react'
import { useState } from 'react'
import { accessTo, hasRight, rights, roleLabels, roles, verbs, type Role } from '#contract/access.ts'
import { fieldOf, type Entity } from '#contract/entity.ts'
import { entityList, isEntityName } from '#contract/entities/list.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { audienceOf } from '#web/domains/settings/fields/field-audience.ts'
import { asCustom, keyOf } from '#web/domains/settings/fields/field-record.ts'
import { useFields } from '#web/domains/settings/fields/use-fields.ts'
import { SettingsBody } from '#web/domains/settings/settings-body.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { rightKeys, ScopeLevel, verbKeys } from './scope-level.tsx'
import css from './roles.module.css'

export function RolesPage() {
  const text = useSettingsText()
  const label = useLabel()
  const meta = useMeta()
  const [role, setRole] = useState<Role>(meta.me.role)
  const people = meta.members.filter((each) => each.active && each.role === role).length
  return (
    <SettingsBody title={text('roles')} effect={text('rolesEffect')}>
      <div className={css['bar']}>
        <Segmented
          label={text('role')}
          value={role}
          options={roles.map((value) => ({ value, label: label(roleLabels[value]) }))}
          onChange={setRole}
        />
        <span>{text('rolesPeople', { count: people })}</span>
      </div>
      {/* A scrolled region takes the focus, so that keys can scroll it. */}
      <div className={css['scroll']} tabIndex={0} role="region" aria-label={label(roleLabels[role])}>
        <table className={css['matrix']}>
          <thead>
            <tr>
              <th scope="col">{text('object')}</th>
              {verbs.map((verb) => (
                <th key={verb} scope="col">
                  {text(verbKeys[verb])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entityList.map(({ name }) => (
              <EntityRow key={name} role={role} entity={meta.entity(name)} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={css['scale']}>
        <b>{text('scopeOwn')}</b> {text('scaleOwn')} <b>{text('scopeTeam')}</b> {text('scaleTeam')}{' '}
        {text(meta.workspace.unassignedVisible ? 'scaleUnassignedOn' : 'scaleUnassignedOff')}
      </p>
      <h3 className={css['heading']}>{text('rights')}</h3>
      <ul className={css['rights']}>
        {rights.map((right) => {
          const has = hasRight(role, right)
          return (
            <li key={right} data-no={has ? undefined : ''}>
              {has ? <IconCheck size={15} aria-hidden /> : <IconMinus size={15} aria-hidden />}
              {text(rightKeys[right])}
              <span className="sr-only">: {text(has ? 'yes' : 'no')}</span>
            </li>
          )
        })}
      </ul>
    </SettingsBody>
  )
}

/** Fields of the workspace that the role does not see, or not change; only admins know of them. */
function useCustomAccess(role: Role, entity: Entity): { hidden: string[]; readOnly: string[] } {
  const { fields = [] } = useFields()
  const own = fields.filter((each) => each.entity === entity.name && each.deletedAt === null)
  const audience = own.map((each) => ({ key: keyOf(each), ...audienceOf(asCustom(each)) }))
  return {
    hidden: audience.filter(({ sees }) => !sees.includes(role)).map(({ key }) => key),
    readOnly: audience.filter(({ onlyReads }) => onlyReads.includes(role)).map(({ key }) => key),
  }
}

function EntityRow({ role, entity }: { role: Role; entity: Entity }) {
  const text = useSettingsText()
  const label = useLabel()
  const custom = useCustomAccess(role, entity)
  if (!isEntityName(entity.name)) return null
  const preset = accessTo(role, entity.name)
  const access = {
    ...preset,
    hidden: [...preset.hidden, ...custom.hidden],
    readOnly: [...preset.readOnly, ...custom.readOnly],
  }
  const named = (names: readonly string[]) =>
    names.map((name) => label(fieldOf(entity, name)?.label ?? { en: name, es: name })).join(', ')
  return (
    <tr>
      <th scope="row">
        {label(entity.label.many)}
        {access.hidden.length > 0 ? (
          <small>
            <IconEyeOff size={13} aria-hidden /> {text('hiddenFields', { fields: named(access.hidden) })}
          </small>
        ) : null}
        {access.readOnly.length > 0 ? (
          <small>
            <IconLock size={13} aria-hidden /> {text('lockedFields', { fields: named(access.readOnly) })}
          </small>
        ) : null}
      </th>
      {verbs.map((verb) => (
        <td key={verb}>
          <ScopeLevel scope={access[verb]} />
        </td>
      ))}
    </tr>
  )
}
