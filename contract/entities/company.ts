// A firm that the workspace deals with; firms may belong to other firms.
import { defineEntity, field, required } from '#contract/entity.ts'
import { address } from '#contract/kinds/address.ts'
import { choice } from '#contract/kinds/choice.ts'
import { domain } from '#contract/kinds/domain.ts'
import { emails } from '#contract/kinds/emails.ts'
import { longText } from '#contract/kinds/long-text.ts'
import { money } from '#contract/kinds/money.ts'
import { number } from '#contract/kinds/number.ts'
import { option } from '#contract/kinds/option.ts'
import { phones } from '#contract/kinds/phones.ts'
import { reference } from '#contract/kinds/reference.ts'
import { tags } from '#contract/kinds/tags.ts'
import { text } from '#contract/kinds/text.ts'
import { url } from '#contract/kinds/url.ts'
import { user } from '#contract/kinds/user.ts'

const size = (text: string) => ({ en: text, es: text })

export const company = defineEntity({
  name: 'company',
  plural: 'companies',
  table: 'company',
  code: 2,
  label: { one: { en: 'Company', es: 'Empresa' }, many: { en: 'Companies', es: 'Empresas' } },
  owned: true,
  title: ['name'],
  titleFallback: ['domain'],
  search: { words: ['name', 'domain', 'emails'], keys: ['domain', 'emails', 'phones'], through: [] },
  sections: {
    main: { en: 'Company', es: 'Empresa' },
    sales: { en: 'Sales', es: 'Ventas' },
    more: { en: 'More', es: 'Más' },
  },
  fields: {
    name: required(text({ max: 200 }), { en: 'Name', es: 'Nombre' }),
    domain: field(
      domain(),
      { en: 'Domain', es: 'Dominio' },
      { help: { en: 'Such as example.com', es: 'Por ejemplo, ejemplo.com' } },
    ),
    parentId: field(reference({ entity: 'company' }), { en: 'Parent company', es: 'Empresa matriz' }),
    phones: field(phones(), { en: 'Phones', es: 'Teléfonos' }),
    emails: field(emails(), { en: 'E-mails', es: 'Correos' }),
    address: field(address(), { en: 'Address', es: 'Dirección' }),
    ownerId: field(user(), { en: 'Owner', es: 'Responsable' }, { section: 'sales' }),
    industryId: field(option({ list: 'industry' }), { en: 'Industry', es: 'Sector' }, { section: 'sales' }),
    size: field(
      choice({
        '1-10': size('1–10'),
        '11-50': size('11–50'),
        '51-200': size('51–200'),
        '201-1000': size('201–1000'),
        '1001+': size('1001+'),
      }),
      { en: 'Size', es: 'Tamaño' },
      { section: 'sales' },
    ),
    employees: field(
      number({ min: 0, decimals: 0 }),
      { en: 'Employees', es: 'Empleados' },
      { section: 'sales', sort: true },
    ),
    annualRevenue: field(
      money(),
      { en: 'Annual revenue', es: 'Ingresos anuales' },
      { section: 'sales', sort: true },
    ),
    tags: field(tags({ list: 'tag' }), { en: 'Tags', es: 'Etiquetas' }, { section: 'sales' }),
    website: field(url(), { en: 'Website', es: 'Sitio web' }, { section: 'more' }),
    about: field(longText(), { en: 'About', es: 'Acerca de' }, { section: 'more' }),
  },
  rollups: [
    { code: 1, by: null },
    { code: 2, by: 'industryId' },
    { code: 3, by: 'tags' },
  ],
  columns: ['domain', 'industryId', 'size', 'employees', 'annualRevenue', 'phones', 'tags', 'ownerId'],
})
