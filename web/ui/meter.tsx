import css from './meter.module.css'

type MeterProps = { label: string; value: number; max?: number; tone?: 'accent' | 'bad' | 'warn' | 'ok' }

/** How far something has come; the number stands beside it. */
export function Meter({ label, value, max = 100, tone = 'accent' }: MeterProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0
  return (
    <div
      className={css['meter']}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      data-kind={tone}
    >
      <i style={{ width: `${share * 100}%` }} />
    </div>
  )
}
