// Rules of a field in its form: mandatory, sorted by, found by search; each with what it does, or why it cannot be.
import { MAX_SORTABLE } from '#contract/custom-fields.ts'
import { useMeta } from '#web/api/meta.tsx'
import settings from '#web/domains/settings/settings.module.css'
import { Callout } from '#web/ui/callout.tsx'
import { CheckLine } from '#web/ui/check-line.tsx'
import { kindOfDraft } from './field-draft.ts'
import type { FieldFormProps } from './field-form.tsx'
import { useFieldsText } from './fields-text.ts'
import css from './fields.module.css'

/** What holds for it: whether it must be filled in, lists are sorted by it, search finds it. */
export function FieldUses({ form, others, field }: FieldFormProps) {
  const text = useFieldsText()
  const meta = useMeta()
  const { values, set } = form
  const kind = kindOfDraft(values, field?.id ?? '', meta.cellContext({}))
  const sorted = others.filter((each) => each.sortable).length
  const isFull = sorted >= MAX_SORTABLE
  const isHidden = [values.managerAccess, values.repAccess, values.readOnlyAccess].includes('none')
  const sortWhy =
    kind.sortKey === 'none'
      ? text('sortableNever')
      : text(isFull ? 'sortableFull' : 'sortableHelp', { max: MAX_SORTABLE, count: sorted })
  const searchWhy = !kind.searchText
    ? text('searchableNever')
    : text(isHidden ? 'searchableHidden' : 'searchableHelp')
  const isToBePrepared =
    field !== undefined && ((values.sortable && !field.sortable) || (values.searchable && !field.searchable))
  const errors = ['mandatory', 'sortable', 'searchable'].flatMap((name) => form.error(name) ?? [])
  return (
    <div className={css['uses']} role="group" aria-label={text('uses')}>
      <CheckLine
        label={text('mandatory')}
        hint={text('mandatoryHelp')}
        checked={values.mandatory}
        onChange={(mandatory) => set({ mandatory })}
      />
      <CheckLine
        label={text('sortable')}
        hint={sortWhy}
        checked={values.sortable}
        isDisabled={!values.sortable && (kind.sortKey === 'none' || isFull)}
        onChange={(sortable) => set({ sortable })}
      />
      <CheckLine
        label={text('searchable')}
        hint={searchWhy}
        checked={values.searchable}
        isDisabled={!values.searchable && (!kind.searchText || isHidden)}
        onChange={(searchable) => set({ searchable })}
      />
      {isToBePrepared ? <p className={settings['calm']}>{text('preparing')}</p> : null}
      {errors.map((error) => (
        <Callout key={error} tone="bad" title={error} />
      ))}
    </div>
  )
}
