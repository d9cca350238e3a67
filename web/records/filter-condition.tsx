// One condition of the builder: which field, how it is looked at, and with what.
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { optionList } from '#contract/entities/option-lists.ts'
import { type Operator, operatorsWithoutValue } from '#contract/kinds/operators.ts'
import { useLabel } from '#web/api/i18n.ts'
import { SelectField } from '#web/ui/select/select-field.tsx'
import css from './filter.module.css'
import type { Tree } from './filter-builder.tsx'
import type { FilterField } from './filter-fields.ts'
import { Operand } from './filter-operand.tsx'
import { type DraftCondition, replaced, withField, withOperator } from './filter-tree.ts'
import { operatorWords } from './filter-words.ts'
import { KindIcon } from './list-kind-icon.tsx'
import { useListText } from './list-text.ts'

export function ConditionLine({ condition, tree }: { condition: DraftCondition; tree: Tree }) {
  const { draft, change, reader, wrong } = tree
  const text = useListText()
  const label = useLabel()
  const field = reader.fields.find(({ name }) => name === condition.field)
  const reason = wrong.get(condition.id)
  const put = (next: DraftCondition | undefined) => change(replaced(draft, condition.id, () => next))
  return (
    <div className={css['condition']} data-wrong={reason === undefined ? undefined : ''}>
      <SelectField
        isBare
        label={text('filter.field')}
        width={160}
        value={condition.field}
        placeholder={condition.field}
        options={reader.fields.map((each) => ({
          value: each.name,
          label: label(each.label),
          icon: <KindIcon name={each.kind.name} />,
        }))}
        onChange={(name) => {
          const next = reader.fields.find((each) => each.name === name)
          if (next) put(withField(condition, next.name, next.kind))
        }}
      />
      <SelectField
        isBare
        label={text('filter.operator')}
        width={160}
        value={condition.op}
        options={operatorsOf(field).map((op) => ({ value: op, label: operatorWords(op, text) }))}
        onChange={(op) => {
          const next = field?.kind.operators.find((each) => each === op)
          if (field && next) put(withOperator(condition, next, field.kind))
        }}
      />
      {field && !operatorsWithoutValue.has(condition.op) ? (
        <Operand
          key={`${condition.field} ${condition.op}`}
          kind={field.kind}
          op={condition.op}
          value={condition.value}
          label={text('filter.valueOf', { field: label(field.label) })}
          context={reader.context}
          onValue={(value) => put({ ...condition, value })}
        />
      ) : null}
      <ActionIcon
        aria-label={text('filter.removeCondition', { words: field ? label(field.label) : condition.field })}
        onClick={() => put(undefined)}
      >
        <IconX size={14} />
      </ActionIcon>
      {reason === undefined ? null : (
        <p className={css['reason']} role="alert">
          {reason}
        </p>
      )}
    </div>
  )
}

/** Few lists have categories to ask for. */
function operatorsOf(field: FilterField | undefined): readonly Operator[] {
  const hasCategories = optionList(field?.kind.options.list ?? '')?.categories !== undefined
  return (field?.kind.operators ?? []).filter((op) => op !== 'inCategory' || hasCategories)
}
