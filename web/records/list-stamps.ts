// Names of what every record carries beside its fields.
import type { Label } from '#contract/language.ts'

export const stampLabels = {
  title: { en: 'Name', es: 'Nombre' },
  createdAt: { en: 'Created', es: 'Creado' },
  createdBy: { en: 'Created by', es: 'Creado por' },
  updatedAt: { en: 'Changed', es: 'Modificado' },
  deletedAt: { en: 'Deleted', es: 'Eliminado' },
} as const satisfies Record<string, Label>
