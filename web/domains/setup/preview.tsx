// A still, small picture of the workspace, drawn from what is typed. Decoration: everything in it stands in the form.
import { useState } from 'react'
import { entities } from '#contract/entities/list.ts'
import { optionLists } from '#contract/entities/option-lists.ts'
import type { Language } from '#contract/language.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { StatusChip } from '#web/ui/chip.tsx'
import { initialsOf } from '#web/ui/initials.ts'
import type { Tone } from '#web/ui/tone.ts'
import { timeIn, weekdayName } from './place-options.ts'
import { useSetupText } from './setup-text.ts'
import type { WorkspaceDraft } from './workspace-fields.tsx'
import css from './preview.module.css'

const { contact, company } = entities
const { categories } = optionLists.contactStatus
type Category = keyof typeof categories
const tones: Readonly<Record<Category, Tone>> = {
  lead: 'gray',
  prospect: 'blue',
  customer: 'green',
  other: 'violet',
}

const rows: readonly { name: string; company: string; category: Category; value: number }[] = [
  { name: 'Greta Lindqvist', company: 'Brightwater Foods', category: 'customer', value: 48_200 },
  { name: 'Kenan Okafor', company: 'Petrel Logistics', category: 'lead', value: 12_750 },
  { name: 'Sofía Almeida', company: 'Orrin Health', category: 'prospect', value: 31_900 },
  { name: 'Timo Vesterby', company: 'Kestrel Studio', category: 'lead', value: 6400 },
  { name: 'Aylin Brandt', company: 'Marlow Energy', category: 'customer', value: 90_300 },
  { name: 'Noah Dekker', company: 'Corvane Labs', category: 'other', value: 18_000 },
]

export function Preview({ person, workspace }: { person: string; workspace: WorkspaceDraft }) {
  const text = useSetupText()
  const { language, name, zone } = workspace
  const { currency } = workspace
  const money = new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 0 })
  return (
    <div className={css['mini']} aria-hidden>
      <aside>
        <div className={css['place']}>
          <em>{initialsOf(name, 1)}</em>
          <span>{name.trim() || text('previewWorkspace')}</span>
        </div>
        <div className={css['item']} data-on>
          {contact.label.many[language]}
        </div>
        <div className={css['item']}>{company.label.many[language]}</div>
        <div className={css['me']}>
          <Avatar name={person.trim() || '?'} size={18} />
          <span>{person.trim() || text('previewYou')}</span>
        </div>
      </aside>
      <div className={css['main']}>
        <header>
          <b>{contact.label.many[language]}</b>
          <span className="tnum">{timeIn(zone, language)}</span>
        </header>
        <Week language={language} weekStart={workspace.weekStart} />
        <div className={css['head']}>
          <span>{company.fields.name.label[language]}</span>
          <span>{company.label.one[language]}</span>
          <span>{contact.fields.statusId.label[language]}</span>
          <span>{company.fields.annualRevenue.label[language]}</span>
        </div>
        {rows.map((row) => (
          <div key={row.name} className={css['row']}>
            <span>
              <Avatar name={row.name} size={16} />
              {row.name}
            </span>
            <span>{row.company}</span>
            <span>
              <StatusChip tone={tones[row.category]}>{categories[row.category][language]}</StatusChip>
            </span>
            <span className="tnum">{money.format(row.value)}</span>
          </div>
        ))}
      </div>
    </div>
  )
}

/** Seven days from the chosen first one, with today marked. */
function Week({ language, weekStart }: { language: Language; weekStart: number }) {
  const [today] = useState(() => new Date())
  const weekday = today.getDay() === 0 ? 7 : today.getDay()
  const back = (weekday - weekStart + 7) % 7
  return (
    <div className={css['week']}>
      {Array.from({ length: 7 }, (_, at) => {
        const day = ((weekStart - 1 + at) % 7) + 1
        const date = new Date(today.getFullYear(), today.getMonth(), today.getDate() - back + at)
        return (
          <span key={day} data-on={at === back || undefined}>
            {weekdayName(day, language, 'short')} {date.getDate()}
          </span>
        )
      })}
    </div>
  )
}
