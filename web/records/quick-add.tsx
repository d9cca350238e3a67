// The short form that makes a record: few fields, everything by keyboard, nothing lost when the server says no.
import { Button } from '@mantine/core'
import { useRef, useState, type KeyboardEvent } from 'react'
import { type Entity, type Values } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import type { Refs } from '#contract/schemas.ts'
import { ApiProblem } from '#web/api/client.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { publishRecord } from '#web/api/record-events.ts'
import { createRecord, newKey } from '#web/api/records.ts'
import { useUndo } from '#web/api/undo.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import { useListText } from './list-text.ts'
import { initialValues, quickErrors, quickFields } from './quick-add-fields.ts'
import { QuickAddField } from './quick-add-field.tsx'
import css from './quick-add.module.css'

interface QuickAddProps {
  readonly entity: Entity
  readonly onClose: () => void
  /** What the new record begins with, as the company of a contact that is added there. */
  readonly initial?: Values
  /** Names of the records that `initial` points to. */
  readonly refs?: Refs
}

export function QuickAdd({ entity, onClose, initial = {}, refs = {} }: QuickAddProps) {
  const text = useListText()
  const label = useLabel()
  const meta = useMeta()
  const undo = useUndo()
  const fields = quickFields(entity, meta)
  const form = useRef<HTMLFormElement>(null)
  const [start] = useState(() => ({ ...initialValues(entity, fields, meta), ...initial }))
  const [values, setValues] = useState<Values>(start)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [turn, setTurn] = useState(0)
  // The same creation keeps its key, so that a lost answer does not make two records.
  const key = useRef({ for: '', key: '' })

  const save = async (another: boolean) => {
    if (isBusy) return
    const wrong = quickErrors(entity, fields, values, meta, text('quickAdd.nameless'))
    setErrors(wrong)
    setProblem(undefined)
    if (Object.keys(wrong).length > 0) return focusWrong(form.current)
    const sent = Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)))
    const said = JSON.stringify(sent)
    if (key.current.for !== said) key.current = { for: said, key: newKey() }
    setBusy(true)
    try {
      const saved = await createRecord(entity, sent, key.current.key)
      key.current = { for: '', key: '' }
      publishRecord(entity.name, saved)
      undo.offer(text('quickAdd.created', { name: saved.record.title }), saved.changeId ?? null)
      if (!another) return onClose()
      setValues(start)
      setTurn(turn + 1)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      const beside = errorsOf(error, values, fields)
      setErrors(beside)
      if (Object.keys(beside).length === 0) setProblem(error.message)
      focusWrong(form.current)
    } finally {
      setBusy(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    void save(event.shiftKey)
  }
  const set = (name: string, value: unknown) => {
    setValues((now) => ({ ...now, [name]: value }))
    setErrors(({ [name]: _, ...rest }) => rest)
  }
  const one = label(entity.label.one).toLowerCase()
  return (
    <Dialog
      isOpen
      width={480}
      title={text('list.new', { one })}
      onClose={onClose}
      footer={
        <>
          <Button
            loading={isBusy}
            rightSection={
              <span className={css['keys']}>
                <Kbd keys="mod+enter" />
              </span>
            }
            aria-keyshortcuts="Control+Enter"
            onClick={() => void save(false)}
          >
            {text('quickAdd.create', { one })}
          </Button>
          <Button
            variant="default"
            disabled={isBusy}
            aria-keyshortcuts="Control+Shift+Enter"
            onClick={() => void save(true)}
          >
            {text('quickAdd.another')}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        className={css['form']}
        noValidate
        aria-label={text('list.new', { one })}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault()
          void save(false)
        }}
      >
        {problem === undefined ? null : <Callout tone="bad" title={problem} />}
        {fields.map(({ name, field }, at) => (
          <QuickAddField
            key={`${turn} ${name}`}
            entity={entity}
            name={name}
            field={field}
            value={values[name]}
            refs={refs}
            error={errors[name]}
            isFirst={at === 0}
            isHalf={entity.title.includes(name) && entity.title.length > 1}
            onValue={(value) => set(name, value)}
            onError={(reason) => setErrors((now) => ({ ...now, [name]: reason }))}
          />
        ))}
        <input type="submit" hidden aria-hidden />
      </form>
    </Dialog>
  )
}

/** Errors that belong to a field of the form; `emails.0.value` belongs to `emails`. */
function errorsOf(
  { problem }: ApiProblem,
  _values: Values,
  fields: ReturnType<typeof quickFields>,
): Record<string, string> {
  const own = (problem.errors ?? []).flatMap(({ path, message }) => {
    const [name = ''] = path.split('.')
    return fields.some((field) => field.name === name) ? [[name, message] as const] : []
  })
  return Object.fromEntries(own)
}

function focusWrong(form: HTMLFormElement | null): void {
  requestAnimationFrame(() =>
    form?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid]')?.focus(),
  )
}
