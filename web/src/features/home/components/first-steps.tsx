import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import { ChevronRight, Circle, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/page'
import { cx } from '@/lib/cx'
import { useMay, useProject } from '@/lib/project'
import { useRemembered } from '@/lib/use-remembered'
import { firstStepsQuery, STEPS, type Step } from '../api/lists'

/** What a new project still needs, read from what it has. Gone when all is done, or when the person has had enough. */
export function FirstSteps() {
  const { t } = useTranslation()
  const { project, key } = useProject()
  const admin = useMay()('changeProject')
  const [hidden, setHidden] = useRemembered(`first-steps-hidden.${project.id}`, false)
  const { data: done } = useQuery({ ...firstStepsQuery(project.id), enabled: admin && !hidden })
  if (!admin || hidden || !done || STEPS.every((step) => done[step])) return null

  const params = { project: key }
  const links: Record<Step, LinkProps> = {
    number: { to: '/p/$project/numbers/connect', params },
    message: { to: '/p/$project/numbers', params },
    template: { to: '/p/$project/templates', params },
    member: { to: '/p/$project/settings/$section', params: { ...params, section: 'members' } },
    quickReply: { to: '/p/$project/settings/$section', params: { ...params, section: 'quick-replies' } },
  }
  return (
    <Card className="flex flex-col">
      <header className="flex items-start gap-3 border-b px-4 py-3">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-base">{t('home.steps.title')}</h2>
          <p className="text-ink-soft text-sm">
            {t('home.steps.progress', {
              done: STEPS.filter((step) => done[step]).length,
              total: STEPS.length,
            })}
          </p>
        </div>
        <Button size="sm" look="quiet" onClick={() => setHidden(true)}>
          {t('home.steps.hide')}
        </Button>
      </header>
      <ol className="divide-y">
        {STEPS.map((step) => {
          const Icon = done[step] ? CircleCheck : Circle
          const words = (
            <>
              <Icon
                role="img"
                aria-label={t(done[step] ? 'home.steps.done' : 'home.steps.open')}
                className={cx('size-5 shrink-0', done[step] ? 'text-accent-ink' : 'text-ink-faint')}
              />
              <span className="min-w-0 flex-1">
                <span className={cx('block font-medium', done[step] && 'text-ink-soft')}>
                  {t(`home.steps.${step}`)}
                </span>
                {done[step] ? null : (
                  <span className="block text-ink-soft text-sm">{t(`home.steps.${step}Hint`)}</span>
                )}
              </span>
            </>
          )
          return (
            <li key={step}>
              {done[step] ? (
                <span className="flex items-center gap-3 px-4 py-2.5">{words}</span>
              ) : (
                <Link
                  {...links[step]}
                  className="flex items-center gap-3 px-4 py-2.5 -outline-offset-2 hover:bg-hover touch:min-h-touch"
                >
                  {words}
                  <ChevronRight aria-hidden className="mirror size-4 shrink-0 text-ink-faint" />
                </Link>
              )}
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
