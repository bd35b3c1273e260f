import { getRouteApi, Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { type ComponentType, lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { iconButtonClass } from '@/components/ui/icon-button'
import { NotAllowed } from '@/components/ui/not-allowed'
import { Page } from '@/components/ui/page'
import { RowsSkeleton } from '@/components/ui/query-view'
import { cx } from '@/lib/cx'
import { PHONE, useMediaQuery } from '@/lib/media-query'
import { useMay, useProject } from '@/lib/project'
import { useTitle } from '@/lib/use-title'
import { ALL, SECTIONS, type SectionId } from '../model/sections'

const route = getRouteApi('/signed-in/p/$project/settings/$section')

const PAGES: Record<SectionId, ComponentType> = {
  project: lazy(async () => ({ default: (await import('./project-section')).ProjectSection })),
  members: lazy(async () => ({ default: (await import('./members/members-section')).MembersSection })),
  teams: lazy(async () => ({ default: (await import('./teams-section')).TeamsSection })),
  'quick-replies': lazy(async () => ({
    default: (await import('./quick-replies-section')).QuickRepliesSection,
  })),
  tags: lazy(async () => ({ default: (await import('./tags-section')).TagsSection })),
  ai: lazy(async () => ({ default: (await import('./ai-section')).AiSection })),
  integrations: lazy(async () => ({ default: (await import('./integrations-section')).IntegrationsSection })),
  retention: lazy(async () => ({ default: (await import('./retention-section')).RetentionSection })),
  transfer: lazy(async () => ({ default: (await import('./transfer-section')).TransferSection })),
  notifications: lazy(async () => ({
    default: (await import('./notifications-section')).NotificationsSection,
  })),
  appearance: lazy(async () => ({ default: (await import('./appearance-section')).AppearanceSection })),
  sessions: lazy(async () => ({ default: (await import('./sessions-section')).SessionsSection })),
}

/** The settings: their list beside one of them; on a phone one after the other. */
export function SettingsPage() {
  const { t } = useTranslation()
  const { key } = useProject()
  const may = useMay()
  const phone = useMediaQuery(PHONE)
  const { section: wanted } = route.useParams()
  const section = SECTIONS.find(({ id }) => id === wanted) ?? SECTIONS[0]
  const listOnly = phone && wanted === ALL
  const name = listOnly ? t('settings.title') : t(`settings.sections.${section.id}`)
  useTitle(listOnly ? name : `${name} · ${t('settings.title')}`)
  if (listOnly) {
    return (
      <Page title={name}>
        <SectionList current={null} />
      </Page>
    )
  }
  const Section = PAGES[section.id]
  const allowed = !('needs' in section) || may(section.needs)
  return (
    <Page
      title={name}
      before={
        phone ? (
          <Link
            to="/p/$project/settings/$section"
            params={{ project: key, section: ALL }}
            aria-label={t('common.back')}
            className={cx(iconButtonClass, '-ms-2')}
          >
            <ChevronRight aria-hidden className="size-5 ltr:rotate-180" />
          </Link>
        ) : undefined
      }
    >
      <div className="flex w-full flex-1 gap-8">
        {phone ? null : (
          <div className="w-52 shrink-0">
            <SectionList current={section.id} />
          </div>
        )}
        <div className="flex min-w-0 max-w-reading flex-1 flex-col gap-6">
          {allowed ? (
            <Suspense fallback={<RowsSkeleton rows={5} />}>
              <Section />
            </Suspense>
          ) : (
            <NotAllowed />
          )}
        </div>
      </div>
    </Page>
  )
}

function SectionList({ current }: { current: SectionId | null }) {
  const { t } = useTranslation()
  const { key } = useProject()
  const may = useMay()
  const shown = SECTIONS.filter((section) => !('needs' in section) || may(section.needs))
  return (
    <nav aria-label={t('settings.title')} className="flex flex-col gap-5">
      {(['project', 'you'] as const).map((group) => (
        <div key={group} className="flex flex-col gap-1">
          <p className="px-2.5 font-medium text-ink-faint text-xs">{t(`settings.groups.${group}`)}</p>
          <ul className="flex flex-col max-tablet:divide-y max-tablet:overflow-hidden max-tablet:rounded-xl max-tablet:border max-tablet:bg-surface">
            {shown
              .filter((section) => section.group === group)
              .map(({ id, icon: Icon }) => (
                <li key={id}>
                  <Link
                    to="/p/$project/settings/$section"
                    params={{ project: key, section: id }}
                    aria-current={id === current ? 'page' : undefined}
                    activeProps={{}}
                    className="flex min-h-9 items-center gap-2.5 rounded-lg px-2.5 text-ink-soft -outline-offset-2 hover:bg-hover hover:text-ink aria-[current=page]:bg-selected aria-[current=page]:font-medium aria-[current=page]:text-accent-ink max-tablet:min-h-12 max-tablet:rounded-none max-tablet:px-4"
                  >
                    <Icon aria-hidden className="size-4 shrink-0" />
                    <span className="flex-1">{t(`settings.sections.${id}`)}</span>
                    <ChevronRight aria-hidden className="mirror size-4 text-ink-faint tablet:hidden" />
                  </Link>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
