import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Ltr } from '@/components/ui/ltr'
import { Section } from '@/components/ui/page'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { Table } from '@/components/ui/table'
import { count, dayAndTime } from '@/lib/format'
import { useFormatOptions, useProject } from '@/lib/project'
import { useNow } from '@/lib/use-now'
import { unroutedQuery } from '../api/status'

/** What Meta delivers for numbers that nobody has registered. It is kept, and applied when somebody does. */
export function Unrouted() {
  const { t } = useTranslation()
  const { project, key } = useProject()
  const options = useFormatOptions()
  const now = useNow()
  const query = useQuery(unroutedQuery(project.id))
  return (
    <Section
      title={t('status.unrouted.title')}
      description={t('status.unrouted.description')}
      actions={
        query.data?.length ? (
          <Link
            to="/p/$project/numbers/connect"
            params={{ project: key }}
            className="inline-flex items-center font-medium text-accent-ink text-sm touch:min-h-touch"
          >
            {t('status.unrouted.connect')}
          </Link>
        ) : undefined
      }
    >
      <QueryView
        query={query}
        skeleton={<RowsSkeleton rows={1} />}
        isEmpty={(rows) => rows.length === 0}
        empty={<p className="text-ink-soft text-sm">{t('status.unrouted.empty')}</p>}
      >
        {(rows) => (
          <Table
            label={t('status.unrouted.title')}
            rows={rows}
            rowKey={(row) => `${row.phone_number_id}-${row.waba_id}`}
            columns={[
              {
                id: 'number',
                header: t('status.unrouted.number'),
                primary: true,
                cell: (row) => <Ltr>{row.phone_number_id}</Ltr>,
              },
              {
                id: 'updates',
                header: t('status.unrouted.updates'),
                align: 'end',
                cell: (row) => <span data-numeric>{count(row.updates, options.language)}</span>,
              },
              {
                id: 'last',
                header: t('status.unrouted.last'),
                cell: (row) => dayAndTime(Date.parse(row.last_at), now, options),
              },
            ]}
          />
        )}
      </QueryView>
    </Section>
  )
}
