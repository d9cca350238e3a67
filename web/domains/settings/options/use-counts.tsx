import { Link } from '@tanstack/react-router'
import { useLabel, useLanguage } from '#web/api/i18n.ts'
import { useFormat } from '#web/ui/format-context.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { linkToUse, type UseCount } from './list-uses.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import css from './options.module.css'

interface UseCountsProps {
  readonly id: string
  /** Undefined while they are counted. */
  readonly counts: readonly UseCount[] | undefined
  /** The highest count of the list, for the length of the bar. */
  readonly most: number
}

/** How many records hold an option: a number per object, each the way to those records. */
export function UseCounts({ id, counts, most }: UseCountsProps) {
  const text = useSettingsText()
  const label = useLabel()
  const language = useLanguage()
  const format = useFormat()
  if (!counts) return <Skeleton width={40} />
  return (
    <span className={css['counts']}>
      {counts.map((use) => {
        const object = label(use.count === 1 ? use.entity.label.one : use.entity.label.many)
        const words = { count: use.count, object: object.toLocaleLowerCase(language) }
        return (
          <span key={`${use.entity.name} ${use.field}`} className={css['count']}>
            {counts.length === 1 ? (
              <i aria-hidden style={{ width: `${most > 0 ? (use.count / most) * 100 : 0}%` }} />
            ) : null}
            {use.count === 0 ? (
              <span className="tnum" data-object={words.object}>
                0<span className="sr-only"> {words.object}</span>
              </span>
            ) : (
              <Link
                {...linkToUse(use, id)}
                className="tnum"
                data-object={words.object}
                aria-label={text('showRecords', words)}
              >
                {format.number(use.count)}
              </Link>
            )}
          </span>
        )
      })}
    </span>
  )
}
