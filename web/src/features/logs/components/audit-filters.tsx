import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Select } from '@/components/ui/field'
import { membersQuery, useProject } from '@/lib/project'
import type { LogsSearch } from '../model/search'

/** The tables whose changes are audited most. */
const SUBJECTS = [
  'conversations',
  'contacts',
  'project_members',
  'teams',
  'templates',
  'message_templates',
  'whatsapp_numbers',
  'api_keys',
  'integrations',
  'ai_configurations',
  'projects',
  'tags',
  'media_files',
] as const

/** Whose changes, and to what. */
export function AuditFilters(props: { search: LogsSearch; onShow: (change: Partial<LogsSearch>) => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { data: members = [] } = useQuery(membersQuery(project.id))
  const { search, onShow } = props
  return (
    <>
      <Select
        label={t('logs.who')}
        value={search.actor ?? ''}
        onChange={(event) => onShow({ actor: event.target.value || undefined })}
      >
        <option value="">{t('logs.anyone')}</option>
        {members.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        label={t('logs.subject')}
        value={search.subject ?? ''}
        onChange={(event) => onShow({ subject: event.target.value || undefined })}
      >
        <option value="">{`${t('logs.subject')}: ${t('common.all')}`}</option>
        {SUBJECTS.map((subject) => (
          <option key={subject} value={subject}>
            {subject}
          </option>
        ))}
      </Select>
    </>
  )
}
