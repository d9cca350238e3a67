// The messages at the foot of the screen: one queue, each with its time to live.

export type Toast = {
  id: number
  text: string
  tone: 'plain' | 'bad'
  /** Offered as "Undo" (or under its own label) until the toast goes. */
  action?: { label?: string; run: () => void }
}

type ToastRequest = {
  text: string
  tone?: Toast['tone']
  action?: Toast['action']
  /** Milliseconds; 8 s with an action, 4 s without. 0 keeps it until it is closed. */
  duration?: number
}

const MOST = 3
let toasts: readonly Toast[] = []
let nextId = 1
const timers = new Map<number, { left: number; since: number; handle?: ReturnType<typeof setTimeout> }>()
const listeners = new Set<() => void>()

export const toastStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  get: () => toasts,
}

/** Shows a message; answers the function that takes it away. The oldest gives way to the fourth. */
export function showToast(request: ToastRequest): () => void {
  const id = nextId++
  const { text, tone = 'plain', action } = request
  set([...toasts, { id, text, tone, ...(action ? { action } : {}) }].slice(-MOST))
  const duration = request.duration ?? (action ? 8000 : 4000)
  if (duration > 0) timers.set(id, { left: duration, since: Date.now() })
  startTimer(id)
  return () => hideToast(id)
}

/** A change that has been made, with the way back. */
export function showUndo(text: string, undo: () => void, label?: string): () => void {
  return showToast({ text, action: label === undefined ? { run: undo } : { label, run: undo } })
}

export function showError(text: string): () => void {
  return showToast({ text, tone: 'bad', duration: 8000 })
}

export function hideToast(id: number) {
  const timer = timers.get(id)
  if (timer?.handle) clearTimeout(timer.handle)
  timers.delete(id)
  set(toasts.filter((toast) => toast.id !== id))
}

/** While the pointer or the focus is on the messages none of them goes away. */
export function pauseToasts() {
  for (const timer of timers.values()) {
    if (!timer.handle) continue
    clearTimeout(timer.handle)
    delete timer.handle
    timer.left -= Date.now() - timer.since
  }
}

export function resumeToasts() {
  for (const id of timers.keys()) startTimer(id)
}

function startTimer(id: number) {
  const timer = timers.get(id)
  if (!timer || timer.handle) return
  timer.since = Date.now()
  timer.handle = setTimeout(() => hideToast(id), Math.max(1000, timer.left))
}

function set(next: readonly Toast[]) {
  const kept = new Set(next.map((toast) => toast.id))
  for (const { id } of toasts) {
    if (kept.has(id)) continue
    const handle = timers.get(id)?.handle
    if (handle) clearTimeout(handle)
    timers.delete(id)
  }
  toasts = next
  for (const listener of listeners) listener()
}
