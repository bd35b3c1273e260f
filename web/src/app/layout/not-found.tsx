import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Notice } from '@/components/ui/notice'

const linkClass =
  'inline-flex h-9 items-center rounded-lg border border-line-strong bg-surface px-3.5 font-medium hover:bg-hover touch:min-h-touch'

/** An address that leads nowhere, or to a project of others. */
export function NotFound({ data }: { data?: unknown }) {
  const { t } = useTranslation()
  const project = (data as { data?: unknown } | undefined)?.data === 'project' || data === 'project'
  return (
    <main className="flex min-h-full flex-1">
      <Notice
        icon={Compass}
        title={t(project ? 'projects.notMemberTitle' : 'errors.notFoundTitle')}
        action={
          <Link to={project ? '/projects' : '/'} className={linkClass}>
            {t(project ? 'projects.choose' : 'errors.goHome')}
          </Link>
        }
      >
        {t(project ? 'projects.notMember' : 'errors.notFound')}
      </Notice>
    </main>
  )
}
