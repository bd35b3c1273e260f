import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { InputField, SelectField } from '@/components/ui/field'
import { Ltr } from '@/components/ui/ltr'
import { Card, Section } from '@/components/ui/page'
import { ReadError, unwrap } from '@/lib/problem'
import { useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { supabase } from '@/lib/supabase'
import { useAct } from '@/lib/use-act'
import { settingsKeys } from '../../api/keys'
import { distrust, trust, trustedQuery } from '../../api/members'
import { projectQuery } from '../../api/project'
import { DeleteButton } from '../delete-button'

const VALUE = /^([^@\s]+@)?[a-z0-9-]+(\.[a-z0-9-]+)+$/

/** Whom the organisation's owner lets join by themselves. Nobody else sees it. */
export function TrustedAddresses() {
  const { project } = useProject()
  const me = useUserId()
  const { data: row } = useQuery(projectQuery(project.id))
  const { data: owner } = useQuery({
    queryKey: ['settings', project.id, 'tenant-owner'],
    enabled: row !== undefined,
    queryFn: async () => {
      const tenants = supabase()
        .rest.from('tenants')
        .select('owner_id')
        .eq('id', row?.tenant_id ?? '')
      return unwrap(await tenants)[0]?.owner_id ?? null
    },
  })
  if (!row || owner !== me) return null
  return <TrustList tenantId={row.tenant_id} />
}

function TrustList({ tenantId }: { tenantId: string }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const [value, setValue] = useState('')
  const [role, setRole] = useState<'viewer' | 'agent'>('viewer')
  const [problem, setProblem] = useState<string | null>(null)
  const { data: rows = [] } = useQuery(trustedQuery(project.id, tenantId))
  const refresh = [settingsKeys.trust(project.id)]
  const add = useAct({
    act: () =>
      trust({ tenant_id: tenantId, project_id: project.id, value: value.trim().toLowerCase(), role }),
    refresh,
    onDone: () => setValue(''),
    onFailed: (error) => {
      if (!(error instanceof ReadError) || error.code !== '23505') return false
      setProblem(t('settings.trust.exists'))
      return true
    },
  })
  const remove = useAct({ act: distrust, refresh, done: t('settings.trust.removed') })
  return (
    <Section title={t('settings.trust.title')} description={t('settings.trust.description')}>
      <Card>
        <form
          noValidate
          className="flex flex-wrap items-start gap-3 p-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (VALUE.test(value.trim().toLowerCase())) add.mutate()
            else setProblem(t('settings.trust.wrong'))
          }}
        >
          <InputField
            label={t('settings.trust.value')}
            placeholder="alazab.example"
            dir="ltr"
            autoCapitalize="none"
            className="min-w-48 flex-1"
            value={value}
            error={problem}
            onChange={(event) => {
              setValue(event.target.value)
              setProblem(null)
            }}
          />
          <SelectField
            label={t('settings.members.role')}
            value={role}
            onChange={(event) => setRole(event.target.value as typeof role)}
          >
            {(['viewer', 'agent'] as const).map((name) => (
              <option key={name} value={name}>
                {t(`roles.${name}`)}
              </option>
            ))}
          </SelectField>
          <Button type="submit" busy={add.isPending} className="mt-6.5 h-10">
            {t('common.add')}
          </Button>
        </form>
        {rows.length > 0 ? (
          <ul className="divide-y border-t">
            {rows.map((row) => (
              <li key={row.id} className="flex items-center gap-3 py-1 ps-4 pe-2">
                <Ltr className="min-w-0 flex-1 truncate text-start">{row.value}</Ltr>
                <span className="text-ink-soft text-sm">{t(`roles.${row.role}`)}</span>
                <DeleteButton
                  label={t('settings.trust.remove', { value: row.value })}
                  title={t('settings.trust.removeAsk', { value: row.value })}
                  onConfirm={() => remove.mutateAsync(row.id)}
                >
                  {t('settings.trust.removeText')}
                </DeleteButton>
              </li>
            ))}
          </ul>
        ) : null}
      </Card>
    </Section>
  )
}
