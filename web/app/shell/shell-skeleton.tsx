// The shell before its data are there, in its final places.
import { useAppText } from '#web/app/app-text.ts'
import { Skeleton, SkeletonLines } from '#web/ui/skeleton.tsx'
import { useShell } from './shell-store.ts'
import css from './shell.module.css'

export function ShellSkeleton() {
  const text = useAppText()
  const { isFolded } = useShell()
  return (
    <div
      className={css['shell']}
      data-folded={isFolded || undefined}
      aria-busy
      aria-label={text('loading')}
      role="status"
    >
      <div className={css['side']} data-skeleton>
        <Skeleton width="70%" height={16} />
        <Skeleton height={28} />
        <SkeletonLines lines={3} />
      </div>
      <div className={css['main']} data-skeleton>
        <Skeleton width={120} height={16} />
        <SkeletonLines lines={6} />
      </div>
    </div>
  )
}
