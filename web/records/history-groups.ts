// Puts the changes of a record together as people tell them: what one person did in one go, under the day it happened.
import type { Change } from '#contract/changes.ts'
import { todayIn } from '#web/ui/format.ts'
import type { ChangeGroup } from './history-words.ts'

const TOGETHER_MS = 5 * 60_000

/** Groups of changes, newest first. Only edits of fields go together: a creation, a deletion and an undo stand alone. */
export function groupChanges(changes: readonly Change[]): ChangeGroup[] {
  const groups: [Change, ...Change[]][] = []
  for (const change of changes) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && goTogether(last, change)) group.push(change)
    else groups.push([change])
  }
  return groups.map((all) => ({ changes: all }))
}

export interface DayOfHistory {
  /** `YYYY-MM-DD` where the reader is. */
  readonly day: string
  readonly groups: readonly ChangeGroup[]
}

/** The groups under their days, each by the moment of its newest change. */
export function byDay(groups: readonly ChangeGroup[], timeZone: string): DayOfHistory[] {
  const days: { day: string; groups: ChangeGroup[] }[] = []
  for (const group of groups) {
    const day = todayIn(timeZone, Date.parse(group.changes[0].at))
    const last = days.at(-1)
    if (last?.day === day) last.groups.push(group)
    else days.push({ day, groups: [group] })
  }
  return days
}

function goTogether(newer: Change, older: Change): boolean {
  return (
    newer.verb === 'update' &&
    older.verb === 'update' &&
    newer.undoes === null &&
    older.undoes === null &&
    newer.actor.kind === older.actor.kind &&
    newer.actor.id === older.actor.id &&
    newer.via === older.via &&
    Date.parse(newer.at) - Date.parse(older.at) <= TOGETHER_MS
  )
}
