// Who sends hostile requests, and what exists that they can name.
import { entityList } from '#contract/entities/list.ts'
import type { Fixture } from '#server/domains/fixture/make-fixture.ts'
import { homeAndAbroad, keyActor, sessionActor } from './actors.ts'
import type { ApiDocument } from './api-document.ts'
import type { HostileWorld } from './hostile-shape.ts'

export function worldOf(document: ApiDocument, fixture: Fixture): HostileWorld {
  const { home, abroad } = homeAndAbroad(fixture)
  const { records, people, teams } = home
  const both = [home, abroad]
  const everything = both.flatMap((each) => Object.values(each.ids))
  const options = Object.values(records.options)
  const personal = (['readOnly', 'colleague'] as const).map((name) => sessionActor(home, name).headers)
  return {
    document,
    actors: [
      ...['admin', 'admin', 'admin', 'manager', 'rep1', 'rep2', 'readOnly'].map(
        (name) => keyActor(home, name).headers,
      ),
      ...personal,
      ...['admin', 'admin', 'rep1'].map((name) => keyActor(home, name).headers),
      {},
    ],
    hints: {
      any: everything,
      '/contacts': [
        ...Object.values(records.contacts),
        ...Object.values(records.trashedContacts),
        abroad.records.contacts.rep1,
      ],
      '/companies': [
        ...Object.values(records.companies),
        ...Object.values(records.trashedCompanies),
        abroad.records.companies.rep1,
      ],
      '/tags': [...records.tags, ...options, abroad.records.tags[0]],
      '/options': [...options, abroad.records.options.status],
      '/teams': [...Object.values(teams), abroad.teams.north],
      '/members': both.map((each) => each.people.stranger.memberId),
      '/keys': both.flatMap((each) => each.ids['keys'] ?? []),
      '/invitations': both.flatMap((each) => each.ids['invitations'] ?? []),
      '/changes': both.map((each) => each.records.changeId),
      '/profile': both.flatMap((each) => each.ids['sessions'] ?? []),
      statusId: [records.options.status, records.options.otherStatus, abroad.records.options.status],
      tags: [[records.tags[0]], [...records.tags], [], { add: [records.tags[1]], remove: [] }],
      services: [[records.options.service], { add: [records.options.service], remove: [] }],
      sourceId: [records.options.source],
      industryId: [records.options.industry],
      companyId: [records.companies.rep1],
      parentId: [records.companies.rep1, teams.north],
      ownerId: [...Object.values(people).map((person) => person.memberId), null],
      teamId: [teams.south, abroad.teams.south],
      memberId: [people.rep1.memberId],
      into: options,
      name: ['Ann', 'Acme GmbH', 'Straße 7'],
      list: ['source', 'service', 'industry'],
      firstName: ['Ann', null],
      lastName: ['Müller-Lüdenscheidt', '', null],
      jobTitle: ['CEO', null],
      customerSince: ['2024-02-29', '1000-01-01', '9999-12-31', null],
      birthday: ['1970-01-01', null],
      consentAt: ['2026-03-04T05:06:07Z', '2026-03-04T05:06:07.5+02:00', null],
      website: ['https://example.com/x?y=z', 'example.com', null],
      address: [{ line1: 'Main street 1', city: 'Bonn', country: 'DE' }, {}, null],
      about: ['One\ntwo', '', null],
      doNotContact: [true, false],
      employees: [0, 12, null],
      domain: ['example.com', 'bücher.example', null],
      position: [1, 2.5, 0],
      names: [{ en: 'Lead', es: 'Cliente' }, {}, null],
      group: ['Inbound', null],
      archived: [false, true],
      role: ['rep', 'readOnly', 'manager'],
      reassignTo: [people.rep1.memberId, null],
      email: ['new@people.example', 'other@people.example'],
      expiresAt: ['2999-01-01T00:00:00Z', null],
      zone: ['Europe/Madrid', 'UTC'],
      currency: ['EUR', 'USD'],
      limit: [1, 5, 200],
      offset: [0, 1, 99_999],
      fields: ['lastName,tags', ''],
      force: [true, false],
      emails: ['a@b.example', [{ value: 'x@y.example', label: 'work' }]],
      phones: ['+34612345678', [{ value: '612 345 678', label: null }]],
      annualRevenue: [{ amount: 5, currency: 'EUR' }],
      sort: ['title', '-createdAt', 'lastName', '-customerSince', 'employees', 'annualRevenue'],
      search: ['ada', 'ofrep', '61234', 'a@', '%', "o'"],
      q: ['ada', 'ofrep', '612', ' ', "' & |"],
      filter: [
        JSON.stringify({ field: 'tags', op: 'hasAnyOf', value: [records.tags[0]] }),
        JSON.stringify({ not: { or: [] } }),
      ],
      cursor: ['x', 'e30', Buffer.from('["a","b","c",1]').toString('base64url')],
      field: [
        ...new Set(entityList.flatMap((entity) => Object.keys(entity.fields))),
        'id',
        'createdAt',
        'updatedAt',
        'createdBy',
        'title',
        'deletedAt',
        'version',
        'nameKey',
        'workspaceId',
        'toString',
        '__proto__',
      ],
    },
  }
}
