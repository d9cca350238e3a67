// English words of undo and redo.
export const en = {
  undone: 'Undone',
  redone: 'Done again',
  nothingToUndo: 'There is nothing to undo here',
  nothingToRedo: 'There is nothing to redo here',
  undoneExcept_one: 'Undone, except for {{count, number}} field that was changed since',
  undoneExcept_other: 'Undone, except for {{count, number}} fields that were changed since',
  undoAnyway: 'Undo anyway',
} as const
