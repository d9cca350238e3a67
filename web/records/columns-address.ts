// Which columns a list shows, as an address and the browser's memory carry it. Pure.
import type { GridView } from '#web/ui/grid/grid-column.ts'

/** The shown columns in their order; whatever is not among them is hidden. */
export interface ColumnChoice {
  readonly shown: readonly string[]
  readonly pinned: readonly string[]
}

/** `title*.companyId.statusId`: the star marks a pinned column. Undefined where the address chooses none. */
export function readColumns(text: string | undefined): ColumnChoice | undefined {
  const parts = (text ?? '').split('.').filter((part) => /^[a-zA-Z][a-zA-Z0-9_]*\*?$/.test(part))
  if (parts.length === 0) return undefined
  const names = parts.map((part) => part.replace('*', ''))
  return {
    shown: [...new Set(names)],
    pinned: parts.filter((part) => part.endsWith('*')).map((part) => part.slice(0, -1)),
  }
}

export function printColumns({ shown, pinned }: ColumnChoice): string {
  return shown.map((name) => (pinned.includes(name) ? `${name}*` : name)).join('.')
}

/** The view of a grid with these columns; `all` are its columns in their usual order, of which the first never goes. */
export function viewOf(
  all: readonly string[],
  choice: ColumnChoice,
  widths: Readonly<Record<string, number>>,
): GridView {
  const known = choice.shown.filter((name) => all.includes(name))
  const first = all.slice(0, 1).filter((name) => !known.includes(name))
  const shown = [...first, ...known]
  const hidden = all.filter((name) => !shown.includes(name))
  return { order: [...shown, ...hidden], hidden, widths, pinned: choice.pinned }
}

/** The choice behind a grid's view. */
export function choiceOf(all: readonly string[], view: GridView): ColumnChoice {
  const order = [...view.order, ...all.filter((name) => !view.order.includes(name))]
  const shown = order.filter((name) => all.includes(name) && !view.hidden.includes(name))
  const pinned = shown.filter((name) => (view.pinned ?? all.slice(0, 1)).includes(name))
  return { shown: [...pinned, ...shown.filter((name) => !pinned.includes(name))], pinned }
}

/** With one more column, beside the pinned ones: whoever asked for it is to see it without looking for it. */
export function withColumn({ shown, pinned }: ColumnChoice, name: string): ColumnChoice {
  const rest = shown.filter((each) => each !== name && !pinned.includes(each))
  return { shown: [...pinned, name, ...rest], pinned }
}

export function isSameChoice(a: ColumnChoice, b: ColumnChoice): boolean {
  return printColumns(a) === printColumns(b)
}
