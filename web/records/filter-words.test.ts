import { describe, expect, test } from 'vitest'
import { company } from '#contract/entities/company.ts'
import { contact } from '#contract/entities/contact.ts'
import { operators } from '#contract/kinds/operators.ts'
import type { Filter } from '#contract/query.ts'
import type { Language } from '#contract/language.ts'
import { createFormat } from '#web/ui/format.ts'
import { showLanguage } from '#web/api/i18n.ts'
import { filterFields } from './filter-fields.ts'
import { filterWords, type FilterReader, operatorWords } from './filter-words.ts'
import { listText } from './list-text.ts'

const names: Record<string, string> = {
  c1: 'Vandelay',
  m1: 'Ann',
  s1: 'Lead',
  s2: 'Customer',
  t1: 'vip',
  t2: 'eu',
}

function say(filter: Filter, language: Language = 'en'): string {
  showLanguage(language)
  const reader: FilterReader = {
    text: listText,
    format: createFormat(language === 'en' ? 'en-GB' : 'es-ES', 'Europe/Madrid'),
    context: {
      language,
      zone: 'Europe/Madrid',
      currency: 'EUR',
      country: 'ES',
      label: (_, id) => names[id],
      find: () => [],
    },
    fields: [...filterFields(contact, []), ...filterFields(company, [])],
  }
  return filterWords(filter, reader)
}

describe('S98 a filter in words', () => {
  test.each<[Filter, string, string]>([
    [
      { field: 'statusId', op: 'isAnyOf', value: ['s1', 's2'] },
      'Status is Lead or Customer',
      'Estado es Lead o Customer',
    ],
    [
      { field: 'statusId', op: 'inCategory', value: ['customer'] },
      'Status is of the category Customer',
      'Estado es de la categoría Cliente',
    ],
    [
      { field: 'lastName', op: 'startsWith', value: 'Ok' },
      'Last name starts with “Ok”',
      'Apellidos empieza por «Ok»',
    ],
    [
      { field: 'tags', op: 'hasAllOf', value: ['t1', 't2'] },
      'Tags has all of vip and eu',
      'Etiquetas tiene todo: vip y eu',
    ],
    [
      { field: 'ownerId', op: 'isAnyOf', value: ['me', 'myTeam', 'm1'] },
      'Owner is me, my team or Ann',
      'Responsable es yo, mi equipo o Ann',
    ],
    [
      { field: 'companyId', op: 'isNoneOf', value: ['c1', 'gone'] },
      'Company is not Vandelay or unknown',
      'Empresa no es Vandelay o desconocido',
    ],
    [{ field: 'companyId', op: 'isEmpty' }, 'Company is empty', 'Empresa está vacío'],
    [
      { field: 'birthday', op: 'between', value: ['2026-01-31', '2026-02-01'] },
      'Birthday is between 31 Jan 2026 and 1 Feb 2026',
      'Cumpleaños está entre 31 ene 2026 y 1 feb 2026',
    ],
    [
      { field: 'createdAt', op: 'on', value: 'lastMonth' },
      'Created is last month',
      'Creado es el mes pasado',
    ],
    [
      { field: 'createdAt', op: 'olderThan', value: { n: 1, unit: 'week' } },
      'Created is longer ago than 1 week',
      'Creado es de hace más de 1 semana',
    ],
    [
      { field: 'createdAt', op: 'inLast', value: { n: 12, unit: 'day' } },
      'Created is in the last 12 days',
      'Creado está en los últimos 12 días',
    ],
    [
      { field: 'annualRevenue', op: 'gt', value: 4_000_000 },
      'Annual revenue is more than €40,000',
      'Ingresos anuales es mayor que 40.000 €',
    ],
    [
      { field: 'employees', op: 'between', value: [10, 2000] },
      'Employees is between 10 and 2,000',
      'Empleados está entre 10 y 2000',
    ],
    [{ field: 'doNotContact', op: 'is', value: false }, 'Do not contact is No', 'No contactar es No'],
    [{ field: 'size', op: 'isAnyOf', value: ['1-10'] }, 'Size is 1–10', 'Tamaño es 1–10'],
  ])('%j', (filter, english, spanish) => {
    expect(plain(say(filter))).toBe(english)
    expect(plain(say(filter, 'es'))).toBe(spanish)
  })

  test('groups within groups stand in brackets', () => {
    const empty = (field: string): Filter => ({ field, op: 'isEmpty' })
    const filter: Filter = {
      and: [empty('tags'), { or: [empty('ownerId'), { not: { and: [empty('emails'), empty('phones')] } }] }],
    }
    expect(say(filter)).toBe(
      'Tags is empty and (Owner is empty or not (E-mails is empty and Phones is empty))',
    )
  })

  test('every operator of every field has words in both languages', () => {
    for (const language of ['en', 'es'] as const) {
      showLanguage(language)
      for (const op of operators.filter((name) => name !== 'range')) {
        expect(operatorWords(op, listText)).not.toContain('filter.')
      }
    }
  })
})

/** Narrow and no-break spaces of numbers as plain ones. */
function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ')
}
