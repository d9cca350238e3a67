// Random and hostile requests, made from the OpenAPI document.
import * as fc from 'fast-check'
import type { DocumentedOperation } from './api-document.ts'
import { distorted } from './hostile-bodies.ts'
import { filters } from './hostile-filters.ts'
import { type HostileRequest, type HostileWorld, shaped } from './hostile-shape.ts'
import { misaddressed, misheaded, rawRequest } from './hostile-wire.ts'

/** One request, of any sort. */
export function hostileRequest(world: HostileWorld): fc.Arbitrary<HostileRequest> {
  const operations = weighed(world.document.operations)
  return fc.oneof(
    { weight: 60, arbitrary: operations.chain((operation) => shaped(world, operation)) },
    { weight: 15, arbitrary: operations.chain((operation) => distorted(world, operation)) },
    { weight: 8, arbitrary: operations.chain((operation) => misaddressed(world, operation)) },
    { weight: 8, arbitrary: operations.chain((operation) => misheaded(world, operation)) },
    { weight: 4, arbitrary: filters(world) },
    { weight: 2, arbitrary: rawRequest(world) },
  )
}

/** Hashing a password takes a tenth of a second, so those who do it are asked less often. */
function weighed(operations: readonly DocumentedOperation[]): fc.Arbitrary<DocumentedOperation> {
  const isSlow = ({ id }: DocumentedOperation) =>
    ['session.create', 'profile.password', 'setup.run', 'invitations.accept'].includes(id)
  return fc.oneof(
    ...operations.map((each) => ({ weight: isSlow(each) ? 1 : 20, arbitrary: fc.constant(each) })),
  )
}
