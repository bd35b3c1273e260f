import { useQuery } from '@tanstack/react-query'
import { Info } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { CheckField, InputField, SelectField, TextAreaField } from '@/components/ui/field'
import { Card } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { useMay, useProject } from '@/lib/project'
import { useAct } from '@/lib/use-act'
import { settingsKeys } from '../api/keys'
import { type AiSettings, aiSettingsQuery, saveAiSettings } from '../api/machines'
import { SecretNote } from './secret-note'

const PROVIDERS = ['openai', 'anthropic', 'google', 'xai', 'deepseek', 'custom'] as const

/** What they call themselves; names are the same in every language. */
const PROVIDER_NAMES = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  google: 'Google',
  xai: 'xAI',
  deepseek: 'DeepSeek',
} as const

interface Fields {
  is_enabled: boolean
  provider: (typeof PROVIDERS)[number]
  model: string
  system_prompt: string
  temperature: number
  max_tokens: number
  timeout_seconds: number
  history_messages: number
  min_confidence: number
  reply_to_buttons: boolean
  monthly_budget_usd: number | null
  api_key: string
}

/** How a model is to answer; its key goes to Vault. */
export function AiSection() {
  const { t } = useTranslation()
  const { project } = useProject()
  const query = useQuery(aiSettingsQuery(project.id))
  return (
    <>
      <p className="flex items-start gap-2 rounded-lg bg-sunken px-3 py-2 text-ink-soft text-sm">
        <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
        {t('settings.ai.note')}
      </p>
      <QueryView query={query}>
        {(settings) => <AiForm key={settings?.updated_at ?? 'new'} settings={settings} />}
      </QueryView>
    </>
  )
}

function AiForm({ settings }: { settings: AiSettings | null }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const editable = useMay()('changeAi')
  const form = useForm<Fields>({
    disabled: !editable,
    defaultValues: {
      is_enabled: settings?.is_enabled ?? false,
      provider: settings?.provider ?? 'openai',
      model: settings?.model ?? '',
      system_prompt: settings?.system_prompt ?? '',
      temperature: settings?.temperature ?? 0.3,
      max_tokens: settings?.max_tokens ?? 500,
      timeout_seconds: (settings?.timeout_ms ?? 15_000) / 1000,
      history_messages: settings?.history_messages ?? 10,
      min_confidence: settings?.min_confidence ?? 0.6,
      reply_to_buttons: settings?.reply_to_buttons ?? false,
      monthly_budget_usd: settings?.monthly_budget_usd ?? null,
      api_key: '',
    },
  })
  const { errors } = form.formState
  const save = useAct({
    act: ({ api_key, timeout_seconds, ...fields }: Fields) =>
      saveAiSettings({
        ...fields,
        project_id: project.id,
        timeout_ms: Math.round(timeout_seconds * 1000),
        // What this page does not show stays as it is.
        active_hours: settings?.active_hours ?? {},
        hand_over_rules: settings?.hand_over_rules ?? {},
        api_key: api_key.trim() || undefined,
      }),
    refresh: [settingsKeys.ai(project.id)],
    done: t('common.saved'),
  })
  const between = (min: number, max: number, whole = false) => ({
    valueAsNumber: true,
    validate: (value: number | null) =>
      (typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value))) ||
      t('settings.between', { min, max }),
  })
  return (
    <Card className="p-5">
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((fields) => save.mutate(fields))}
      >
        <CheckField
          label={t('settings.ai.enabled')}
          hint={t('settings.ai.enabledHint')}
          {...form.register('is_enabled')}
        />
        <div className="grid gap-4 tablet:grid-cols-2">
          <SelectField label={t('settings.ai.provider')} {...form.register('provider')}>
            {PROVIDERS.map((name) => (
              <option key={name} value={name}>
                {name === 'custom' ? t('settings.ai.custom') : PROVIDER_NAMES[name]}
              </option>
            ))}
          </SelectField>
          <InputField
            label={t('settings.ai.model')}
            dir="ltr"
            maxLength={120}
            error={errors.model?.message}
            {...form.register('model', { validate: (text) => text.trim() !== '' || t('settings.required') })}
          />
        </div>
        <InputField
          label={t('settings.ai.key')}
          hint={<SecretNote last4={settings?.api_key_last4 ?? null} />}
          type="password"
          dir="ltr"
          autoComplete="off"
          placeholder={settings?.api_key_last4 ? t('settings.secret.keep') : undefined}
          error={errors.api_key?.message}
          {...form.register('api_key', {
            validate: (key) => key.trim() === '' || key.trim().length >= 8 || t('settings.secret.short'),
          })}
        />
        <TextAreaField
          label={t('settings.ai.prompt')}
          hint={t('settings.ai.promptHint')}
          rows={6}
          maxLength={20_000}
          {...form.register('system_prompt')}
        />
        <div className="grid gap-4 tablet:grid-cols-2">
          <InputField
            label={t('settings.ai.temperature')}
            hint={t('settings.ai.temperatureHint')}
            type="number"
            dir="ltr"
            step="0.1"
            error={errors.temperature?.message}
            {...form.register('temperature', between(0, 2))}
          />
          <InputField
            label={t('settings.ai.maxTokens')}
            hint={t('settings.ai.maxTokensHint')}
            type="number"
            dir="ltr"
            error={errors.max_tokens?.message}
            {...form.register('max_tokens', between(1, 8192, true))}
          />
          <InputField
            label={t('settings.ai.timeout')}
            type="number"
            dir="ltr"
            error={errors.timeout_seconds?.message}
            {...form.register('timeout_seconds', between(1, 60))}
          />
          <InputField
            label={t('settings.ai.history')}
            type="number"
            dir="ltr"
            error={errors.history_messages?.message}
            {...form.register('history_messages', between(0, 50, true))}
          />
          <InputField
            label={t('settings.ai.confidence')}
            hint={t('settings.ai.confidenceHint')}
            type="number"
            dir="ltr"
            step="0.05"
            error={errors.min_confidence?.message}
            {...form.register('min_confidence', between(0, 1))}
          />
          <InputField
            label={t('settings.ai.budget')}
            hint={t('settings.ai.budgetHint')}
            type="number"
            dir="ltr"
            min={0}
            error={errors.monthly_budget_usd?.message}
            {...form.register('monthly_budget_usd', {
              setValueAs: (text: unknown) => (text === '' || text === null ? null : Number(text)),
              validate: (value) =>
                value === null ||
                (value >= 0 && value <= 1_000_000) ||
                t('settings.between', { min: 0, max: 1_000_000 }),
            })}
          />
        </div>
        <CheckField label={t('settings.ai.buttons')} {...form.register('reply_to_buttons')} />
        {editable ? (
          <div className="flex justify-end">
            <Button type="submit" look="primary" busy={save.isPending}>
              {t('common.save')}
            </Button>
          </div>
        ) : (
          <p className="text-ink-soft text-sm">{t('settings.adminsOnly')}</p>
        )}
      </form>
    </Card>
  )
}
