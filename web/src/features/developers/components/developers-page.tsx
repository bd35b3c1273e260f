import { useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { NotAllowed } from '@/components/ui/not-allowed'
import { Page } from '@/components/ui/page'
import { RowsSkeleton } from '@/components/ui/query-view'
import { Tabs } from '@/components/ui/tabs'
import { useMay } from '@/lib/project'
import { useTitle } from '@/lib/use-title'

const SECTIONS = ['keys', 'docs', 'events'] as const
type Section = (typeof SECTIONS)[number]

const VIEWS = {
  keys: lazy(async () => ({ default: (await import('./keys-view')).KeysView })),
  docs: lazy(async () => ({ default: (await import('./docs-view')).DocsView })),
  events: lazy(async () => ({ default: (await import('./events-view')).EventsView })),
}

/** What developers need: keys, the reference of the API, the feed of events. */
export function DevelopersPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const may = useMay()
  const wanted = useParams({ strict: false, select: ({ section }) => section })
  const section: Section = SECTIONS.find((name) => name === wanted) ?? 'keys'
  const View = VIEWS[section]
  useTitle(t(`developers.sections.${section}`))
  if (!may('manageKeys')) return <NotAllowed />
  return (
    <Page
      title={t('developers.title')}
      toolbar={
        <Tabs
          label={t('developers.sections.label')}
          tabs={SECTIONS.map((name) => ({ name, text: t(`developers.sections.${name}`) }))}
          current={section}
          onChange={(name) =>
            void navigate({ to: '/p/$project/developers/$section', params: { section: name } as never })
          }
        />
      }
    >
      <Suspense fallback={<RowsSkeleton />}>
        <View />
      </Suspense>
    </Page>
  )
}
