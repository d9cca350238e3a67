// The moment at which a day ends in a time zone.
const DAY = 86_400_000

/** ISO moment of the midnight that ends the day `YYYY-MM-DD` in the zone, summer time regarded. */
export function endOfDay(day: string, zone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`) + DAY
  // The offset is asked at a first guess and again at its result, since it may change in between.
  const guess = midnight - offsetAt(midnight, zone)
  return new Date(midnight - offsetAt(guess, zone)).toISOString()
}

/** How far clocks in the zone are ahead of UTC at that moment, in milliseconds. */
function offsetAt(moment: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return shown - Math.floor(moment / 1000) * 1000
}
