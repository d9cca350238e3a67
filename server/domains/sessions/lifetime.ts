// How long a session lasts: 30 days without use, 90 days at the most.
const day = 24 * 60 * 60 * 1000
const idleDays = 30
export const longestDays = 90

/** When a session made at `createdAt` and used at `now` ends. */
export function sessionEnd(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + idleDays * day, createdAt.getTime() + longestDays * day))
}
