import css from './kbd.module.css'

/** Keys as caps: "mod+k" or "g c". `mod` is drawn as the reader's own key. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={css['keys']} aria-hidden>
      {keyCaps(keys).map((cap) => (
        <kbd key={cap} className={css['key']}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
const CAPS: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  enter: isMac ? '↵' : 'Enter',
  escape: 'Esc',
  arrowdown: '↓',
  arrowup: '↑',
  arrowleft: '←',
  arrowright: '→',
}

function keyCaps(keys: string): string[] {
  return keys
    .split(/[ +]/)
    .map((key) => CAPS[key.toLowerCase()] ?? key.slice(0, 1).toUpperCase() + key.slice(1))
}
