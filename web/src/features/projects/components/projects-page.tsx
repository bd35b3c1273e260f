import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Building2, ChevronLeft, FolderLock, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Door } from '@/components/door'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { membershipsQuery, projectKey } from '@/lib/project'
import { signOut, useUserEmail, useUserId } from '@/lib/session'
import { useTitle } from '@/lib/use-title'
import { ownsTenantQuery } from '../api/owns-tenant'
import { OfferedTransfers } from './offered-transfers'

/** The choice of a project, for members of several; and what to do for members of none. */
export function ProjectsPage() {
  const { t } = useTranslation()
  const email = useUserEmail()
  useTitle(t('projects.title'))
  const { data: memberships } = useSuspenseQuery(membershipsQuery(useUserId()))
  return (
    <Door
      actions={
        <Button look="quiet" onClick={() => void signOut()}>
          {t('nav.signOut')}
        </Button>
      }
    >
      {memberships.length === 0 ? (
        <div className="flex w-full max-w-form flex-col gap-5">
          <OfferedTransfers />
          <Notice icon={FolderLock} title={t('projects.emptyTitle')} action={<NewProjectLink />}>
            {t('projects.empty')}
            <Ltr className="font-medium text-ink">{email}</Ltr>
          </Notice>
        </div>
      ) : (
        <div className="flex w-full max-w-form flex-col gap-5">
          <div className="flex flex-col gap-1">
            <h1 className="font-semibold text-xl">{t('projects.title')}</h1>
            <p className="text-ink-soft">
              {t(memberships.length > 1 ? 'projects.subtitle' : 'projects.subtitleOne')}
            </p>
          </div>
          <OfferedTransfers />
          <ul className="divide-y overflow-hidden rounded-xl border bg-surface">
            {memberships.map(({ project, role }) => (
              <li key={project.id}>
                <Link
                  to="/p/$project/inbox"
                  params={{ project: projectKey(project, memberships) }}
                  className="flex items-center gap-3 px-4 py-3 -outline-offset-2 hover:bg-hover"
                >
                  <Avatar name={project.name} seed={project.id} className="rounded-lg" />
                  <span className="flex min-w-0 flex-1 flex-col">
                    <bdi dir="auto" className="line-auto font-medium">
                      {project.name}
                    </bdi>
                    <span className="text-ink-faint text-sm">{t(`roles.${role}`)}</span>
                  </span>
                  <ChevronLeft aria-hidden className="size-4 shrink-0 text-ink-faint ltr:rotate-180" />
                </Link>
              </li>
            ))}
          </ul>
          <NewProjectLink />
        </div>
      )}
    </Door>
  )
}

/** For who owns an organisation; the page itself tells anybody else why not. */
function NewProjectLink() {
  const { t } = useTranslation()
  const { data: owns } = useQuery(ownsTenantQuery(useUserId()))
  if (!owns) return null
  return (
    <span className="inline-flex flex-wrap items-center gap-x-5 gap-y-2">
      <Link
        to="/projects/new"
        className="inline-flex items-center gap-1.5 font-medium text-accent-ink touch:min-h-touch"
      >
        <Plus aria-hidden className="size-4" />
        {t('projects.create')}
      </Link>
      <Link
        to="/tenants"
        className="inline-flex items-center gap-1.5 font-medium text-accent-ink touch:min-h-touch"
      >
        <Building2 aria-hidden className="size-4" />
        {t('tenants.title')}
      </Link>
    </span>
  )
}
