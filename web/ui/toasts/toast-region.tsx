import { ActionIcon, Button } from '@mantine/core'
import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useUiText } from '#web/ui/ui-text.ts'
import { hideToast, pauseToasts, resumeToasts, toastStore, type Toast } from './toast-store.ts'
import css from './toasts.module.css'

/** The one region of messages; it stands in the document from the start, so that each is announced. */
export function ToastRegion() {
  const text = useUiText()
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get)
  return (
    <section
      className={css['region']}
      aria-label={text('messages')}
      onPointerEnter={pauseToasts}
      onPointerLeave={resumeToasts}
      onFocus={pauseToasts}
      onBlur={resumeToasts}
    >
      <div role="status" className={css['list']}>
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </div>
    </section>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const text = useUiText()
  const { id, action, tone } = toast
  const act = () => {
    hideToast(id)
    action?.run()
  }
  return (
    <div className={css['toast']} data-tone-bad={tone === 'bad' || undefined}>
      {tone === 'bad' ? <IconAlertTriangle size={16} aria-hidden /> : null}
      <span>{toast.text}</span>
      {action ? (
        <Button variant="light" size="compact-sm" onClick={act}>
          {action.label ?? text('undo')}
        </Button>
      ) : null}
      <ActionIcon size={24} aria-label={text('close')} onClick={() => hideToast(id)}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  )
}
