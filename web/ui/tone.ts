// The eight tones of the look; what each means is said in the design rules.

export const tones = ['gray', 'blue', 'green', 'amber', 'red', 'violet', 'teal', 'pink'] as const
export type Tone = (typeof tones)[number]

/** A stable tone for a name: the same on every screen and every day. Grey is left to what is neutral. */
export function toneOf(name: string): Tone {
  let hash = 0
  for (const sign of name) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) | 0
  return tones[1 + (Math.abs(hash) % (tones.length - 1))] ?? 'blue'
}

/** The tone that data names, where it is one of ours; grey otherwise. */
export function asTone(name: string | null | undefined): Tone {
  return tones.find((tone) => tone === name) ?? 'gray'
}
