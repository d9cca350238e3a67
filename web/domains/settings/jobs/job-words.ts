// What a job is about and what came of it, in sentences; one pair per kind.
import { useMemo } from 'react'
import type { Job } from '#contract/actions/jobs.ts'
import { entityList } from '#contract/entities/list.ts'
import type { JobKind } from '#contract/jobs.ts'
import { useLabel, useLanguage } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import type { MetaView } from '#web/api/meta-view.ts'
import { useSettingsText, type SettingsText } from '#web/domains/settings/settings-text.ts'
import { useFormat } from '#web/ui/format-context.tsx'

interface Words {
  readonly text: SettingsText
  readonly meta: MetaView
  /** "1,200 contacts and 3 companies"; undefined where all are none. */
  readonly counts: (result: Readonly<Record<string, unknown>>) => string | undefined
}
interface KindWords {
  readonly about: (job: Job, words: Words) => string
  readonly result: (result: Readonly<Record<string, unknown>>, job: Job, words: Words) => string
}

const kinds: Readonly<Record<JobKind, KindWords>> = {
  eraseField: {
    about: ({ input }, words) => words.text('eraseFieldOf', { name: String(input['name']) }),
    result: (result, { done }, words) =>
      words.text(result['restored'] === true ? 'eraseFieldStopped' : 'eraseFieldDone', { count: done }),
  },
  indexField: {
    about: ({ input }, words) => words.text('indexFieldOf', { name: String(input['name']) }),
    result: (_result, { done }, words) => words.text('indexFieldDone', { count: done }),
  },
  handOver: {
    about: ({ input }, words) => {
      const [from, to] = [nameOf(words, input['from']), input['to']]
      return to === null
        ? words.text('handOverToNobody', { from })
        : words.text('handOverTo', { from, to: nameOf(words, to) })
    },
    result: (result, { input }, words) => {
      const counts = words.counts(result)
      const moved =
        counts === undefined ? words.text('handOverNothing') : words.text('handOverDone', { counts })
      if (result['reactivated'] !== true) return moved
      return `${moved} ${words.text('handOverStayed', { name: nameOf(words, input['from']) })}`
    },
  },
}

/** Sentences about a job in the language shown. */
export function useJobWords(): { about: (job: Job) => string; result: (job: Job) => string | undefined } {
  const text = useSettingsText()
  const meta = useMeta()
  const label = useLabel()
  const language = useLanguage()
  const format = useFormat()
  return useMemo(() => {
    const counts: Words['counts'] = (result) => {
      const parts = entityList.flatMap(({ plural, label: names }) => {
        const count = result[plural]
        if (typeof count !== 'number' || count === 0) return []
        const noun = label(count === 1 ? names.one : names.many).toLocaleLowerCase(language)
        return [`${format.number(count)} ${noun}`]
      })
      return parts.length === 0 ? undefined : format.list(parts)
    }
    const words: Words = { text, meta, counts }
    return {
      about: (job) => kinds[job.kind].about(job, words),
      result: (job) => (job.result === null ? undefined : kinds[job.kind].result(job.result, job, words)),
    }
  }, [text, meta, label, language, format])
}

function nameOf({ meta, text }: Words, id: unknown): string {
  return (typeof id === 'string' ? meta.member(id)?.name : undefined) ?? text('someone')
}
