import { useMemo } from 'react'
import { updateProfile } from '#contract/actions/profile.ts'
import type { Account } from '#contract/actions/sign-in.ts'
import { ApiProblem, call } from '#web/api/client.ts'
import { useLanguage } from '#web/api/i18n.ts'
import { updateAccount } from '#web/api/session.ts'
import { zoneOptions } from '#web/domains/setup/place-options.ts'
import { SelectField } from '#web/ui/select/select-field.tsx'
import { showError, showToast } from '#web/ui/toasts/toast-store.ts'
import { DisplayChoices } from './display-choices.tsx'
import { ProfileSection } from './profile-section.tsx'
import { profileText, useProfileText } from './profile-text.ts'

/** Theme, language, density and the zone in which times are read. */
export function DisplaySection({ account }: { account: Account }) {
  const text = useProfileText()
  const language = useLanguage()
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const zones = useMemo(() => zoneOptions(language, here), [language, here])
  return (
    <ProfileSection title={text('display')} hint={text('displayHint')}>
      <DisplayChoices />
      <SelectField
        label={text('zone')}
        description={text('zoneHint')}
        value={account.zone}
        options={zones}
        placeholder={text('zoneOfWorkspace')}
        isClearable
        onChange={(zone) => void saveZone(zone)}
      />
    </ProfileSection>
  )
}

async function saveZone(zone: string | null): Promise<void> {
  try {
    updateAccount(await call(updateProfile, { body: { zone } }))
    showToast({ text: zone === null ? profileText('zoneCleared') : profileText('zoneSaved', { zone }) })
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    showError(error.message)
  }
}
