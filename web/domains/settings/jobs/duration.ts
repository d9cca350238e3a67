// How long something took, in the two largest units: "3m 20s".

const units = [
  ['day', 24 * 60 * 60],
  ['hour', 60 * 60],
  ['minute', 60],
  ['second', 1],
] as const

export function durationWords(milliseconds: number, locale: string): string {
  let left = Math.max(1, Math.round(milliseconds / 1000))
  const parts: string[] = []
  for (const [unit, seconds] of units) {
    const count = Math.floor(left / seconds)
    left -= count * seconds
    if (count > 0)
      parts.push(new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(count))
    if (parts.length > 0 && (parts.length === 2 || left === 0)) break
  }
  return parts.join(' ')
}
