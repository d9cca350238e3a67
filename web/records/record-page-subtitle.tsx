// The line under a record's name, such as "VP Engineering, Lumeno Logistics".
import { Fragment } from 'react'
import type { AnyRow, Entity } from '#contract/entity.ts'
import type { Refs } from '#contract/schemas.ts'
import { useMeta } from '#web/api/meta.tsx'
import { subtitleFields } from './record-page-face.ts'
import { widgetOf } from './widgets/list.ts'
import type { WidgetLayout } from './widgets/widget.ts'

interface SubtitleProps {
  readonly entity: Entity
  readonly record: AnyRow
  readonly refs: Refs
  readonly className?: string | undefined
  /** A field that goes without saying. */
  readonly without?: string | undefined
  /** `field` makes the record it belongs to a link. */
  readonly layout?: WidgetLayout
}

export function Subtitle(props: SubtitleProps) {
  const { entity, record, refs, className, without, layout = 'cell' } = props
  const meta = useMeta()
  const parts = subtitleFields(entity, record, without)
  if (parts.length === 0) return null
  return (
    <p className={className}>
      {parts.map(([name, field], at) => {
        const { Show } = widgetOf(field)
        return (
          <Fragment key={name}>
            {at > 0 ? ', ' : null}
            <Show value={record[name]} field={field} meta={meta} refs={refs} layout={layout} />
          </Fragment>
        )
      })}
    </p>
  )
}
