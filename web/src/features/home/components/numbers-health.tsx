import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Smartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { MessagingLimit, NumberQuality, NumberStatus } from '@/components/number-state'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Card, Section } from '@/components/ui/page'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { textLinkClass } from '@/components/ui/text-link'
import { duration } from '@/lib/durations'
import { useMay, useProject } from '@/lib/project'
import { useLanguage } from '@/lib/use-language'
import { lagQuery, type NumberHealth, numberHealthQuery } from '../api/lists'

/** Each number: whether it works, how Meta rates it, how many people it may begin with, how far behind it is. */
export function NumbersHealth() {
  const { t } = useTranslation()
  const { project, key } = useProject()
  const query = useQuery(numberHealthQuery(project.id))
  return (
    <Section title={t('home.numbers')}>
      <QueryView
        query={query}
        skeleton={<RowsSkeleton rows={2} />}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Card>
            <Notice
              icon={Smartphone}
              title={t('home.noNumbersTitle')}
              action={
                <Link to="/p/$project/numbers" params={{ project: key }} className={textLinkClass}>
                  {t('home.toNumbers')}
                </Link>
              }
            >
              {t('home.noNumbers')}
            </Notice>
          </Card>
        }
      >
        {(rows) => (
          <ul className="flex flex-col gap-3">
            {rows.map((row) => (
              <li key={row.id}>
                <NumberCard row={row} />
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Section>
  )
}

function NumberCard({ row }: { row: NumberHealth }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { key, project } = useProject()
  const may = useMay()
  const { data: lags } = useQuery({ ...lagQuery(project.id), enabled: may('seeStatus') })
  const lag = lags?.get(row.id)
  return (
    <Link
      to="/p/$project/numbers/$numberId"
      params={{ project: key, numberId: row.id }}
      className="flex flex-col gap-3 rounded-xl border bg-surface p-4 hover:bg-hover"
    >
      <span className="flex items-start gap-2">
        <span className="min-w-0 flex-1">
          <bdi dir="auto" className="line-auto font-medium">
            {row.name ?? row.verified_name ?? row.display_phone_number}
          </bdi>
          <Ltr className="text-ink-soft text-sm">{row.display_phone_number}</Ltr>
        </span>
        <NumberStatus status={row.status} />
      </span>
      <span className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1.5 text-sm">
        <span className="text-ink-faint">{t('home.qualityName')}</span>
        <span>
          <NumberQuality rating={row.quality_rating} />
        </span>
        <span className="text-ink-faint">{t('home.limit')}</span>
        <span>
          <MessagingLimit limit={row.messaging_limit} />
        </span>
        {may('seeStatus') ? (
          <>
            <span className="text-ink-faint">{t('home.lag')}</span>
            <span>
              {lag === undefined || lag === null ? t('home.nothingThisHour') : duration(lag, language)}
            </span>
          </>
        ) : null}
      </span>
    </Link>
  )
}
