import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConnectionNotice } from '@/components/connection-notice'
import { useProject } from '@/lib/project'
import { useFeedState, useOnline } from '@/lib/use-feed'

/** A short interruption heals unseen. */
const PATIENCE_MS = 4_000

/** Tells when what is on the screen may be old, and that nothing written is lost. */
export function ConnectionBanner() {
  const { t } = useTranslation()
  const online = useOnline()
  const { feed } = useProject()
  const interrupted = useLasting(useFeedState(feed) === 'interrupted')
  if (online && !interrupted) return null
  return (
    <ConnectionNotice online={online}>
      {t(online ? 'connection.interrupted' : 'connection.offline')}
    </ConnectionNotice>
  )
}

function useLasting(value: boolean): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!value) {
      setLasting(false)
      return
    }
    const timer = setTimeout(() => setLasting(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return lasting
}
