// Internationalised host names in one spelling: the letters themselves instead of their ASCII form "xn--...".

/** "xn--mnchen-3ya.de" becomes "münchen.de"; what is no such form stays as it is. Expects lower case. */
export function readableHost(host: string): string {
  return host.replaceAll(/(^|\.)xn--([a-z0-9-]+)/g, (whole, dot: string, coded: string) => {
    const label = decode(coded)
    // Only what a browser would write back the same way: nothing may pass for another host.
    return label !== undefined && asciiOf(label) === `xn--${coded}` ? dot + label : whole
  })
}

/** The ASCII form of one label, or undefined where it has none. */
function asciiOf(label: string): string | undefined {
  const address = `http://${label}`
  return URL.canParse(address) ? new URL(address).hostname : undefined
}

/** Punycode of RFC 3492, section 6.2; undefined for what is none. */
function decode(coded: string): string | undefined {
  const cut = coded.lastIndexOf('-')
  const points = Array.from(cut > 0 ? coded.slice(0, cut) : '', (letter) => letter.codePointAt(0) ?? 0)
  let [point, at, bias] = [128, 0, 72]
  for (let read = cut > 0 ? cut + 1 : 0; read < coded.length;) {
    const before = at
    let weight = 1
    for (let step = 36; ; step += 36) {
      const digit = digitOf(coded[read++])
      if (digit === undefined) return undefined
      at += digit * weight
      const threshold = Math.min(26, Math.max(1, step - bias))
      if (digit < threshold) break
      weight *= 36 - threshold
    }
    const length = points.length + 1
    bias = adapted(at - before, length, before === 0)
    point += Math.floor(at / length)
    if (point > 0x10_ff_ff) return undefined
    at %= length
    points.splice(at++, 0, point)
  }
  return String.fromCodePoint(...points)
}

/** a to z are 0 to 25, 0 to 9 are 26 to 35. */
function digitOf(letter: string | undefined): number | undefined {
  if (letter === undefined || !/^[a-z0-9]$/.test(letter)) return undefined
  return letter >= 'a' ? letter.charCodeAt(0) - 97 : letter.charCodeAt(0) - 22
}

/** Section 6.1: how far the next difference is likely to reach. */
function adapted(difference: number, length: number, isFirst: boolean): number {
  let delta = Math.floor(difference / (isFirst ? 700 : 2))
  delta += Math.floor(delta / length)
  let steps = 0
  for (; delta > 455; steps += 36) delta = Math.floor(delta / 35)
  return steps + Math.floor((36 * delta) / (delta + 38))
}
