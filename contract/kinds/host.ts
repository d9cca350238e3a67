// Names of hosts on the internet, as mails, web addresses and firms carry them.
import { readableHost } from './idn.ts'

/** Lower case, composed, in its own letters, without the root's dot at the end. */
export function normalHost(host: string): string {
  return readableHost(host.toLowerCase().normalize('NFC').replace(/\.$/, ''))
}

/** Whether a normalised name can be a public host: labels of letters (of any script), digits and hyphens, at least two. */
export function isHostName(host: string): boolean {
  const labels = host.split('.')
  return (
    host.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => /^(?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-)$/u.test(label)) &&
    /\p{L}/u.test(labels.at(-1) ?? '')
  )
}
