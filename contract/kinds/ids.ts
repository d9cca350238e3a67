// Ids as they travel: lower-case UUIDs.
import { z } from 'zod'

export const idSchema = z.guid('unknown-reference').transform((id) => id.toLowerCase())
/** The same without transformation, for what the server itself sends. */
export const idWire = z.string().meta({ format: 'uuid' })
