// Work that takes longer than a request may: its kinds, its states, and why one can fail.
import { errors, type ErrorCode } from './errors.ts'
import type { Label } from './language.ts'

/** Stable numbers of the job table; never reused. The last three are ends. */
export const jobStates = { waiting: 1, running: 2, done: 3, failed: 4, cancelled: 5 } as const
export type JobState = keyof typeof jobStates
export const jobStateNames = Object.keys(jobStates) as [JobState, ...JobState[]]

/** What jobs do, as their heading says it. */
export const jobKinds = {
  handOver: { en: 'Hand over records', es: 'Traspasar registros' },
  eraseField: { en: 'Erase the content of a field', es: 'Borrar el contenido de un campo' },
  indexField: { en: 'Prepare a field', es: 'Preparar un campo' },
} as const satisfies Record<string, Label>
export type JobKind = keyof typeof jobKinds
export const jobKindNames = Object.keys(jobKinds) as [JobKind, ...JobKind[]]

/** Reasons that only jobs have, beside the errors that requests can meet as well. */
const ownErrors = {
  'actor-gone': {
    en: 'Whoever started it no longer has access to the workspace. Someone else can start it again.',
    es: 'Quien lo inició ya no tiene acceso al espacio de trabajo. Otra persona puede iniciarlo de nuevo.',
  },
  'right-lost': {
    en: 'Whoever started it no longer has the right to do this. Someone who has it can start it again.',
    es: 'Quien lo inició ya no tiene permiso para hacer esto. Alguien que lo tenga puede iniciarlo de nuevo.',
  },
  interrupted: {
    en: 'The server ended several times while working on it, so it was given up.',
    es: 'El servidor se cerró varias veces mientras lo procesaba, así que se abandonó.',
  },
  'unknown-kind': {
    en: 'This version of the server does not know how to do this.',
    es: 'Esta versión del servidor no sabe hacer esto.',
  },
  'heir-gone': {
    en: 'The person who was to get the records has been deactivated. Deactivate the member again and choose someone else.',
    es: 'La persona que debía recibir los registros ha sido desactivada. Desactive de nuevo al miembro y elija a otra persona.',
  },
} as const satisfies Record<string, Label>
export type JobErrorCode = keyof typeof ownErrors | ErrorCode

/** The sentence of a reason, in every language. */
export function jobErrorLabel(code: string): Label {
  if (code in ownErrors) return ownErrors[code as keyof typeof ownErrors]
  return (code in errors ? errors[code as ErrorCode] : errors.internal).text
}
