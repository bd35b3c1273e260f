import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useCanGoBack, useNavigate } from '@tanstack/react-router'
import { CircleAlert, MessageCircleOff } from 'lucide-react'
import { lazy, Suspense, useCallback, useDeferredValue, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import type { MenuHandle } from '@/components/ui/menu-button'
import { Notice } from '@/components/ui/notice'
import { ResizeHandle } from '@/components/ui/resize-handle'
import { cx } from '@/lib/cx'
import { loadTexts } from '@/lib/i18n'
import { useMediaQuery, WIDE } from '@/lib/media-query'
import { failureKind } from '@/lib/problem'
import { useMay, useProject } from '@/lib/project'
import { useShortcuts } from '@/lib/shortcuts'
import { useNow } from '@/lib/use-now'
import { useRemembered } from '@/lib/use-remembered'
import { useTitle } from '@/lib/use-title'
import { findConversation } from '../api/cache'
import { conversationQuery } from '../api/read-conversations'
import type { ConversationRow, MessageRow } from '../api/rows'
import { useConversationActs } from '../hooks/use-conversation-acts'
import { useMarkRead } from '../hooks/use-mark-read'
import { usePresent } from '../hooks/use-present'
import { keepList } from '../model/filters'
import { windowState } from '../model/window'
import { AlsoHere } from './also-here'
import { COMPOSER_ID, Composer } from './composer'
import { contactLabel } from './contact-name'
import { Thread } from './thread'
import { EmptyThreadHeader, ThreadHeader } from './thread-header'
import { ThreadSkeleton } from './thread-skeleton'

const ContactPanel = lazy(async () => {
  const [{ ContactPanel }] = await Promise.all([import('./contact-panel'), loadTexts('panel')])
  return { default: ContactPanel }
})
const ThreadSearch = lazy(async () => ({ default: (await import('./thread-search')).ThreadSearch }))

const route = getRouteApi('/signed-in/p/$project/inbox/$conversationId')

/** One conversation: its thread, the composer, and the panel of the contact. */
export function ThreadPage() {
  const { t } = useTranslation()
  const { conversationId } = route.useParams()
  const { project } = useProject()
  const client = useQueryClient()
  const query = useQuery({
    ...conversationQuery(project.id, conversationId),
    // The row of the list is enough to begin with, so that its messages need not wait for it.
    placeholderData: () => findConversation(client, project.id, conversationId),
  })

  if (query.data) return <OpenConversation key={conversationId} conversation={query.data} />
  return (
    <section className="flex min-h-0 min-w-0 flex-1 flex-col bg-canvas">
      <EmptyThreadHeader pending={query.isPending} />
      {query.isPending ? (
        <ThreadSkeleton />
      ) : query.isError ? (
        <Notice
          icon={CircleAlert}
          tone="danger"
          title={t('thread.errorTitle')}
          action={
            <Button busy={query.isFetching} onClick={() => void query.refetch()}>
              {t('common.retry')}
            </Button>
          }
        >
          {t(`errors.${failureKind(query.error)}`)}
        </Notice>
      ) : (
        <Notice icon={MessageCircleOff} title={t('thread.missingTitle')}>
          {t('thread.missing')}
        </Notice>
      )}
    </section>
  )
}

function OpenConversation({ conversation }: { conversation: ConversationRow }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { key } = useProject()
  const may = useMay()
  const search = route.useSearch()
  const canGoBack = useCanGoBack()
  const wide = useMediaQuery(WIDE)
  const [pinned, setPinned] = useRemembered('inbox.panel', true)
  const [panelWidth, setPanelWidth] = useRemembered('inbox.panel-width', 320)
  const assignMenu = useRef<MenuHandle>(null)
  const acts = useConversationActs(conversation)
  const name = contactLabel(conversation.contact, t('common.unknownPerson'))
  useMarkRead(conversation)
  const { colleagues, tellWriting } = usePresent(conversation.id)
  useTitle(name)

  // On a wide screen the panel stands beside the thread and is remembered; elsewhere it is a page with a way back.
  const panelOpen = wide ? pinned : search.panel === true
  const showPanel = (open: boolean) => {
    if (wide) setPinned(open)
    else if (open) void navigate({ to: '.', search: (now) => ({ ...now, panel: true }) })
    else if (canGoBack) history.back()
    else void navigate({ to: '.', search: (now) => ({ ...now, panel: undefined }), replace: true })
  }
  const back = () =>
    void navigate({
      to: '/p/$project/inbox',
      params: { project: key },
      search: keepList(search),
    })

  // Whoever marks it unread leaves it: on the screen it would be read again.
  const markUnread = () => {
    acts.markUnread()
    back()
  }

  const [quoted, setQuoted] = useState<MessageRow | null>(null)
  const reply = useCallback((row: MessageRow) => {
    setQuoted(row)
    document.getElementById(COMPOSER_ID)?.focus()
  }, [])
  const [searching, setSearching] = useState(false)
  const snoozeMenu = useRef<MenuHandle>(null)
  const window = windowState(conversation, useNow())
  const canAnswer = may('sendMessages') && conversation.contact?.blocked_at == null && window.open

  useShortcuts([
    { code: 'KeyR', run: () => document.getElementById(COMPOSER_ID)?.focus() },
    { code: 'KeyI', run: () => showPanel(!panelOpen) },
    { code: 'Escape', run: () => (!wide && panelOpen ? showPanel(false) : back()) },
    { code: 'KeyP', run: acts.togglePin },
    ...(may('closeConversations')
      ? [
          { code: 'KeyE', run: acts.toggleClosed },
          { code: 'KeyS', run: () => snoozeMenu.current?.open() },
        ]
      : []),
    ...(may('sendMessages') ? [{ code: 'KeyU', run: markUnread }] : []),
    ...(may('assignConversations') ? [{ code: 'KeyA', run: () => assignMenu.current?.open() }] : []),
  ])

  // The panel may come a moment later; a key may not wait for it.
  const stands = useDeferredValue(true, false)
  const panelRoom = <aside className="shrink-0 bg-surface" style={{ width: wide ? panelWidth : undefined }} />
  return (
    <>
      <h1 className="sr-only tablet:hidden">{name}</h1>
      <section
        aria-label={t('thread.label', { name })}
        className={cx(
          'min-h-0 min-w-0 flex-1 flex-col bg-canvas',
          panelOpen && !wide ? 'hidden tablet:flex' : 'flex',
        )}
      >
        <ThreadHeader
          conversation={conversation}
          acts={acts}
          assignMenu={assignMenu}
          snoozeMenu={snoozeMenu}
          onSearch={() => setSearching(true)}
          onUnread={markUnread}
          panelOpen={panelOpen}
          onPanel={() => showPanel(!panelOpen)}
        />
        <AlsoHere colleagues={colleagues} />
        {searching ? (
          <Suspense>
            <ThreadSearch conversation={conversation} onClose={() => setSearching(false)} />
          </Suspense>
        ) : null}
        <Thread conversation={conversation} onReply={canAnswer ? reply : undefined} />
        <Composer
          conversation={conversation}
          quoted={quoted}
          quotedAuthor={quoted?.direction === 'inbound' ? name : t('message.us')}
          onQuoteDone={() => setQuoted(null)}
          onWriting={tellWriting}
        />
      </section>
      {panelOpen && wide ? (
        <ResizeHandle
          label={t('contact.resize')}
          width={panelWidth}
          min={260}
          max={440}
          pane="end"
          onResize={setPanelWidth}
        />
      ) : null}
      {panelOpen && !stands ? panelRoom : null}
      {panelOpen && stands ? (
        <Suspense fallback={panelRoom}>
          <ContactPanel
            conversation={conversation}
            onClose={() => showPanel(false)}
            width={wide ? panelWidth : null}
          />
        </Suspense>
      ) : null}
    </>
  )
}
