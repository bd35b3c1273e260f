import { CloudOff, RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
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
  const Icon = online ? RefreshCw : CloudOff
  return (
    <p
      role="status"
      data-testid="connection-banner"
      className="flex shrink-0 items-center justify-center gap-2 bg-warn-soft px-4 py-1.5 text-center text-warn text-sm"
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {t(online ? 'connection.interrupted' : 'connection.offline')}
    </p>
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
