// Palabras en español para deshacer y rehacer.
export const es = {
  undone: 'Deshecho',
  redone: 'Hecho de nuevo',
  nothingToUndo: 'Aquí no hay nada que deshacer',
  nothingToRedo: 'Aquí no hay nada que rehacer',
  undoneExcept_one: 'Deshecho, salvo {{count, number}} campo que se cambió después',
  undoneExcept_other: 'Deshecho, salvo {{count, number}} campos que se cambiaron después',
  undoneExcept_many: 'Deshecho, salvo {{count, number}} de campos que se cambiaron después',
  undoAnyway: 'Deshacer igualmente',
} as const
