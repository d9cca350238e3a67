// One field of the workspace: grip, name, kind, what holds for it, who sees it, and what can be done with it.
import {
  IconArrowDown,
  IconArrowsSort,
  IconArrowUp,
  IconAsterisk,
  IconGripVertical,
  IconListDetails,
  IconPencil,
  IconSearch,
  IconTrash,
  type Icon,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { isChosenFrom } from '#contract/custom-fields.ts'
import { customKinds } from '#contract/entities/custom-field.ts'
import { settingsPath } from '#web/api/address.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import type { RowDrag } from '#web/domains/settings/options/use-row-drag.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { KindIcon } from '#web/records/list-kind-icon.tsx'
import { ActionMenu } from '#web/ui/action-menu.tsx'
import { AudienceWords } from './audience-words.tsx'
import type { FieldGroup } from './field-groups.ts'
import { keyOf, nameOf, signOf, type FieldRecord } from './field-record.ts'
import type { OpenFieldPanel } from './fields-page.tsx'
import { useFieldsText } from './fields-text.ts'
import css from './fields.module.css'
import type { FieldMoves } from './use-field-moves.ts'

interface FieldRowProps {
  readonly field: FieldRecord
  readonly group: FieldGroup
  readonly isOpen: boolean
  readonly isDragged: boolean
  readonly isDropPlace: boolean
  readonly moves: FieldMoves
  readonly drag: RowDrag
  readonly onPanel: (panel: OpenFieldPanel) => void
}

export function FieldRow(props: FieldRowProps) {
  const { field, group, isOpen, isDragged, isDropPlace, drag, onPanel } = props
  const settingsText = useSettingsText()
  const label = useLabel()
  const meta = useMeta()
  const name = nameOf(field, meta.language)
  const count = meta.optionsOf(keyOf(field)).length
  return (
    <div
      role="listitem"
      className={css['row']}
      data-place={field.id}
      data-group={group.id}
      data-open={isOpen || undefined}
      data-dragged={isDragged || undefined}
      data-drop={isDropPlace || undefined}
    >
      <button
        type="button"
        className={css['grip']}
        data-grip={field.id}
        aria-label={settingsText('moveOf', { name })}
        aria-description={settingsText('moveKeys')}
        onPointerDown={(event) => drag.onGripDown(field.id, event)}
        onKeyDown={(event) => drag.onGripKey(field.id, event)}
      >
        <IconGripVertical size={15} aria-hidden />
      </button>
      <button
        type="button"
        className={css['name']}
        title={field.help ?? undefined}
        onClick={() => onPanel({ kind: 'edit', id: field.id })}
      >
        {name}
      </button>
      <span className={css['kind']}>
        <KindIcon name={signOf(field.kind)} size={15} />
        {label(customKinds[field.kind])}
        {isChosenFrom(field) ? <small className="tnum">{count}</small> : null}
      </span>
      <Marks field={field} />
      <span className={css['audience']}>
        <AudienceWords field={field} />
      </span>
      <FieldMenu {...props} name={name} />
    </div>
  )
}

const marks = [
  { name: 'mandatory', icon: IconAsterisk },
  { name: 'sortable', icon: IconArrowsSort },
  { name: 'searchable', icon: IconSearch },
] as const satisfies readonly { name: keyof FieldRecord; icon: Icon }[]

function Marks({ field }: { field: FieldRecord }) {
  const text = useFieldsText()
  return (
    <span className={css['marks']}>
      {marks
        .filter(({ name }) => field[name])
        .map(({ name, icon: Mark }) => (
          <span key={name} title={text(name)}>
            <Mark size={15} stroke={1.7} aria-hidden />
            <span className="sr-only">{text(name)}</span>
          </span>
        ))}
    </span>
  )
}

function FieldMenu({ field, name, moves, onPanel }: FieldRowProps & { name: string }) {
  const text = useFieldsText()
  const settingsText = useSettingsText()
  const navigate = useNavigate()
  return (
    <ActionMenu
      label={settingsText('more', { name })}
      width={210}
      actions={[
        {
          id: 'edit',
          label: text('edit'),
          icon: <IconPencil size={15} />,
          run: () => onPanel({ kind: 'edit', id: field.id }),
        },
        ...(isChosenFrom(field)
          ? [
              {
                id: 'choices',
                label: text('editChoices'),
                icon: <IconListDetails size={15} />,
                run: () => void navigate({ to: settingsPath(keyOf(field)) }),
              },
            ]
          : []),
        ...([-1, 1] as const)
          .filter((by) => moves.canStep(field.id, by))
          .map((by) => ({
            id: by < 0 ? 'up' : 'down',
            label: settingsText(by < 0 ? 'moveUp' : 'moveDown'),
            icon: by < 0 ? <IconArrowUp size={15} /> : <IconArrowDown size={15} />,
            run: () => moves.step(field.id, by),
          })),
        {
          id: 'delete',
          label: text('delete'),
          icon: <IconTrash size={15} />,
          startsGroup: true,
          run: () => onPanel({ kind: 'delete', id: field.id }),
        },
      ]}
    />
  )
}
