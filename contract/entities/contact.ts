// A person the workspace deals with.
import { defineEntity, field, required } from '#contract/entity.ts'
import { address } from '#contract/kinds/address.ts'
import { choice } from '#contract/kinds/choice.ts'
import { day } from '#contract/kinds/day.ts'
import { emails } from '#contract/kinds/emails.ts'
import { longText } from '#contract/kinds/long-text.ts'
import { moment } from '#contract/kinds/moment.ts'
import { option } from '#contract/kinds/option.ts'
import { phones } from '#contract/kinds/phones.ts'
import { reference } from '#contract/kinds/reference.ts'
import { tags } from '#contract/kinds/tags.ts'
import { text } from '#contract/kinds/text.ts'
import { url } from '#contract/kinds/url.ts'
import { user } from '#contract/kinds/user.ts'
import { yesNo } from '#contract/kinds/yes-no.ts'

export const contact = defineEntity({
  name: 'contact',
  plural: 'contacts',
  table: 'contact',
  code: 1,
  label: { one: { en: 'Contact', es: 'Contacto' }, many: { en: 'Contacts', es: 'Contactos' } },
  owned: true,
  title: ['firstName', 'lastName'],
  titleFallback: ['emails', 'phones'],
  search: { words: ['firstName', 'lastName', 'emails'], keys: ['emails', 'phones'], through: ['companyId'] },
  sections: {
    main: { en: 'Contact', es: 'Contacto' },
    sales: { en: 'Sales', es: 'Ventas' },
    more: { en: 'More', es: 'Más' },
  },
  fields: {
    firstName: field(text({ max: 100 }), { en: 'First name', es: 'Nombre' }),
    lastName: field(text({ max: 100 }), { en: 'Last name', es: 'Apellidos' }, { sort: true }),
    emails: field(emails(), { en: 'E-mails', es: 'Correos' }),
    phones: field(phones(), { en: 'Phones', es: 'Teléfonos' }),
    jobTitle: field(text({ max: 150 }), { en: 'Job title', es: 'Cargo' }),
    companyId: field(reference({ entity: 'company' }), { en: 'Company', es: 'Empresa' }),
    statusId: required(
      option({ list: 'contactStatus' }),
      { en: 'Status', es: 'Estado' },
      { section: 'sales' },
    ),
    ownerId: field(user(), { en: 'Owner', es: 'Responsable' }, { section: 'sales' }),
    sourceId: field(
      option({ list: 'source' }),
      { en: 'Traffic source', es: 'Fuente de tráfico' },
      { section: 'sales' },
    ),
    services: field(tags({ list: 'service' }), { en: 'Services', es: 'Servicios' }, { section: 'sales' }),
    tags: field(tags({ list: 'tag' }), { en: 'Tags', es: 'Etiquetas' }, { section: 'sales' }),
    customerSince: field(
      day(),
      { en: 'Customer since', es: 'Cliente desde' },
      { section: 'sales', sort: true },
    ),
    address: field(address(), { en: 'Address', es: 'Dirección' }, { section: 'more' }),
    website: field(url(), { en: 'Website', es: 'Sitio web' }, { section: 'more' }),
    birthday: field(day(), { en: 'Birthday', es: 'Cumpleaños' }, { section: 'more' }),
    language: field(
      choice({
        en: { en: 'English', es: 'Inglés' },
        es: { en: 'Spanish', es: 'Español' },
        de: { en: 'German', es: 'Alemán' },
        fr: { en: 'French', es: 'Francés' },
        it: { en: 'Italian', es: 'Italiano' },
        pt: { en: 'Portuguese', es: 'Portugués' },
      }),
      { en: 'Language', es: 'Idioma' },
      { section: 'more' },
    ),
    doNotContact: field(
      yesNo(),
      { en: 'Do not contact', es: 'No contactar' },
      { section: 'more', initial: false },
    ),
    consentAt: field(moment(), { en: 'Consent given', es: 'Consentimiento dado' }, { section: 'more' }),
    about: field(longText(), { en: 'About', es: 'Acerca de' }, { section: 'more' }),
  },
  rollups: [
    { code: 1, by: null },
    { code: 2, by: 'statusId' },
    { code: 3, by: 'tags' },
    { code: 4, by: 'services' },
    { code: 5, by: 'sourceId' },
  ],
  columns: ['companyId', 'statusId', 'emails', 'phones', 'tags', 'ownerId', 'jobTitle', 'sourceId'],
})
