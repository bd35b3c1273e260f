import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Outlet } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommandBar } from '@/features/commands/components/use-command-bar'
import { notificationsKey } from '@/features/notifications/api/unread'
import type { ChangeFeed } from '@/lib/change-feed'
import { loadTexts } from '@/lib/i18n'
import { ProjectContext } from '@/lib/project'
import { createProjectFeed } from '@/lib/project-feed'
import { useShortcuts } from '@/lib/shortcuts'
import { useCatchUpOnReturn } from '@/lib/use-feed'
import { BottomBar } from './bottom-bar'
import { ConnectionBanner } from './connection-banner'
import { usePages } from './entries'
import { Rail } from './rail'

const ShortcutsDialog = lazy(async () => {
  const [{ ShortcutsDialog }] = await Promise.all([import('./shortcuts-dialog'), loadTexts('shortcuts')])
  return { default: ShortcutsDialog }
})
const NOTE_DEVICE_MS = 5_000
const route = getRouteApi('/signed-in/p/$project')

/** The frame of every page of a project: rail or bottom bar, news, banner. */
export function ProjectLayout() {
  const { membership } = route.useRouteContext()
  return <ProjectFrame key={membership.project.id} />
}

function ProjectFrame() {
  const { t } = useTranslation()
  const { membership, projectKey, userId } = route.useRouteContext()
  const [helpOpen, setHelpOpen] = useState(false)
  const client = useQueryClient()
  const readNews = () => void client.invalidateQueries({ queryKey: notificationsKey(membership.project.id) })
  const [feed] = useState(() => createProjectFeed(membership, userId, readNews))
  useNewsOnJoining(feed, readNews)
  const ready = useFeedStart(feed)
  useCatchUpOnReturn(feed)
  useShortcuts([{ code: 'Slash', shift: true, run: () => setHelpOpen(true) }])
  const value = useMemo(() => ({ ...membership, key: projectKey, feed }), [membership, projectKey, feed])

  useNoteDevice()
  const help = () => setHelpOpen(true)

  return (
    <ProjectContext value={value}>
      <a
        href="#content"
        className="sr-only z-50 rounded-lg bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:absolute focus:start-2 focus:top-2"
      >
        {t('app.skipToContent')}
      </a>
      <Frame onHelp={help}>{ready ? <Outlet /> : null}</Frame>
      {helpOpen ? (
        <Suspense>
          <ShortcutsDialog onClose={() => setHelpOpen(false)} />
        </Suspense>
      ) : null}
    </ProjectContext>
  )
}

function Frame({ onHelp, children }: { onHelp: () => void; children: ReactNode }) {
  const commands = useCommandBar({ pages: usePages(), onHelp })
  return (
    <>
      <div className="flex h-full min-h-0 flex-col tablet:flex-row">
        <Rail onHelp={onHelp} onCommands={commands.open} />
        <main id="content" className="flex min-h-0 min-w-0 flex-1 flex-col">
          <ConnectionBanner />
          {children}
        </main>
        <BottomBar onHelp={onHelp} onCommands={commands.open} />
      </div>
      {commands.bar}
    </>
  )
}

/** What came while nobody listened is read when the topics are joined, at first and after an interruption. */
function useNewsOnJoining(feed: ChangeFeed, readNews: () => void): void {
  const latest = useRef(readNews)
  useEffect(
    () =>
      feed.onState(() => {
        if (feed.state() === 'live') latest.current()
      }),
    [feed],
  )
}

/** Notes once that this device is in use, when the page has nothing better to do. */
function useNoteDevice(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      void import('@/lib/touch-session').then(({ touchSession }) => touchSession()).catch(() => {})
    }, NOTE_DEVICE_MS)
    return () => clearTimeout(timer)
  }, [])
}

/** Starts the feed before the pages read anything, so that nothing falls between their reads and the first news. */
function useFeedStart(feed: ChangeFeed): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    void feed.start().then(() => setReady(true))
    return () => feed.stop()
  }, [feed])
  return ready
}
