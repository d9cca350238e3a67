import { SelectField } from '#web/ui/select/select-field.tsx'
import type { Placed, TreeTeam } from './team-tree.ts'

interface TeamFieldProps {
  readonly label: string
  readonly tree: readonly Placed<TreeTeam>[]
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  /** Said where none is chosen; it can be chosen again. */
  readonly none: string
  readonly error?: string | undefined
  readonly description?: string
}

/** Teams as a tree to choose from, or none. */
export function TeamField({ label, tree, value, onChange, none, error, description }: TeamFieldProps) {
  const chosen = tree.find((team) => team.id === value)
  return (
    <SelectField
      label={label}
      value={value}
      placeholder={none}
      isClearable
      // Indented in the list only.
      chosen={chosen && { value: chosen.id, label: chosen.name }}
      options={tree.map((team) => ({ value: team.id, label: `${'\u2003'.repeat(team.depth)}${team.name}` }))}
      error={error}
      {...(description === undefined ? {} : { description })}
      onChange={onChange}
    />
  )
}
