// Which rules hold for which entity, beyond what definitions say, and what jobs do.
import { registerRules } from '#server/records/rules.ts'
import { companyRules } from './companies/rules.ts'
import { registerEraseField } from './fields/erase-field.ts'
import { registerIndexField } from './fields/index-field.ts'
import { fieldRules } from './fields/rules.ts'
import { registerHandOver } from './members/hand-over.ts'
import { optionRules } from './options/rules.ts'
import { tagRules } from './tags/rules.ts'
import { teamRules } from './teams/rules.ts'

/** Called once when the server is put together. */
export function registerDomainRules(): void {
  registerRules('company', companyRules)
  registerRules('option', optionRules)
  registerRules('tag', tagRules)
  registerRules('team', teamRules)
  registerRules('field', fieldRules)
  registerHandOver()
  registerIndexField()
  registerEraseField()
}
