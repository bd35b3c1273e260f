import { CloudOff, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'

/** A line above all else: the network is gone, or news do not arrive. */
export function ConnectionNotice({ online, children }: { online: boolean; children: ReactNode }) {
  const Icon = online ? RefreshCw : CloudOff
  return (
    <p
      role="status"
      data-testid="connection-banner"
      className="flex shrink-0 items-center justify-center gap-2 bg-warn-soft px-4 py-1.5 text-center text-warn text-sm"
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {children}
    </p>
  )
}
