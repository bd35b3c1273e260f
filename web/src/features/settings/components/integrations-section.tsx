import { useQuery } from '@tanstack/react-query'
import { Pencil, Plug, Plus } from 'lucide-react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { CheckField, InputField, SelectField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Card, Section } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { useProject } from '@/lib/project'
import { useAct } from '@/lib/use-act'
import { settingsKeys } from '../api/keys'
import {
  changeIntegration,
  createIntegration,
  deleteIntegration,
  type Integration,
  integrationsQuery,
} from '../api/machines'
import { DeleteButton } from './delete-button'
import { SecretNote } from './secret-note'

const KINDS = ['erp', 'crm', 'helpdesk', 'accounting', 'sheet', 'automation', 'calendar', 'other'] as const

/** Programs of others: where they are, and the secret that opens them. */
export function IntegrationsSection() {
  const { t } = useTranslation()
  const { project } = useProject()
  const query = useQuery(integrationsQuery(project.id))
  const [editing, setEditing] = useState<Integration | 'new' | null>(null)
  const refresh = [settingsKeys.integrations(project.id)]
  const remove = useAct({ act: deleteIntegration, refresh, done: t('settings.integrations.removed') })
  const add = (
    <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => setEditing('new')}>
      {t('settings.integrations.add')}
    </Button>
  )
  return (
    <Section
      title={t('settings.integrations.title')}
      description={t('settings.integrations.description')}
      actions={query.data?.length ? add : undefined}
    >
      <QueryView
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Card>
            <Notice icon={Plug} title={t('settings.integrations.emptyTitle')} action={add}>
              {t('settings.integrations.empty')}
            </Notice>
          </Card>
        }
      >
        {(rows) => (
          <ul className="divide-y overflow-hidden rounded-xl border bg-surface">
            {rows.map((row) => (
              <li key={row.id} className="flex items-start gap-3 py-3 ps-4 pe-2">
                <span className="flex min-w-0 flex-1 flex-col gap-1">
                  <span className="flex flex-wrap items-center gap-2">
                    <bdi dir="auto" className="font-medium">
                      {row.name}
                    </bdi>
                    <Badge>{t(`settings.integrations.kinds.${row.kind}`)}</Badge>
                    <Badge tone={row.is_active ? 'good' : 'neutral'}>
                      {t(row.is_active ? 'settings.integrations.active' : 'settings.integrations.inactive')}
                    </Badge>
                  </span>
                  <span className="truncate text-ink-soft text-sm">
                    <Ltr>{addressOf(row) || row.provider}</Ltr>
                  </span>
                  <SecretNote last4={row.secret_last4} />
                </span>
                <span className="inline-flex">
                  <IconButton
                    label={t('settings.editNamed', { name: row.name })}
                    tip="above"
                    onClick={() => setEditing(row)}
                  >
                    <Pencil aria-hidden className="size-4" />
                  </IconButton>
                  <DeleteButton
                    label={t('settings.deleteNamed', { name: row.name })}
                    title={t('settings.deleteAsk', { name: row.name })}
                    onConfirm={() => remove.mutateAsync(row.id)}
                  >
                    {t('settings.integrations.deleteText')}
                  </DeleteButton>
                </span>
              </li>
            ))}
          </ul>
        )}
      </QueryView>
      {editing ? (
        <IntegrationDialog row={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </Section>
  )
}

function addressOf(row: Integration | null): string {
  return typeof row?.config.url === 'string' ? row.config.url : ''
}

interface Fields {
  name: string
  kind: (typeof KINDS)[number]
  provider: string
  url: string
  secret: string
  is_active: boolean
}

function IntegrationDialog({ row, onClose }: { row: Integration | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const form = useForm<Fields>({
    defaultValues: {
      name: row?.name ?? '',
      kind: row?.kind ?? 'erp',
      provider: row?.provider ?? '',
      url: addressOf(row),
      secret: '',
      is_active: row?.is_active ?? false,
    },
  })
  const { errors } = form.formState
  const save = useAct({
    act: ({ url, secret, is_active, provider, ...fields }: Fields) => {
      const { url: _before, ...config } = row?.config ?? {}
      const body = {
        ...fields,
        config: url.trim() ? { ...config, url: url.trim() } : config,
        ...(secret.trim() ? { secret: secret.trim() } : {}),
      }
      return row
        ? changeIntegration(row.id, { ...body, is_active })
        : createIntegration({ ...body, provider, project_id: project.id, event_types: [] })
    },
    refresh: [settingsKeys.integrations(project.id)],
    done: t('common.saved'),
    onDone: onClose,
  })
  return (
    <Dialog
      title={t(row ? 'settings.integrations.edit' : 'settings.integrations.add')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((fields) => save.mutate(fields))}
      >
        <InputField
          label={t('settings.integrations.name')}
          maxLength={120}
          error={errors.name?.message}
          {...form.register('name', { validate: (text) => text.trim() !== '' || t('settings.required') })}
        />
        <div className="grid gap-4 tablet:grid-cols-2">
          <SelectField label={t('settings.integrations.kind')} {...form.register('kind')}>
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`settings.integrations.kinds.${kind}`)}
              </option>
            ))}
          </SelectField>
          {row ? (
            <InputField
              label={t('settings.integrations.provider')}
              dir="ltr"
              value={row.provider}
              disabled
              readOnly
            />
          ) : (
            <InputField
              label={t('settings.integrations.provider')}
              hint={t('settings.integrations.providerHint')}
              dir="ltr"
              autoCapitalize="none"
              error={errors.provider?.message}
              {...form.register('provider', {
                required: t('settings.required'),
                pattern: {
                  value: /^[a-z][a-z0-9_-]{1,39}$/,
                  message: t('settings.integrations.providerWrong'),
                },
              })}
            />
          )}
        </div>
        <InputField
          label={t('settings.integrations.url')}
          type="url"
          dir="ltr"
          placeholder="https://"
          error={errors.url?.message}
          {...form.register('url', {
            validate: (url) =>
              url.trim() === '' || /^https:\/\/\S+$/.test(url.trim()) || t('settings.integrations.urlWrong'),
          })}
        />
        <InputField
          label={t('settings.integrations.secret')}
          hint={<SecretNote last4={row?.secret_last4 ?? null} />}
          type="password"
          dir="ltr"
          autoComplete="off"
          placeholder={row?.secret_last4 ? t('settings.secret.keep') : undefined}
          error={errors.secret?.message}
          {...form.register('secret', {
            validate: (key) => key.trim() === '' || key.trim().length >= 8 || t('settings.secret.short'),
          })}
        />
        {row ? (
          <CheckField label={t('settings.integrations.isActive')} {...form.register('is_active')} />
        ) : null}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
