// Wall clocks: which moment a local time is in a time zone.

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * Milliseconds since 1970 of a local time that is given as if it were UTC. A time that the clock skips counts on from before
 * the jump, a time that it shows twice is the first of the two (as Temporal's "compatible").
 */
export function instantOf(local: number, zone: string): number {
  const day = 86_400_000
  const before = offsetAt(local - day, zone)
  const after = offsetAt(local + day, zone)
  const fits = [before, after].find((offset) => offsetAt(local - offset, zone) === offset)
  return local - (fits ?? before)
}

/** Milliseconds by which the zone's clock is ahead of UTC at a moment. */
export function offsetAt(instant: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatFor(zone).formatToParts(instant)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, format)
  return format
}
