import { IconLock } from '@tabler/icons-react'
import { roleLabels, roles, type Role } from '#contract/access.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useFormat } from '#web/ui/format-context.tsx'
import { audienceOf } from './field-audience.ts'
import { asCustom, type FieldRecord } from './field-record.ts'
import { useFieldsText } from './fields-text.ts'

/** Who sees a field in a few words; a lock where somebody of them may not change it. */
export function AudienceWords({ field }: { field: FieldRecord }) {
  const text = useFieldsText()
  const label = useLabel()
  const { locale } = useFormat()
  const { sees, onlyReads, isEveryone } = audienceOf(asCustom(field))
  const list = (some: readonly Role[]) =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(some.map((role) => label(roleLabels[role])))
  const without = roles.filter((role) => !sees.includes(role))
  const words = isEveryone
    ? text('everyone')
    : without.length === 1
      ? text('allBut', { roles: list(without) })
      : list(sees)
  return (
    <>
      <span>{words}</span>
      {onlyReads.length > 0 ? (
        <span title={text('onlyRead', { roles: list(onlyReads) })}>
          <IconLock size={13} aria-hidden />
          <span className="sr-only">{text('onlyRead', { roles: list(onlyReads) })}</span>
        </span>
      ) : null}
    </>
  )
}
