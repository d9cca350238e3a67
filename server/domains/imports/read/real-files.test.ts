// Real files of many programs: what each is taken for and how many rows it gives, wrong ones by their line.
import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { absence, hasSampleFiles, sampleFile, sampleFilesBelow } from '#server/testing/sample-files.ts'
import { readTable } from './read-table.ts'
import { recogniseTable } from './recognise.ts'
import { fileSource } from './source.ts'
import type { RowProblem, TableSettings } from './table.ts'

interface Particulars extends Partial<Pick<TableSettings, 'header' | 'preamble' | 'shortRows'>> {
  readonly bad?: Readonly<Record<number, RowProblem['code']>>
}
type Expectation = readonly [
  file: string,
  encoding: string,
  delimiter: string,
  rows: number,
  columns: number,
  particulars?: Particulars,
]

const expectations: readonly Expectation[] = [
  ['maven-crm/accounts.csv', 'utf-8', ',', 85, 7],
  ['maven-crm/products.csv', 'utf-8', ',', 7, 3],
  ['maven-crm/sales_pipeline.csv', 'utf-8', ',', 8800, 8],
  ['maven-crm/sales_teams.csv', 'utf-8', ',', 35, 3],
  ['hubspot-dummy/hubspot_contacts.csv', 'utf-8', ',', 950, 20],
  ['hubspot-dummy/hubspot_companies.csv', 'utf-8', ',', 200, 16],
  ['hubspot-dummy/hubspot_deals.csv', 'utf-8', ',', 500, 12],
  ['hubspot-dummy/hubspot_activities.csv', 'utf-8', ',', 2000, 11],
  ['hubspot-dummy/hubspot_tickets.csv', 'utf-8', ',', 300, 13],
  ['zoho-sample/Leads.csv', 'utf-8', ',', 1265, 13],
  ['salesforce-portfolio/Accounts.csv', 'utf-8', ',', 10, 5],
  ['salesforce-portfolio/Contacts.csv', 'utf-8', ',', 15, 6],
  ['salesforce-portfolio/Leads.csv', 'utf-8', ',', 20, 11],
  ['salesforce-portfolio/Opportunities.csv', 'utf-8', ',', 12, 6],
  ['salesforce-portfolio/Customer_Interactions.csv', 'utf-8', ',', 30, 5],
  ['marketing/marketing_campaign.csv', 'utf-8', ',', 2240, 29],
  ['salesforce-dataloader/accountData.csv', 'windows-1252', ',', 423, 38],
  ['salesforce-dataloader/opportunityData.csv', 'utf-8', ',', 38, 31],
  ['atomic-crm/contacts.csv', 'utf-8', ',', 500, 24],
  ['atomic-crm/contacts_export.csv', 'utf-8', ',', 2, 18],
  ['mautic/fakeleaddata.csv', 'utf-8', ',', 54, 16],
  ['datablist/customers-100.csv', 'utf-8', ',', 100, 12],
  ['datablist/organizations-100.csv', 'utf-8', ',', 100, 9],
  ['datablist/customers-10000.csv', 'utf-8', ',', 10000, 12],
  ['datablist/leads-duplicates-1000.csv', 'utf-8', ',', 1000, 14],
  ['datablist/messy-company-data-100.csv', 'utf-8', ',', 100, 17],
  ['datablist/enterprise-customers-100.csv', 'utf-8', ',', 100, 35],
  ['odoo/o2m_customers_contacts.csv', 'utf-8', ',', 8, 9],
  ['odoo/m2m_customers_tags.csv', 'utf-8', ',', 5, 7],
  ['chatwoot/contacts.csv', 'utf-8', ',', 25, 9, { shortRows: 'fill' }],
  ['online-retail/2010-12-01.csv', 'utf-8', ',', 3108, 8],
  ['flamingo/inbound-contact-form-1.csv', 'utf-8', ',', 4, 5],
  ['flamingo/address-book.csv', 'utf-8', ',', 6, 4],
  ['roundcube/gmail.csv', 'utf-8', ',', 1, 81],
  ['roundcube/tb_plain.csv', 'utf-8', ',', 1, 38],
  ['roundcube/outlook.csv', 'utf-8', ',', 1, 3],
  ['google-contacts/google-contacts-2021-old-format.csv', 'utf-8', ',', 114, 49],
  ['google-contacts/mtrazzi-old-format.csv', 'utf-8', ',', 3, 56],
  ['google-contacts/new-format-made-up.csv', 'utf-8', ',', 1, 34],
  ['outlook/desktop-export-made-up.csv', 'utf-8', ',', 1, 32],
  ['google-contacts/other-contacts-new-format.csv', 'utf-8', ',', 5, 27],
  ['linkedin/Connections-toolkit.csv', 'utf-8', ',', 7, 7, { preamble: 4 }],
  ['thunderbird/basic_csv_addressbook.csv', 'utf-8', ',', 2, 37],
  ['thunderbird/csv_semicolon.csv', 'utf-8', ';', 2, 4],
  ['thunderbird/quote.csv', 'utf-8', ',', 1, 37],
  ['thunderbird/utf16_addressbook.csv', 'utf-16le', ',', 1, 38],
  ['maven-crm/data_dictionary.csv', 'utf-8', ',', 7, 14],
  ['salesforce-dataloader/csvtext_BOM_UTF16LE.csv', 'utf-16le', ',', 2, 3],
  ['salesforce-dataloader/csvtext_BOM_UTF8.csv', 'utf-8', ',', 2, 3],
  ['salesforce-dataloader/csvEscapedQuotes.csv', 'utf-8', ',', 2, 2],
  ['salesforce-dataloader/csvSeparator.csv', 'utf-8', ',', 2, 3],
  ['salesforce-dataloader/dateWithTimeZone.csv', 'utf-8', ',', 2, 9],
  ['salesforce-dataloader/insertAccountCsv.csv', 'utf-8', ',', 100, 7],
  ['salesforce-dataloader/oneToManySforceFieldsMappingInCsv.csv', 'utf-8', ',', 2, 3],
  ['oro/contact_with_duplicate_records.csv', 'utf-8', ',', 2, 83],
  ['oro/import_wrong_data.csv', 'utf-8', ',', 1, 83, { shortRows: 'fill' }],
  ['oro/lead_export.csv', 'utf-8', ',', 3, 69],
  ['broken/broken-encoding-windows-1252.csv', 'windows-1252', ',', 2, 4],
  ['broken/expected-fixed/broken-encoding-windows-1252.csv', 'utf-8', ',', 2, 4],
  ['broken/mixed-delimiters.csv', 'utf-8', ',', 3, 3],
  ['broken/expected-fixed/mixed-delimiters.csv', 'utf-8', ',', 3, 3],
  ['broken/unescaped-quotes.csv', 'utf-8', ',', 2, 3],
  ['broken/expected-fixed/unescaped-quotes.csv', 'utf-8', ',', 2, 3],
  ['broken/ragged-rows-extra-columns.csv', 'utf-8', ',', 2, 3, { bad: { 3: 'too-many-cells' } }],
  ['broken/expected-fixed/ragged-rows-extra-columns.csv', 'utf-8', ',', 2, 3],
  ['broken/bom-and-whitespace-headers.csv', 'utf-8', ',', 2, 3],
  ['broken/expected-fixed/bom-and-whitespace-headers.csv', 'utf-8', ',', 2, 3],
  ['broken/duplicate-headers.csv', 'utf-8', ',', 2, 4],
  ['broken/expected-fixed/duplicate-headers.csv', 'utf-8', ',', 2, 4],
  ['civicrm/individual_dates_type1.csv', 'utf-8', ',', 7, 9],
  ['civicrm/individual_dates_type2.csv', 'utf-8', ',', 3, 9],
  ['civicrm/individual_dates_type4.csv', 'utf-8', ',', 4, 9],
  ['civicrm/column_names_casing.csv', 'utf-8', ',', 1, 6],
  ['civicrm/individual_unicode.csv', 'utf-8', ',', 1, 4],
  ['civicrm/individual_invalid_email.csv', 'utf-8', ',', 1, 3],
  ['civicrm/organization_multiple_duplicates_invalid.csv', 'utf-8', ',', 3, 2],
  ['civicrm/individual_boolean.csv', 'utf-8', ',', 10, 6],
  ['civicrm/individual_related_create.csv', 'utf-8', ',', 4, 5],
  ['civicrm/individual_external_identifier_opt_out.csv', 'utf-8', ',', 3, 2],
  ['civicrm/specialchar_with_BOM.csv', 'utf-8', ',', 1, 3],
  ['chatwoot/with_emoji.csv', 'utf-8', ',', 1, 2],
  ['frictionless/blank-headers.csv', 'utf-8', ',', 2, 3],
  ['frictionless/blank-rows-multiple.csv', 'utf-8', ',', 2, 3],
  ['frictionless/bom.csv', 'utf-8', ',', 2, 2],
  ['frictionless/delimiter.csv', 'utf-8', ';', 2, 2],
  ['frictionless/doublequote.csv', 'utf-8', ',', 5, 17],
  ['frictionless/duplicate-headers.csv', 'utf-8', ',', 2, 5],
  ['frictionless/issue-1009-semicolon.csv', 'utf-8', ';', 1, 2],
  ['frictionless/skip-rows-before-headers.csv', 'utf-8', ',', 2, 2, { preamble: 1 }],
  ['frictionless/without-headers.csv', 'utf-8', ',', 3, 2, { header: false }],
  ['frictionless/leading-zeros.csv', 'utf-8', ',', 3, 1],
  ['frictionless/timezone.csv', 'utf-8', ',', 4, 2],
  ['frictionless/table-with-accents.csv', 'windows-1252', ';', 638, 8],
  [
    'frictionless/capital-invalid.csv',
    'utf-8',
    ',',
    10,
    3,
    { bad: { 10: 'too-few-cells', 12: 'too-many-cells' } },
  ],
  ['csvkit/bad.csv', 'utf-8', ',', 3, 3, { bad: { 2: 'too-many-cells', 3: 'too-few-cells' } }],
  ['csvkit/mac_newlines.csv', 'utf-8', ',', 2, 3],
  ['csvkit/test_utf8_bom.csv', 'utf-8', ',', 2, 3],
  ['csvkit/test_utf16_little.csv', 'utf-16le', ',', 2, 3],
  ['csvkit/test_latin1.csv', 'windows-1252', ',', 2, 3],
  ['csvkit/test_extra_header.csv', 'utf-8', ',', 1, 4, { shortRows: 'fill' }],
  // The tabs stand within the quoted heading; cells are divided by commas.
  ['csvkit/test_header_newline.csv', 'utf-8', ',', 1, 3],
  ['csvkit/test_numeric_date_format.csv', 'utf-8', ',', 2, 1],
  ['csvkit/dummy.tsv', 'utf-8', '\t', 1, 3],
  ['csvkit/no_header_row.csv', 'utf-8', ',', 1, 3, { header: false }],
  ['csvkit/optional_quote_characters.csv', 'utf-8', ',', 1, 3],
  ['csv-spectrum/csvs/comma_in_quotes.csv', 'utf-8', ',', 1, 5],
  ['csv-spectrum/csvs/empty.csv', 'utf-8', ',', 2, 3],
  ['csv-spectrum/csvs/empty_crlf.csv', 'utf-8', ',', 2, 3],
  ['csv-spectrum/csvs/escaped_quotes.csv', 'utf-8', ',', 2, 2],
  ['csv-spectrum/csvs/json.csv', 'utf-8', ',', 1, 2],
  ['csv-spectrum/csvs/newlines.csv', 'utf-8', ',', 3, 3],
  ['csv-spectrum/csvs/newlines_crlf.csv', 'utf-8', ',', 3, 3],
  ['csv-spectrum/csvs/quotes_and_newlines.csv', 'utf-8', ',', 2, 2],
  ['csv-spectrum/csvs/simple.csv', 'utf-8', ',', 1, 3],
  ['csv-spectrum/csvs/simple_crlf.csv', 'utf-8', ',', 1, 3],
  ['csv-spectrum/csvs/utf8.csv', 'utf-8', ',', 2, 3],
  ['papaparse/utf-8-bom-sample.csv', 'utf-8', ',', 1, 3],
]

async function readFile(file: string) {
  const source = fileSource(sampleFile(`csv/${file}`), file)
  const recognition = await recogniseTable(source)
  return { recognition, rows: await Array.fromAsync(readTable(source, recognition.settings)) }
}

/** Rows as objects by the names of their columns. */
async function readObjects(file: string) {
  const { recognition, rows } = await readFile(file)
  return rows.map(({ cells }) =>
    Object.fromEntries(recognition.columns.map(({ name }, at) => [name, cells[at]])),
  )
}

const named = expectations.map(([file, encoding, delimiter, count, columns, particulars = {}]) => ({
  file,
  encoding,
  delimiter,
  count,
  columns,
  particulars,
}))

describe.skipIf(!hasSampleFiles)(`real files${absence}`, () => {
  test.each(named)('$file', async ({ file, encoding, delimiter, count, columns, particulars }) => {
    const { recognition, rows } = await readFile(file)
    const { header = true, preamble = 0, shortRows = 'report', bad = {} } = particulars
    expect(recognition.problem).toBeNull()
    expect(recognition.settings).toMatchObject({
      encoding,
      delimiter,
      header,
      preamble,
      shortRows,
      width: columns,
    })
    expect(recognition.settings).toMatchObject({ quote: '"', escape: 'double', lineEnd: 'any' })
    expect(recognition.columns).toHaveLength(columns)
    expect(new Set(recognition.columns.map(({ name }) => name)).size).toBe(columns)
    expect(rows).toHaveLength(count)
    const wrong = rows.filter(({ problems }) => problems.length > 0)
    expect(Object.fromEntries(wrong.map(({ line, problems }) => [line, problems[0]?.code]))).toEqual(bad)
    for (const { cells, problems } of rows) if (problems.length === 0) expect(cells).toHaveLength(columns)
  })

  test('no file is left out', () => {
    const known = new Set(expectations.map(([file]) => file))
    const missing = sampleFilesBelow('csv', /\.(csv|tsv)$/).filter((file) => !known.has(file))
    expect(missing).toEqual([])
  })

  test.each(sampleFilesBelow('csv/csv-spectrum/csvs', /\.csv$/))(
    '%s gives the values it should',
    async (file) => {
      const right = fs.readFileSync(
        sampleFile(`csv/csv-spectrum/json/${file.replace('.csv', '.json')}`),
        'utf8',
      )
      // The files have lost their CR where they were kept, the values beside them have not.
      const values: unknown = JSON.parse(right.replaceAll(String.raw`\r\n`, String.raw`\n`))
      expect(await readObjects(`csv-spectrum/csvs/${file}`)).toEqual(values)
    },
  )

  // Of the file with extra cells the right reading leaves one out; here such a row is reported instead.
  test.each(sampleFilesBelow('csv/broken/expected-fixed', /^(?!ragged).*\.csv$/))(
    '%s reads as if it were whole',
    async (file) => {
      expect(await readObjects(`broken/${file}`)).toEqual(await readObjects(`broken/expected-fixed/${file}`))
    },
  )

  test('lines are those of the file, also below a preamble and within cells of several lines', async () => {
    const connections = await readFile('linkedin/Connections-toolkit.csv')
    expect(connections.rows.map(({ line }) => line)).toEqual([6, 7, 8, 9, 10, 11, 12])
    const forms = await readFile('flamingo/inbound-contact-form-1.csv')
    const text = fs.readFileSync(sampleFile('csv/flamingo/inbound-contact-form-1.csv'), 'utf8')
    for (const { line, cells } of forms.rows)
      expect(text.split('\n')[line - 1]).toContain(`"${cells[0] ?? ''}"`)
  })

  test('no row is lost or shifted in any file: its first cells stand on its line', async () => {
    for (const [file, encoding, delimiter] of expectations) {
      const { rows } = await readFile(file)
      const text = new TextDecoder(encoding).decode(fs.readFileSync(sampleFile(`csv/${file}`)))
      const lines = text.split(/\r\n|\n|\r/)
      for (const { line, cells, repairs } of rows) {
        const written = (lines[line - 1] ?? '').replace(/^"/, '').replaceAll('""', '"')
        const first = (cells[0] ?? '').split(/[\r\n]/)[0] ?? ''
        const isOther = repairs.some(({ code }) => code === 'other-delimiter')
        expect(written.startsWith(first), `${file}:${line} ${isOther ? '' : delimiter}`).toBe(true)
      }
    }
  })
})
