import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnline } from '@/lib/use-feed'
import { ConnectionNotice } from './connection-notice'
import { LanguageSwitch } from './language-switch'
import { Logo } from './ui/logo'

/** The frame of the pages before a project: signing in, joining, choosing. */
export function Door(props: { actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  const online = useOnline()
  return (
    <div className="flex min-h-full flex-col bg-canvas">
      {online ? null : <ConnectionNotice online={false}>{t('connection.atDoor')}</ConnectionNotice>}
      <header className="flex items-center justify-between gap-2 px-4 py-3 tablet:px-6">
        <span className="flex items-center gap-2.5 font-semibold">
          <Logo className="size-7" />
          {t('app.name')}
        </span>
        <span className="flex items-center gap-1">
          <LanguageSwitch />
          {props.actions}
        </span>
      </header>
      <main className="flex flex-1 items-start justify-center px-4 py-8 tablet:items-center tablet:pb-28">
        {props.children}
      </main>
    </div>
  )
}

/** What the frame holds on a wide screen: a card. On a phone the page itself. */
export function DoorCard({ children }: { children: ReactNode }) {
  return (
    <div className="flex w-full max-w-form flex-col gap-6 tablet:box-content tablet:rounded-xl tablet:border tablet:bg-surface tablet:p-8">
      {children}
    </div>
  )
}
