import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Smartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/components/ui/badge'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Card, Section } from '@/components/ui/page'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { duration } from '@/lib/durations'
import { useMay, useProject } from '@/lib/project'
import { useLanguage } from '@/lib/use-language'
import { lagQuery, type NumberHealth, numberHealthQuery } from '../api/lists'

const QUALITY = {
  GREEN: ['good', 'home.quality.green'],
  YELLOW: ['warn', 'home.quality.yellow'],
  RED: ['danger', 'home.quality.red'],
} as const satisfies Record<string, [Tone, string]>

const STATUS = {
  CONNECTED: ['good', 'home.status.connected'],
  PENDING: ['warn', 'home.status.pending'],
  FLAGGED: ['danger', 'home.status.flagged'],
  RESTRICTED: ['danger', 'home.status.restricted'],
  BANNED: ['danger', 'home.status.banned'],
  RATE_LIMITED: ['warn', 'home.status.rateLimited'],
  DISCONNECTED: ['danger', 'home.status.disconnected'],
} as const satisfies Record<string, [Tone, string]>

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
                <Link
                  to="/p/$project/numbers"
                  params={{ project: key }}
                  className="font-medium text-accent-ink touch:min-h-touch"
                >
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
  const status = STATUS[row.status as keyof typeof STATUS]
  const quality = QUALITY[row.quality_rating as keyof typeof QUALITY]
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
        <Badge tone={status?.[0]}>{status ? t(status[1]) : row.status}</Badge>
      </span>
      <span className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1.5 text-sm">
        <span className="text-ink-faint">{t('home.qualityName')}</span>
        <span>{quality ? <Badge tone={quality[0]}>{t(quality[1])}</Badge> : t('home.quality.unknown')}</span>
        <span className="text-ink-faint">{t('home.limit')}</span>
        <span>{limitText(row.messaging_limit, t('home.unlimited')) ?? '–'}</span>
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

/** Meta's word for how many people a day the number may begin with: `TIER_2K`. */
function limitText(limit: string | null, unlimited: string): string | null {
  if (limit === null) return null
  if (limit === 'TIER_UNLIMITED') return unlimited
  const size = /^TIER_(\d+)(K?)$/.exec(limit)
  return size ? String(Number(size[1]) * (size[2] ? 1000 : 1)) : limit
}
