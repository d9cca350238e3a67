// Teams as the tree that they form, in the order it is shown.
export interface TreeTeam {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
}
export type Placed<Team> = Team & { readonly depth: number }

/** Every team below the one it is part of. A team whose parent is not there stands at the top. */
export function treeOf<Team extends TreeTeam>(teams: readonly Team[]): Placed<Team>[] {
  const known = new Set(teams.map((team) => team.id))
  const seen = new Set<string>()
  const walk = (parentId: string | null, depth: number): Placed<Team>[] =>
    teams
      .filter(
        (team) => (team.parentId !== null && known.has(team.parentId) ? team.parentId : null) === parentId,
      )
      .filter((team) => !seen.has(team.id) && seen.add(team.id))
      .flatMap((team) => [{ ...team, depth }, ...walk(team.id, depth + 1)])
  return walk(null, 0)
}

/** The team itself and all below it: none of them can be its parent. */
export function withBelow(teams: readonly TreeTeam[], id: string): ReadonlySet<string> {
  const tree = treeOf(teams)
  const at = tree.findIndex((team) => team.id === id)
  const top = tree[at]
  if (!top) return new Set()
  const end = tree.findIndex((team, place) => place > at && team.depth <= top.depth)
  return new Set(tree.slice(at, end < 0 ? undefined : end).map((team) => team.id))
}
