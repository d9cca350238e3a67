// The fields of an object as rows under their sections, moved by grip or arrow keys.
import { Fragment, useEffect, useRef } from 'react'
import { useLabel } from '#web/api/i18n.ts'
import { useRowDrag } from '#web/domains/settings/options/use-row-drag.ts'
import type { FieldGroup } from './field-groups.ts'
import { FieldRow } from './field-row.tsx'
import type { OpenFieldPanel } from './fields-page.tsx'
import { useFieldsText } from './fields-text.ts'
import css from './fields.module.css'
import type { FieldMoves } from './use-field-moves.ts'

interface FieldRowsProps {
  readonly groups: readonly FieldGroup[]
  readonly hasFields: boolean
  readonly moves: FieldMoves
  /** Field whose panel is open. */
  readonly opened: string | undefined
  readonly onPanel: (panel: OpenFieldPanel) => void
}

export function FieldRows({ groups, hasFields, moves, opened, onPanel }: FieldRowsProps) {
  const text = useFieldsText()
  const label = useLabel()
  const rows = useRef<HTMLDivElement>(null)
  const moved = useRef<string>(undefined)
  const step = (id: string, by: -1 | 1) => {
    moved.current = id
    moves.step(id, by)
  }
  const drag = useRowDrag(rows, moves.move, step)
  // A row that moves into another section is drawn anew; the key that moved it goes on moving it.
  useEffect(() => {
    if (moved.current === undefined) return
    const grip = rows.current?.querySelector<HTMLElement>(`[data-grip="${moved.current}"]`)
    if (document.activeElement === document.body) grip?.focus()
  })
  const dropAt = (group: FieldGroup, id: string | null) =>
    drag.dragged?.place.group === group.id && drag.dragged.place.beforeId === id
  return (
    <div ref={rows} className={css['list']} data-dragging={drag.dragged ? '' : undefined}>
      {hasFields ? <Columns /> : null}
      {groups.map((group) => (
        <Fragment key={group.id}>
          <div className={css['section']}>
            <h3>{label(group.label)}</h3>
            {group.builtIn.length > 0 ? (
              <p>{text('builtIn', { fields: group.builtIn.map(label).join(', ') })}</p>
            ) : null}
          </div>
          <div role="list" aria-label={label(group.label)}>
            {group.items.map((field) => (
              <FieldRow
                key={field.id}
                field={field}
                group={group}
                isOpen={field.id === opened}
                isDragged={drag.dragged?.id === field.id}
                isDropPlace={dropAt(group, field.id)}
                moves={{ ...moves, step }}
                drag={drag}
                onPanel={onPanel}
              />
            ))}
          </div>
          <div
            className={css['end']}
            data-place=""
            data-group={group.id}
            data-drop={dropAt(group, null) || undefined}
          />
        </Fragment>
      ))}
    </div>
  )
}

function Columns() {
  const text = useFieldsText()
  return (
    <div className={css['columns']} aria-hidden>
      <span />
      <span>{text('colField')}</span>
      <span>{text('colKind')}</span>
      <span>{text('colMarks')}</span>
      <span>{text('colAudience')}</span>
      <span />
    </div>
  )
}
