// What is said when a list cannot be shown as it was asked for.
import { Button } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import type { FieldError } from '#contract/errors.ts'
import { ApiProblem } from '#web/api/client.ts'
import { ErrorState } from '#web/ui/empty-state.tsx'
import css from './list.module.css'
import { useListText } from './list-text.ts'

/** Errors about the filter, by their path in it. */
export function filterErrorsOf(failure: unknown): readonly FieldError[] {
  if (!(failure instanceof ApiProblem)) return []
  return (failure.problem.errors ?? []).filter(({ path }) => path.startsWith('filter'))
}

interface ListFailureProps {
  readonly failure: unknown
  readonly onRetry: () => void
  /** The cure where the filter is at fault. */
  readonly onClearFilter?: () => void
}

/** Nothing at all can be shown. */
export function ListFailure({ failure, onRetry, onClearFilter }: ListFailureProps) {
  const text = useListText()
  const isForbidden = failure instanceof ApiProblem && failure.status === 403
  const reason = failure instanceof ApiProblem ? failure.message : text('list.failedWhy')
  if (onClearFilter && filterErrorsOf(failure).length > 0)
    return (
      <ErrorState
        title={text('list.failed')}
        action={<Button onClick={onClearFilter}>{text('filter.clear')}</Button>}
      >
        {reason}
      </ErrorState>
    )
  return (
    <ErrorState
      title={isForbidden ? text('list.forbidden') : text('list.failed')}
      {...(isForbidden ? {} : { onRetry })}
    >
      {reason}
    </ErrorState>
  )
}

interface FilterNoteProps {
  readonly isBroken: boolean
  /** Parts of it ask for a field that is not there; the rest of it holds. */
  readonly hasGoneField: boolean
  readonly failure: unknown
  /** The builder says itself which condition is wrong. */
  readonly isBuilding: boolean
  readonly onClear: () => void
  /** Goes on with what is left of the filter. */
  readonly onLeaveOut: () => void
}

/** The filter cannot be used: why, what is shown instead, and the way out. */
export function FilterNote({
  isBroken,
  hasGoneField,
  failure,
  isBuilding,
  onClear,
  onLeaveOut,
}: FilterNoteProps) {
  const text = useListText()
  const [error] = filterErrorsOf(failure)
  if (hasGoneField && failure === undefined)
    return (
      <div className={css['note']} role="alert">
        <IconAlertCircle size={16} aria-hidden />
        <b>{text('filter.goneField')}</b>
        <Button variant="light" size="compact-sm" onClick={onLeaveOut}>
          {text('filter.leaveOut')}
        </Button>
      </div>
    )
  if (!isBroken && failure === undefined) return null
  const reason = isBroken
    ? text('filter.broken')
    : (error?.message ?? (failure instanceof ApiProblem ? failure.message : text('list.failedWhy')))
  if (error && isBuilding) return null
  return (
    <div className={css['note']} role="alert">
      <IconAlertCircle size={16} aria-hidden />
      <b>{reason}</b>
      {isBroken ? null : <span>{text('filter.lastGood')}</span>}
      <Button variant="light" size="compact-sm" onClick={onClear}>
        {text('filter.clear')}
      </Button>
    </div>
  )
}
