import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SwitchField } from '@/components/ui/field'
import { Card, Section } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { useProject } from '@/lib/project'
import { useAct } from '@/lib/use-act'
import { settingsKeys } from '../api/keys'
import { type Preference, preferencesQuery, savePreferences } from '../api/own'

/** Of what the person is told in the dashboard. */
export function NotificationsSection() {
  const { t } = useTranslation()
  const { project } = useProject()
  const client = useQueryClient()
  const query = useQuery(preferencesQuery(project.id))
  const key = settingsKeys.preferences(project.id)
  const save = useAct({
    act: (preference: Preference) => {
      // The switch moves at once; a refusal brings it back with what is read again.
      client.setQueryData(preferencesQuery(project.id).queryKey, (rows) =>
        rows?.map((row) => (row.kind === preference.kind ? preference : row)),
      )
      return savePreferences(project.id, [preference])
    },
    refresh: [key],
    onFailed: () => {
      void client.invalidateQueries({ queryKey: key })
      return false
    },
  })
  return (
    <Section
      title={t('settings.notifications.title')}
      description={t('settings.notifications.description', { project: project.name })}
    >
      <QueryView query={query}>
        {(rows) => (
          <Card className="divide-y">
            {rows.map((row) => (
              <SwitchField
                key={row.kind}
                className="px-4 py-3"
                label={t(`settings.notifications.kinds.${row.kind}`)}
                hint={t(`settings.notifications.hints.${row.kind}`)}
                checked={row.in_app}
                onChange={(in_app) => save.mutate({ ...row, in_app })}
              />
            ))}
          </Card>
        )}
      </QueryView>
      <p className="text-ink-faint text-sm">{t('settings.notifications.email')}</p>
    </Section>
  )
}
