// Making a field beside the list or record that wants it, for those who may: the same panel as in the settings.
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { isExtensible } from '#contract/custom-fields.ts'
import { entityOf } from '#contract/entities/list.ts'
import type { Entity } from '#contract/entity.ts'
import { useMeta } from '#web/api/meta.tsx'
import css from './pages.module.css'

const NewFieldPanel = lazy(async () => ({
  default: (await import('#web/domains/settings/fields/new-field-panel.tsx')).NewFieldPanel,
}))

/** Opens the panel; `onMade` hears the name of the field. */
export type AddField = (onMade?: (name: string) => void) => void

interface FieldBesideProps {
  readonly entity: Entity
  readonly children: (addField: AddField | undefined) => ReactNode
}

export function FieldBeside({ entity, children }: FieldBesideProps) {
  const meta = useMeta()
  const [open, setOpen] = useState<{ readonly onMade: (name: string) => void }>()
  const mayAdd = isExtensible(entity) && meta.may(entityOf('field'), 'create')
  const addField: AddField = (onMade = () => {}) => setOpen({ onMade })
  return (
    <div className={css['beside']}>
      <div>{children(mayAdd ? addField : undefined)}</div>
      {open ? (
        <Suspense fallback={null}>
          <NewFieldPanel entity={entity} onMade={open.onMade} onClose={() => setOpen(undefined)} />
        </Suspense>
      ) : null}
    </div>
  )
}
