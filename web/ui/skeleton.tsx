import css from './skeleton.module.css'

type SkeletonProps = { width?: number | string; height?: number; radius?: number }

/** A grey bar in the place of a text to come; decoration, the region around it says that it is busy. */
export function Skeleton({ width = '100%', height = 12, radius = 6 }: SkeletonProps) {
  return <span aria-hidden className={css['skeleton']} style={{ width, height, borderRadius: radius }} />
}

/** Several lines, the last one shorter. */
export function SkeletonLines({ lines = 3 }: { lines?: number }) {
  return (
    <span className={css['lines']} aria-hidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} width={line === lines - 1 ? '60%' : '100%'} />
      ))}
    </span>
  )
}
