import type { OptionItem } from '#contract/actions/workspace.ts'
import { isEntityName, entityOf } from '#contract/entities/list.ts'
import { optionList } from '#contract/entities/option-lists.ts'
import type { MetaView, TagItem } from '#web/api/meta-view.ts'
import { useReloadMeta } from '#web/api/meta.tsx'
import { createRecord } from '#web/api/records.ts'
import { Chip } from '#web/ui/chip.tsx'
import { OptionsEditor } from '#web/ui/editors/options-editor.tsx'
import type { Option } from '#web/ui/select/options.ts'
import { asTone, toneOf } from '#web/ui/tone.ts'
import { useRecordText } from '#web/records/record-page-text.ts'
import { labelOf } from './edit-control.ts'
import { announceFailure } from './failed-creation.ts'
import { settleValue } from './read-value.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'
import css from './widgets.module.css'

export const tagsWidget: Widget<string[]> = { Show: ShowTags, Edit: EditTags }

/** As many as a cell of usual width takes; the rest is a number. */
const CELL_CHIPS = 3

function ShowTags({ value, field, meta, layout = 'cell' }: ShowProps<string[]>) {
  const text = useRecordText()
  if (!value || value.length === 0) return null
  const list = field.kind.options.list ?? ''
  const all = value
    .map((id) => namedIn(meta, list, id) ?? { value: id, label: text('widget.hidden'), tone: asTone(null) })
    .toSorted((a, b) => a.label.localeCompare(b.label))
  const shown = layout === 'cell' ? all.slice(0, CELL_CHIPS) : all
  return (
    <span className={css['chips']} data-layout={layout}>
      {shown.map(({ value: id, label, tone }) => (
        <Chip key={id} {...(tone ? { tone } : {})}>
          {label}
        </Chip>
      ))}
      {all.length > shown.length ? <small>+{all.length - shown.length}</small> : null}
    </span>
  )
}

function EditTags(props: EditProps<string[]>) {
  const { field, meta, value } = props
  const list = field.kind.options.list ?? ''
  const reloadMeta = useReloadMeta()
  const create = async (name: string): Promise<Option> => {
    const { record } = await announceFailure(createRecord(entityOf(list), { name }))
    await reloadMeta()
    return { value: record.id, label: name, tone: toneOf(name) }
  }
  return (
    <OptionsEditor
      label={labelOf(props)}
      value={value ?? []}
      options={choicesOf(meta, list)}
      chosen={(value ?? []).flatMap((id) => namedIn(meta, list, id) ?? [])}
      initial={props.initialText ?? null}
      error={props.error}
      commit={(ids, then) => settleValue(props, ids, '', then)}
      cancel={() => props.onCancel()}
      {...(mayCreate(meta, list) ? { onCreate: create } : {})}
    />
  )
}

/** Lists whose words are records of their own can be added to by typing; statuses and services are made in the settings. */
function mayCreate(meta: MetaView, list: string): boolean {
  const entity = optionList(list)?.entity
  return entity === list && isEntityName(entity) && meta.may(entityOf(entity), 'create')
}

/** What can be chosen from a list, tags and options alike. */
export function choicesOf(meta: MetaView, list: string): Option[] {
  if (optionList(list)?.entity === 'tag') return meta.tagsList().map((tag) => tinted(tag, meta))
  return meta.optionsOf(list).map((option) => tinted(option, meta))
}

function namedIn(meta: MetaView, list: string, id: string): Option | undefined {
  const found = optionList(list)?.entity === 'tag' ? meta.tag(id) : meta.option(id)
  return found && tinted(found, meta)
}

/** Without a colour of its own it has a stable one, the same in every language. */
function tinted(item: OptionItem | TagItem, meta: MetaView): Option {
  const tone = item.color === null ? toneOf(item.name) : asTone(item.color)
  return { value: item.id, label: meta.nameOf(item), tone }
}
