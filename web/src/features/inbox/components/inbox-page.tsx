import { Outlet, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { ResizeHandle } from '@/components/ui/resize-handle'
import { cx } from '@/lib/cx'
import { useShortcuts } from '@/lib/shortcuts'
import { useRemembered } from '@/lib/use-remembered'
import { useConversationStep } from '../hooks/use-conversation-step'
import { useInboxSync } from '../hooks/use-inbox-sync'
import { ListPane, SEARCH_FIELD_ID } from './list-pane'

const Attention = lazy(async () => ({ default: (await import('./attention')).Attention }))
const OutboxGuard = lazy(async () => ({ default: (await import('./outbox-guard')).OutboxGuard }))

/** The inbox: the list beside the thread, or, on a phone, one page after the other. */
export function InboxPage() {
  const { t } = useTranslation()
  const [width, setWidth] = useRemembered('inbox.list-width', 340)
  const inThread = useParams({ strict: false, select: (params) => params.conversationId !== undefined })
  useInboxSync()
  const step = useConversationStep()
  useShortcuts([
    { code: 'KeyJ', run: () => step(1) },
    { code: 'KeyK', run: () => step(-1) },
    { code: 'KeyF', run: () => document.getElementById(SEARCH_FIELD_ID)?.focus() },
  ])
  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <div
        style={{ '--list-width': `${width}px` } as React.CSSProperties}
        className={cx(
          'min-h-0 w-full flex-col tablet:flex tablet:w-72 tablet:shrink-0 desktop:w-(--list-width)',
          inThread ? 'hidden' : 'flex',
        )}
      >
        <ListPane className="flex-1" />
      </div>
      <ResizeHandle
        label={t('inbox.resize')}
        width={width}
        min={280}
        max={480}
        pane="start"
        onResize={setWidth}
        className="hidden tablet:block"
      />
      <div className={cx('relative min-h-0 min-w-0 flex-1', inThread ? 'flex' : 'hidden tablet:flex')}>
        <Outlet />
      </div>
      <Suspense>
        <OutboxGuard />
        <Attention />
      </Suspense>
    </div>
  )
}
