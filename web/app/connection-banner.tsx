// Says that the network or the server is away, and that it is looked for.
import { IconCloudOff } from '@tabler/icons-react'
import { useEffect } from 'react'
import { onReturn, probe, reportConnection, useConnection } from '#web/api/connection.ts'
import { showToast } from '#web/ui/toasts/toast-store.ts'
import { appText, useAppText } from './app-text.ts'
import css from './root-frame.module.css'

export function ConnectionBanner() {
  const connection = useConnection()
  const text = useAppText()
  useEffect(() => onReturn(() => showToast({ text: appText('connectionBack') })), [])
  useBrowserEvents()
  const isOffline = connection === 'offline'
  return (
    <div role="status">
      {connection === 'fine' ? null : (
        <div className={css['banner']}>
          <IconCloudOff size={16} stroke={1.75} aria-hidden />
          <b>{text(isOffline ? 'offlineTitle' : 'unavailableTitle')}</b>
          <span>{text(isOffline ? 'offlineHint' : 'unavailableHint')}</span>
          <button type="button" onClick={() => void probe()}>
            {text('retryNow')}
          </button>
        </div>
      )}
    </div>
  )
}

/** The browser notices a pulled cable before any call does. */
function useBrowserEvents() {
  useEffect(() => {
    const lost = () => reportConnection('offline')
    const found = () => void probe()
    addEventListener('offline', lost)
    addEventListener('online', found)
    return () => {
      removeEventListener('offline', lost)
      removeEventListener('online', found)
    }
  }, [])
}
