import { getRouteApi, Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeFeed } from '@/lib/change-feed'
import { ProjectContext } from '@/lib/project'
import { createProjectFeed } from '@/lib/project-feed'
import { useShortcuts } from '@/lib/shortcuts'
import { useCatchUpOnReturn } from '@/lib/use-feed'
import { BottomBar } from './bottom-bar'
import { ConnectionBanner } from './connection-banner'
import { Rail } from './rail'

const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts-dialog')).ShortcutsDialog }))
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
  const [feed] = useState(() => createProjectFeed(membership, userId))
  const ready = useFeedStart(feed)
  useCatchUpOnReturn(feed)
  useShortcuts([{ code: 'Slash', shift: true, run: () => setHelpOpen(true) }])
  const value = useMemo(() => ({ ...membership, key: projectKey, feed }), [membership, projectKey, feed])

  return (
    <ProjectContext value={value}>
      <a
        href="#content"
        className="sr-only z-50 rounded-lg bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:absolute focus:start-2 focus:top-2"
      >
        {t('app.skipToContent')}
      </a>
      <div className="flex h-full min-h-0 flex-col tablet:flex-row">
        <Rail onHelp={() => setHelpOpen(true)} />
        <main id="content" className="flex min-h-0 min-w-0 flex-1 flex-col">
          <ConnectionBanner />
          {ready ? <Outlet /> : null}
        </main>
        <BottomBar onHelp={() => setHelpOpen(true)} />
      </div>
      {helpOpen ? (
        <Suspense>
          <ShortcutsDialog onClose={() => setHelpOpen(false)} />
        </Suspense>
      ) : null}
    </ProjectContext>
  )
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
