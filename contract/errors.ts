// The closed list of errors: code, HTTP status and sentence in every language (RFC 9457 problem details).
import { z } from 'zod'
import type { FieldErrorCode } from './kinds/kind.ts'
import type { Label } from './language.ts'

interface ErrorKind {
  readonly status: number
  /** What happened and what to do, as a colleague would say it. */
  readonly text: Label
}

export const errors = {
  'bad-request': {
    status: 400,
    text: {
      en: 'The request could not be read. Check its form and send it again.',
      es: 'No se pudo leer la petición. Revise su forma y envíela de nuevo.',
    },
  },
  'bad-json': {
    status: 400,
    text: { en: 'The body is not valid JSON.', es: 'El cuerpo no es JSON válido.' },
  },
  'bad-cursor': {
    status: 400,
    text: {
      en: 'This cursor belongs to another list or another version. Start again without a cursor.',
      es: 'Este cursor pertenece a otra lista o a otra versión. Empiece de nuevo sin cursor.',
    },
  },
  'not-signed-in': { status: 401, text: { en: 'Sign in first.', es: 'Inicie sesión primero.' } },
  'wrong-credentials': {
    status: 401,
    text: { en: 'Name or password is wrong.', es: 'El nombre o la contraseña no son correctos.' },
  },
  'not-allowed': {
    status: 403,
    text: {
      en: 'You do not have the right to do this. An admin can give it to you.',
      es: 'No tiene permiso para hacer esto. Un administrador puede dárselo.',
    },
  },
  'wrong-origin': {
    status: 403,
    text: {
      en: 'The request came from another site and was refused.',
      es: 'La petición vino de otro sitio y fue rechazada.',
    },
  },
  'not-found': {
    status: 404,
    text: { en: 'There is nothing here, or you may not see it.', es: 'No hay nada aquí o no puede verlo.' },
  },
  'method-not-allowed': {
    status: 405,
    text: { en: 'This address does not know that method.', es: 'Esta dirección no admite ese método.' },
  },
  conflict: {
    status: 409,
    text: {
      en: 'Someone changed this since you opened it. Compare both values and choose.',
      es: 'Alguien cambió esto desde que lo abrió. Compare ambos valores y elija.',
    },
  },
  'in-use': {
    status: 409,
    text: {
      en: 'This is still in use. Archive it, or merge it into another.',
      es: 'Todavía está en uso. Archívelo o fusiónelo con otro.',
    },
  },
  'last-choice': {
    status: 409,
    text: {
      en: 'A list keeps at least one choice. Add another one first.',
      es: 'Una lista conserva al menos una opción. Añada otra antes.',
    },
  },
  erased: {
    status: 409,
    text: {
      en: 'Its content was erased after its time in the trash, so it cannot come back. Make a new one.',
      es: 'Su contenido se borró tras su tiempo en la papelera y ya no puede volver. Cree uno nuevo.',
    },
  },
  'last-admin': {
    status: 409,
    text: {
      en: 'A workspace needs an active admin. Make someone else admin first.',
      es: 'Un espacio de trabajo necesita un administrador activo. Nombre antes a otra persona.',
    },
  },
  'superuser-stays': {
    status: 409,
    text: {
      en: 'A superuser can neither be demoted nor deactivated.',
      es: 'A un superusuario no se le puede degradar ni desactivar.',
    },
  },
  'already-ended': {
    status: 409,
    text: { en: 'This job has ended already.', es: 'Este trabajo ya ha terminado.' },
  },
  'already-set-up': {
    status: 409,
    text: {
      en: 'This server is already set up. Sign in instead.',
      es: 'Este servidor ya está configurado. Inicie sesión.',
    },
  },
  'nothing-to-undo': {
    status: 409,
    text: { en: 'There is nothing left to take back.', es: 'No queda nada que deshacer.' },
  },
  'edited-since': {
    status: 409,
    text: {
      en: 'Others edited this record since it was created. Move it to the trash instead.',
      es: 'Otras personas editaron este registro desde que se creó. Muévalo a la papelera.',
    },
  },
  'too-large': { status: 413, text: { en: 'The body is too large.', es: 'El cuerpo es demasiado grande.' } },
  'wrong-content-type': {
    status: 415,
    text: {
      en: 'Send JSON with content-type application/json.',
      es: 'Envíe JSON con content-type application/json.',
    },
  },
  invalid: {
    status: 422,
    text: { en: 'Some values need a correction.', es: 'Algunos valores necesitan una corrección.' },
  },
  'idempotency-mismatch': {
    status: 422,
    text: {
      en: 'This Idempotency-Key was used for another request. Use a new one.',
      es: 'Esta Idempotency-Key se usó para otra petición. Use una nueva.',
    },
  },
  'weak-password': {
    status: 422,
    text: {
      en: 'Choose a longer or less common password.',
      es: 'Elija una contraseña más larga o menos común.',
    },
  },
  'expired-link': {
    status: 422,
    text: {
      en: 'This link is no longer valid. Ask for a new one.',
      es: 'Este enlace ya no es válido. Pida uno nuevo.',
    },
  },
  'too-many-requests': {
    status: 429,
    text: {
      en: 'Too many requests. Wait a moment and try again.',
      es: 'Demasiadas peticiones. Espere un momento e inténtelo de nuevo.',
    },
  },
  'too-slow': {
    status: 503,
    text: {
      en: 'This question takes too long on so many records. Add a condition on status, owner, tag or company.',
      es: 'Esta consulta tarda demasiado con tantos registros. Añada una condición de estado, responsable, etiqueta o empresa.',
    },
  },
  unavailable: {
    status: 503,
    text: {
      en: 'The database cannot be reached just now. Try again in a few seconds.',
      es: 'La base de datos no está disponible en este momento. Inténtelo de nuevo en unos segundos.',
    },
  },
  'disk-full': {
    status: 507,
    text: {
      en: 'The server has no disk space left, so nothing was saved. Reading still works.',
      es: 'El servidor no tiene espacio en disco y no se guardó nada. La lectura sigue funcionando.',
    },
  },
  internal: {
    status: 500,
    text: {
      en: 'Something went wrong on our side. The error was recorded.',
      es: 'Algo salió mal por nuestra parte. El error quedó registrado.',
    },
  },
} as const satisfies Record<string, ErrorKind>
export type ErrorCode = keyof typeof errors

export const fieldErrors: Readonly<Record<FieldErrorCode, Label>> = {
  required: { en: 'Fill this in.', es: 'Complete este campo.' },
  'unknown-field': { en: 'There is no such field.', es: 'No existe ese campo.' },
  'read-only': { en: 'This cannot be changed by you.', es: 'Usted no puede cambiar esto.' },
  'wrong-type': { en: 'This has the wrong type.', es: 'El tipo no es correcto.' },
  'too-long': { en: 'At most {max} characters.', es: 'Como máximo {max} caracteres.' },
  'too-short': { en: 'At least {min} characters.', es: 'Como mínimo {min} caracteres.' },
  'too-many': { en: 'At most {max} entries.', es: 'Como máximo {max} entradas.' },
  'too-large': { en: 'At most {max}.', es: 'Como máximo {max}.' },
  'too-small': { en: 'At least {min}.', es: 'Como mínimo {min}.' },
  'bad-text': {
    en: 'Contains characters that cannot be stored.',
    es: 'Contiene caracteres que no se pueden guardar.',
  },
  'bad-email': { en: 'This is not an e-mail address.', es: 'Esto no es una dirección de correo.' },
  'bad-phone': { en: 'This is not a phone number.', es: 'Esto no es un número de teléfono.' },
  'bad-url': { en: 'This is not a web address.', es: 'Esto no es una dirección web.' },
  'bad-number': { en: 'This is not a number.', es: 'Esto no es un número.' },
  'bad-decimals': { en: 'At most {max} decimals.', es: 'Como máximo {max} decimales.' },
  'bad-money': { en: 'This is not an amount.', es: 'Esto no es un importe.' },
  'bad-currency': { en: 'This is not a currency.', es: 'Esto no es una moneda.' },
  'bad-yes-no': { en: 'Write yes or no.', es: 'Escriba sí o no.' },
  'bad-day': {
    en: 'This is not a day, such as 2026-03-31.',
    es: 'Esto no es un día, por ejemplo 2026-03-31.',
  },
  'bad-moment': {
    en: 'This is not a moment, such as 2026-03-31 14:30.',
    es: 'Esto no es un momento, por ejemplo 2026-03-31 14:30.',
  },
  'bad-choice': { en: 'This is not one of the choices.', es: 'No es una de las opciones.' },
  'bad-address': { en: 'This is not an address.', es: 'Esto no es una dirección.' },
  'unknown-reference': {
    en: 'Nothing with this name or id, or you may not see it.',
    es: 'No hay nada con ese nombre o id, o no puede verlo.',
  },
  'ambiguous-reference': {
    en: 'Several have this name. Choose one.',
    es: 'Varios tienen ese nombre. Elija uno.',
  },
  'archived-option': { en: 'This choice is archived.', es: 'Esta opción está archivada.' },
  duplicate: { en: 'This exists already.', es: 'Esto ya existe.' },
  cycle: { en: 'It cannot be below itself.', es: 'No puede estar por debajo de sí mismo.' },
  'not-allowed': {
    en: 'You do not have the right to choose this.',
    es: 'No tiene permiso para elegir esto.',
  },
  'bad-operator': {
    en: 'This field cannot be filtered like that.',
    es: 'Este campo no se puede filtrar así.',
  },
  'bad-value': { en: 'This value does not fit.', es: 'Este valor no es válido.' },
  'common-password': {
    en: 'This is one of the first passwords that are tried. Choose another.',
    es: 'Esta es una de las primeras contraseñas que se prueban. Elija otra.',
  },
  'digits-only': { en: 'Use more than digits.', es: 'Use algo más que cifras.' },
  'like-your-data': {
    en: 'This is too close to your name, e-mail address or workspace.',
    es: 'Se parece demasiado a su nombre, su correo o su espacio de trabajo.',
  },
}

/** A value that needs a correction; `path` names it as in the request, such as `firstName` or `filter.and.0.value`. */
export const fieldErrorSchema = z.object({ path: z.string(), code: z.string(), message: z.string() })
export type FieldError = z.output<typeof fieldErrorSchema>

/** RFC 9457, with a stable `code`; `current` carries the other side of a conflict. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    errors: z.array(fieldErrorSchema).optional(),
    /** With `conflict`: per field your value, the one there now, its version. */
    conflicts: z.array(z.object({ field: z.string(), yours: z.unknown(), theirs: z.unknown() })).optional(),
    version: z.int().optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.output<typeof problemSchema>
