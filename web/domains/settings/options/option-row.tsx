// One option: grip, colour, names, group, counts and what can be done with it; names and group are edited in place.
import { IconGripVertical } from '@tabler/icons-react'
import type { OptionItem } from '#contract/actions/workspace.ts'
import { toneLabels } from '#contract/entities/tones.ts'
import { languages, type Language } from '#contract/language.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { languageNames } from '#web/domains/profile/language-names.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { showError } from '#web/ui/toasts/toast-store.ts'
import { ColourMenu } from './colour-menu.tsx'
import { EditedText } from './edited-text.tsx'
import type { ListUses } from './list-uses.ts'
import { OptionMenu } from './option-menu.tsx'
import { nameIn, renamed } from './option-names.ts'
import { UseCounts } from './use-counts.tsx'
import type { EditResult, ItemEdits } from './use-item-edits.ts'
import type { OptionGroup, OptionMoves } from './use-option-moves.ts'
import type { RowDrag } from './use-row-drag.ts'
import css from './options.module.css'

interface OptionRowProps {
  readonly list: string
  readonly item: OptionItem
  /** Its name in the reader's language. */
  readonly name: string
  readonly group: OptionGroup
  /** The only one that can be chosen. */
  readonly isLast: boolean
  readonly isDragged: boolean
  readonly isDropPlace: boolean
  readonly most: number
  readonly uses: ListUses
  readonly edits: ItemEdits
  readonly moves: OptionMoves
  readonly drag: RowDrag
  readonly onMerge: () => void
}

export function OptionRow(props: OptionRowProps) {
  const { item, name, group, isDragged, isDropPlace, most, uses, edits, drag } = props
  const text = useSettingsText()
  const label = useLabel()
  const home = useMeta().workspace.language
  const rename = async (language: Language, typed: string): Promise<EditResult> => {
    const patch = renamed(item, language, home, typed)
    if (!patch) return { ok: false, reason: text('nameRequired') }
    return edits.edit(item, patch, text('itemRenamed', { name: typed.trim() || item.name }))
  }
  return (
    <div
      role="listitem"
      className={css['row']}
      data-place={item.id}
      data-group={group.id}
      data-dragged={isDragged || undefined}
      data-drop={isDropPlace || undefined}
    >
      <button
        type="button"
        className={css['grip']}
        data-grip={item.id}
        aria-label={text('moveOf', { name })}
        aria-description={text('moveKeys')}
        onPointerDown={(event) => drag.onGripDown(item.id, event)}
        onKeyDown={(event) => drag.onGripKey(item.id, event)}
      >
        <IconGripVertical size={15} aria-hidden />
      </button>
      <ColourMenu
        name={name}
        colour={item.color}
        onPick={(color) =>
          void edits
            .edit(
              item,
              { color },
              text('itemColoured', { name, colour: label(toneLabels[color]).toLowerCase() }),
            )
            .then((result) => result.ok || showError(result.reason))
        }
      />
      {languages.map((language) => (
        <div key={language} className={css['name']} data-home={language === home || undefined}>
          <EditedText
            label={`${text('nameIn', { language: languageNames[language] })}: ${name}`}
            value={nameIn(item, language, home) ?? ''}
            placeholder={text('nameSame')}
            onSave={(typed) => rename(language, typed)}
          />
        </div>
      ))}
      {group.label ? (
        <div className={css['group']}>
          <EditedText
            label={`${text('group')}: ${name}`}
            value={item.group ?? ''}
            placeholder={text('noGroup')}
            onSave={(typed) =>
              edits.edit(item, { group: typed.trim() || null }, text('itemGrouped', { name }))
            }
          />
        </div>
      ) : null}
      <UseCounts id={item.id} counts={uses.countsOf(item.id)} most={most} />
      <OptionMenu {...props} />
    </div>
  )
}
