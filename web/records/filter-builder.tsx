// The filter as a tree of sentences: groups by a line at the left, each condition with field, operator and value.
import { ActionIcon, Button } from '@mantine/core'
import { IconBrackets, IconPlus, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import { type Filter, MAX_FILTER_DEPTH } from '#contract/query.ts'
import type { FieldError } from '#contract/errors.ts'
import { useLabel } from '#web/api/i18n.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { useEvent } from '#web/ui/use-event.ts'
import css from './filter.module.css'
import { ConditionLine } from './filter-condition.tsx'
import type { FilterReader } from './filter-words.ts'
import {
  added,
  draftOf,
  type DraftGroup,
  type DraftItem,
  isGroup,
  isSameFilter,
  type Join,
  joined,
  joins,
  newCondition,
  newGroup,
  placeOfError,
  replaced,
  writeFilter,
} from './filter-tree.ts'
import { useListText } from './list-text.ts'

interface FilterBuilderProps {
  readonly entity: Entity
  readonly filter: Filter | undefined
  readonly reader: FilterReader
  /** What the server found wrong with the filter. */
  readonly errors: readonly FieldError[]
  /** Field of a condition to begin with, and its turn, so that the same one can be asked for again. */
  readonly wanted: { readonly field: string; readonly turn: number } | undefined
  readonly onFilter: (filter: Filter | undefined) => void
}

export function FilterBuilder({ entity, filter, reader, errors, wanted, onFilter }: FilterBuilderProps) {
  const text = useListText()
  const label = useLabel()
  const [draft, setDraft] = useState(() => startOf(filter, reader, wanted?.field))
  const [turn, setTurn] = useState(wanted?.turn)
  const kindOf = (name: string) => reader.fields.find((field) => field.name === name)?.kind
  const written = writeFilter(draft, kindOf)
  // A filter that is not on its way from here was asked for elsewhere, by a chip or "back", and takes the draft's place.
  const [seen, setSeen] = useState<Filter | undefined>(filter)
  const [onItsWay, setOnItsWay] = useState<readonly (Filter | undefined)[]>([])
  if (!isSameFilter(filter, seen)) {
    setSeen(filter)
    const at = onItsWay.findIndex((sent) => isSameFilter(sent, filter))
    setOnItsWay(onItsWay.slice(at < 0 ? onItsWay.length : at + 1))
    if (at < 0 && !isSameFilter(filter, written.filter)) setDraft(draftOf(filter))
  }
  if (wanted && wanted.turn !== turn) {
    setTurn(wanted.turn)
    setDraft(withCondition(draft, draft.id, reader, wanted.field))
  }
  const change = useEvent((next: DraftGroup) => {
    setDraft(next)
    const now = writeFilter(next, kindOf).filter
    if (isSameFilter(now, onItsWay.length > 0 ? onItsWay.at(-1) : filter)) return
    setOnItsWay([...onItsWay, now])
    onFilter(now)
  })
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('button')?.focus()
  }, [])
  const wrong = new Map(errors.map(({ path, message }) => [placeOfError(path, written.places), message]))
  return (
    <section ref={panel} className={css['builder']} aria-label={text('filter.builder')}>
      <Group
        group={draft}
        depth={0}
        tree={{ draft, change, reader, wrong, entity }}
        lead={text('filter.show', { many: label(entity.label.many).toLowerCase() })}
      />
    </section>
  )
}

export interface Tree {
  readonly draft: DraftGroup
  readonly change: (draft: DraftGroup) => void
  readonly reader: FilterReader
  /** Sentence by part. */
  readonly wrong: ReadonlyMap<string | undefined, string>
  readonly entity: Entity
}

/** An empty filter begins with one condition, so that there is something to fill in. */
function startOf(filter: Filter | undefined, reader: FilterReader, wanted: string | undefined): DraftGroup {
  const draft = draftOf(filter)
  return wanted === undefined && draft.items.length > 0
    ? draft
    : withCondition(draft, draft.id, reader, wanted)
}

function withCondition(
  draft: DraftGroup,
  groupId: string,
  { fields }: FilterReader,
  wanted?: string,
): DraftGroup {
  const field =
    fields.find(({ name }) => name === wanted) ?? fields.find(({ kind }) => kind.name === 'option')
  const chosen = field ?? fields[0]
  return chosen ? added(draft, groupId, newCondition(chosen.name, chosen.kind)) : draft
}

interface GroupProps {
  readonly group: DraftGroup
  readonly depth: number
  readonly tree: Tree
  readonly lead?: string
}

function Group({ group, depth, tree, lead }: GroupProps) {
  const text = useListText()
  const { draft, change, reader } = tree
  const shownJoins = joins.filter((join) => join !== 'notAll' || group.join === 'notAll')
  const link = text(group.join === 'any' || group.join === 'none' ? 'filter.or' : 'filter.and')
  return (
    <div
      className={css['group']}
      data-depth={depth}
      role="group"
      aria-label={text(`filter.join.${group.join}`)}
    >
      <div className={css['groupHead']}>
        {lead === undefined ? null : <span>{lead}</span>}
        <Segmented<Join>
          label={text('filter.joinLabel')}
          value={group.join}
          options={shownJoins.map((value) => ({ value, label: text(`filter.join.${value}`) }))}
          onChange={(join) => change(joined(draft, group.id, join))}
        />
        {depth > 0 ? (
          <ActionIcon
            aria-label={text('filter.removeGroup')}
            onClick={() => change(replaced(draft, group.id, () => undefined))}
          >
            <IconX size={14} />
          </ActionIcon>
        ) : null}
      </div>
      {group.items.map((item, at) => (
        <div key={item.id} className={css['line']}>
          <span className={css['join']}>{at === 0 ? '' : link}</span>
          <Item item={item} depth={depth} tree={tree} />
        </div>
      ))}
      <div className={css['adds']}>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={14} />}
          onClick={() => change(withCondition(draft, group.id, reader))}
        >
          {text('filter.addCondition')}
        </Button>
        {depth + 1 < MAX_FILTER_DEPTH / 2 ? (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconBrackets size={14} />}
            onClick={() => {
              const made = newGroup(group.join === 'any' ? 'all' : 'any')
              change(withCondition(added(draft, group.id, made), made.id, reader))
            }}
          >
            {text('filter.addGroup')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function Item({ item, depth, tree }: { item: DraftItem; depth: number; tree: Tree }) {
  return isGroup(item) ? (
    <Group group={item} depth={depth + 1} tree={tree} />
  ) : (
    <ConditionLine condition={item} tree={tree} />
  )
}
