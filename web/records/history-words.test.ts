import { beforeAll, describe, expect, it } from 'vitest'
import type { Change, FieldChange } from '#contract/changes.ts'
import { company } from '#contract/entities/company.ts'
import { contact } from '#contract/entities/contact.ts'
import type { Entity } from '#contract/entity.ts'
import type { CellContext } from '#contract/kinds/kind.ts'
import type { Language } from '#contract/language.ts'
import { showLanguage } from '#web/api/i18n.ts'
import { createFormat } from '#web/ui/format.ts'
import { type ChangeGroup, type HistoryReader, sentenceOf } from './history-words.ts'
import { recordText } from './record-page-text.ts'

const names: Readonly<Record<string, string>> = {
  ann: 'Ann',
  bob: 'Bob',
  lead: 'Lead',
  customer: 'Customer',
  vip: 'vip',
  hot: 'hot, now',
  acme: 'Acme',
}

function readerIn(language: Language): HistoryReader {
  const context: CellContext = {
    language,
    zone: 'Europe/Madrid',
    currency: 'EUR',
    country: 'ES',
    label: (_, id) => names[id],
    find: () => [],
  }
  const hidden = language === 'en' ? 'hidden' : 'oculto'
  return { context, format: createFormat(language, 'Europe/Madrid'), hidden, text: recordText }
}

function change(fields: readonly FieldChange[], more: Partial<Change> = {}): Change {
  return {
    id: 'c1',
    at: '2026-11-21T09:12:00.000Z',
    actor: { kind: 'member', id: 'ann', name: 'Ann' },
    via: 'web',
    verb: 'update',
    entity: 'contact',
    recordId: 'r1',
    version: 2,
    batchId: null,
    undoes: null,
    fields: [...fields],
    canUndo: true,
    ...more,
  }
}

function told(language: Language, changes: Change | ChangeGroup['changes'], entity: Entity = contact) {
  const group = { changes: 'id' in changes ? ([changes] as const) : changes }
  return sentenceOf(entity, group, readerIn(language))
    .map((part) => part.text)
    .join('')
}

const cases: readonly [string, Change, string, string][] = [
  [
    'a creation',
    change([{ field: 'firstName', before: null, after: 'Eva' }], { verb: 'create' }),
    'Ann created this contact',
    'Ann creó este registro',
  ],
  [
    'one option changed',
    change([{ field: 'statusId', before: 'lead', after: 'customer' }]),
    'Ann changed Status from Lead to Customer',
    'Ann cambió Estado de Lead a Customer',
  ],
  [
    'a field set',
    change([{ field: 'customerSince', before: null, after: '2026-03-31' }]),
    'Ann set Customer since to Mar 31, 2026',
    'Ann estableció Cliente desde en 31 mar 2026',
  ],
  [
    'a field emptied',
    change([{ field: 'jobTitle', before: 'CTO', after: null }]),
    'Ann emptied Job title (was CTO)',
    'Ann vació Cargo (era CTO)',
  ],
  [
    'several fields',
    change([
      { field: 'jobTitle', before: 'CTO', after: null },
      { field: 'firstName', before: 'Eva', after: 'Eve' },
      { field: 'doNotContact', before: false, after: true },
    ]),
    'Ann changed 3 fields',
    'Ann cambió 3 campos',
  ],
  [
    'tags added',
    change([{ field: 'tags', added: ['vip', 'hot'], removed: [] }]),
    'Ann added hot, now, vip to Tags',
    'Ann añadió hot, now, vip a Etiquetas',
  ],
  [
    'tags removed',
    change([{ field: 'tags', added: [], removed: ['vip'] }]),
    'Ann removed vip from Tags',
    'Ann quitó vip de Etiquetas',
  ],
  [
    'tags swapped',
    change([{ field: 'tags', added: ['vip'], removed: ['hot'] }]),
    'Ann added vip to Tags and removed hot, now',
    'Ann añadió vip a Etiquetas y quitó hot, now',
  ],
  [
    'an owner given',
    change([{ field: 'ownerId', before: null, after: 'bob' }]),
    'Ann assigned it to Bob',
    'Ann asignó el registro a Bob',
  ],
  [
    'an owner changed',
    change([{ field: 'ownerId', before: 'ann', after: 'bob' }]),
    'Ann handed it over from Ann to Bob',
    'Ann pasó el registro de Ann a Bob',
  ],
  [
    'an owner taken away',
    change([{ field: 'ownerId', before: 'bob', after: null }]),
    'Ann left it without an owner (was Bob)',
    'Ann dejó el registro sin responsable (era Bob)',
  ],
  [
    'a deletion',
    change([], { verb: 'delete' }),
    'Ann moved this contact to the trash',
    'Ann movió este registro a la papelera',
  ],
  [
    'a restoration',
    change([], { verb: 'restore' }),
    'Ann took this contact out of the trash',
    'Ann sacó este registro de la papelera',
  ],
  [
    'an undone edit',
    change([{ field: 'statusId', before: 'customer', after: 'lead' }], { undoes: 'c0' }),
    'Ann undid a change: Status is Lead again',
    'Ann deshizo un cambio: Estado vuelve a ser Lead',
  ],
  [
    'an undone first value',
    change([{ field: 'jobTitle', before: 'CTO', after: null }], { undoes: 'c0' }),
    'Ann undid a change: Job title is empty again',
    'Ann deshizo un cambio: Cargo vuelve a estar vacío',
  ],
  [
    'an undone set of tags',
    change([{ field: 'tags', added: [], removed: ['vip'] }], { undoes: 'c0' }),
    'Ann undid a change of Tags',
    'Ann deshizo un cambio de Etiquetas',
  ],
  [
    'an undone creation',
    change([], { verb: 'delete', undoes: 'c0' }),
    'Ann undid it: this contact went to the trash',
    'Ann lo deshizo: el registro fue a la papelera',
  ],
  [
    'a change by an API key',
    change([{ field: 'firstName', before: 'Eva', after: 'Eve' }], {
      actor: { kind: 'key', id: 'k1', name: 'Web form' },
      via: 'api',
    }),
    'API key Web form changed First name from Eva to Eve',
    'La clave de API Web form cambió Nombre de Eva a Eve',
  ],
  [
    'a change by the system',
    change([{ field: 'firstName', before: 'Eva', after: 'Eve' }], {
      actor: { kind: 'system', id: null, name: '' },
      via: 'job',
    }),
    'The system changed First name from Eva to Eve',
    'El sistema cambió Nombre de Eva a Eve',
  ],
  [
    'a reference that the reader may not see',
    change([{ field: 'companyId', before: 'acme', after: 'unknown' }]),
    'Ann changed Company from Acme to hidden',
    'Ann cambió Empresa de Acme a oculto',
  ],
  [
    'a long text',
    change([{ field: 'about', before: null, after: 'x'.repeat(500) }]),
    'Ann changed About',
    'Ann cambió Acerca de',
  ],
  [
    'phones and mails as people write them',
    change([{ field: 'phones', before: [], after: [{ value: '+34612345678', label: 'work' }] }]),
    'Ann set Phones to 612 34 56 78 (work)',
    'Ann estableció Teléfonos en 612 34 56 78 (work)',
  ],
  [
    'text that looks like our own marks',
    change([{ field: 'jobTitle', before: '{{actor}}', after: '$t(x): y' }]),
    'Ann changed Job title from {{actor}} to $t(x): y',
    'Ann cambió Cargo de {{actor}} a $t(x): y',
  ],
]

describe.each(['en', 'es'] as const)('the words of the history in %s', (language) => {
  beforeAll(() => showLanguage(language))

  it.each(cases)('says %s', (_, one, english, spanish) => {
    expect(told(language, one)).toBe(language === 'en' ? english : spanish)
  })

  it('says money in its currency', () => {
    const raised = change([
      { field: 'annualRevenue', before: null, after: { amount: 3_850_000, currency: 'EUR' } },
    ])
    expect(told(language, raised, company)).toBe(
      language === 'en'
        ? 'Ann set Annual revenue to €38,500'
        : 'Ann estableció Ingresos anuales en 38.500\u00a0€',
    )
  })
})

describe('several changes told as one', () => {
  beforeAll(() => showLanguage('en'))

  it('counts each field once', () => {
    const first = change([{ field: 'jobTitle', before: null, after: 'CTO' }])
    const second = change([{ field: 'firstName', before: 'Eva', after: 'Eve' }], { id: 'c2' })
    const third = change([{ field: 'jobTitle', before: 'CTO', after: 'CEO' }], { id: 'c3' })
    expect(told('en', [third, second, first])).toBe('Ann changed 2 fields')
  })

  it('goes from the first value to the last', () => {
    const first = change([{ field: 'statusId', before: null, after: 'lead' }])
    const second = change([{ field: 'statusId', before: 'lead', after: 'customer' }], { id: 'c2' })
    expect(told('en', [second, first])).toBe('Ann set Status to Customer')
  })

  it('leaves out tags that came and went', () => {
    const first = change([{ field: 'tags', added: ['vip', 'hot'], removed: [] }])
    const second = change([{ field: 'tags', added: [], removed: ['hot'] }], { id: 'c2' })
    expect(told('en', [second, first])).toBe('Ann added vip to Tags')
  })

  it('sets off the actor, the field and the values', () => {
    const group = { changes: [change([{ field: 'statusId', before: 'lead', after: 'customer' }])] as const }
    const named = sentenceOf(contact, group, readerIn('en')).filter((part) => part.role !== 'plain')
    expect(named).toEqual([
      { role: 'actor', text: 'Ann' },
      { role: 'field', text: 'Status' },
      { role: 'before', text: 'Lead' },
      { role: 'after', text: 'Customer' },
    ])
  })
})
