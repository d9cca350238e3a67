import type { Role } from '#contract/access.ts'
import { fieldOf } from '#contract/entity.ts'
import { entityOf } from '#contract/entities/list.ts'
import { useLabel } from '#web/api/i18n.ts'
import { rightKeys, scopeKeys, verbKeys } from '#web/domains/settings/roles/scope-level.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { roleEffects, type EntityEffect } from './role-effects.ts'
import css from '#web/domains/settings/settings.module.css'

/** What another role changes, as sentences. */
export function RoleEffectsList({ from, to }: { from: Role; to: Role }) {
  const text = useSettingsText()
  const { entities, gains, loses } = roleEffects(from, to)
  return (
    <ul className={css['effects']}>
      {entities.map((each) => (
        <EntityLine key={each.entity} effect={each} />
      ))}
      {gains.map((right) => (
        <li key={right}>{text('gainsRight', { right: text(rightKeys[right]) })}</li>
      ))}
      {loses.map((right) => (
        <li key={right} data-warn="">
          {text('losesRight', { right: text(rightKeys[right]) })}
        </li>
      ))}
    </ul>
  )
}

function EntityLine({ effect }: { effect: EntityEffect }) {
  const text = useSettingsText()
  const label = useLabel()
  const entity = entityOf(effect.entity)
  const words = effect.verbs.map(({ verb, from, to }) =>
    text('verbLine', { verb: text(verbKeys[verb]), from: text(scopeKeys[from]), to: text(scopeKeys[to]) }),
  )
  const hidden = effect.hides.map((name) => label(fieldOf(entity, name)?.label ?? { en: name, es: name }))
  return (
    <li>
      <b>{label(entity.label.many)}</b>
      {words.map((each) => (
        <div key={each}>{each}</div>
      ))}
      {hidden.length > 0 ? <div>{text('hidesFields', { fields: hidden.join(', ') })}</div> : null}
    </li>
  )
}
