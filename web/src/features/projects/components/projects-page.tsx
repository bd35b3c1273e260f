import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, FolderLock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from '@/components/language-switch'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Logo } from '@/components/ui/logo'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { membershipsQuery, projectKey } from '@/lib/project'
import { signOut, useUserEmail, useUserId } from '@/lib/session'
import { useTitle } from '@/lib/use-title'

/** The choice of a project, for members of several; and what to do for members of none. */
export function ProjectsPage() {
  const { t } = useTranslation()
  const email = useUserEmail()
  useTitle(t('projects.title'))
  const { data: memberships } = useSuspenseQuery(membershipsQuery(useUserId()))
  return (
    <div className="flex min-h-full flex-col bg-canvas">
      <header className="flex items-center justify-between px-4 py-3 tablet:px-6">
        <span className="flex items-center gap-2.5 font-semibold">
          <Logo className="size-7" />
          {t('app.name')}
        </span>
        <span className="flex items-center gap-1">
          <LanguageSwitch />
          <Button look="quiet" onClick={() => void signOut()}>
            {t('nav.signOut')}
          </Button>
        </span>
      </header>
      <main className="flex flex-1 items-start justify-center px-4 py-8 tablet:items-center tablet:pb-28">
        {memberships.length === 0 ? (
          <Notice icon={FolderLock} title={t('projects.emptyTitle')}>
            {t('projects.empty')}
            <Ltr className="font-medium text-ink">{email}</Ltr>
          </Notice>
        ) : (
          <div className="flex w-full max-w-form flex-col gap-5">
            <div className="flex flex-col gap-1">
              <h1 className="font-semibold text-xl">{t('projects.title')}</h1>
              <p className="text-ink-soft">{t('projects.subtitle')}</p>
            </div>
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
          </div>
        )}
      </main>
    </div>
  )
}
