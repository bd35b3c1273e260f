import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/components/ui/dialog'
import { Ltr } from '@/components/ui/ltr'
import { exactTime } from '@/lib/format'
import { membersQuery, useFormatOptions, useProject } from '@/lib/project'
import type { MessageRow } from '../api/rows'
import { wamidQuery } from '../api/wamid'

/** Every time of a message, who sent it, and the names by which Meta and the hub know it. */
export function MessageInfo({ row, onClose }: { row: MessageRow; onClose: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const options = useFormatOptions()
  const { data: members } = useQuery(membersQuery(project.id))
  const { data: wamid } = useQuery(wamidQuery(row.id))
  const time = (at: string | null) => (at === null ? null : exactTime(Date.parse(at), options))
  const facts = [
    { name: t('message.info.at'), value: time(row.occurred_at) },
    { name: t('message.info.scheduled'), value: time(row.scheduled_for) },
    { name: t('ticks.sent'), value: time(row.sent_at) },
    { name: t('ticks.delivered'), value: time(row.delivered_at) },
    { name: t('ticks.read'), value: time(row.read_at) },
    { name: t('ticks.played'), value: time(row.played_at) },
    { name: t('message.info.edited'), value: time(row.edited_at) },
    { name: t('message.info.revoked'), value: time(row.revoked_at) },
    { name: t('message.info.sender'), value: members?.find(({ id }) => id === row.sender_id)?.name ?? null },
    {
      name: t('message.info.error'),
      value: [row.error_code, row.error_details ?? row.error_title].filter(Boolean).join(' · '),
    },
  ].filter(({ value }) => value)
  return (
    <Dialog title={t('message.menu.info')} closeLabel={t('common.close')} onClose={onClose}>
      <dl className="flex flex-col gap-3 text-sm">
        {facts.map(({ name, value }) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-6 gap-y-0.5">
            <dt className="text-ink-soft">{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
        {wamid ? (
          <div className="flex flex-col gap-0.5 border-t pt-3">
            <dt className="text-ink-soft">{t('message.info.wamid')}</dt>
            <dd className="break-all text-xs">
              <Ltr className="select-all">{wamid}</Ltr>
            </dd>
          </div>
        ) : null}
      </dl>
    </Dialog>
  )
}
