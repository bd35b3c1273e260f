import { ConnectNumberBody } from '@contracts/numbers'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowRight, CircleCheck, Info } from 'lucide-react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { InputField, SelectField } from '@/components/ui/field'
import { iconButtonClass } from '@/components/ui/icon-button'
import { NotAllowed } from '@/components/ui/not-allowed'
import { Card, Page, Section } from '@/components/ui/page'
import { problemSentence } from '@/lib/problem'
import { useMay, useProject } from '@/lib/project'
import { useLanguage } from '@/lib/use-language'
import { useTitle } from '@/lib/use-title'
import {
  type ConnectBody,
  type ConnectionStep,
  checkNumber,
  connectNumber,
  metaAppsQuery,
  type WhatsAppNumber,
} from '../api/numbers'
import { Steps } from './steps'
import { TestMessage } from './test-message'

/** Connecting a number, step by step: what it needs, each step tried at Meta, a test message at the end. */
export function ConnectPage() {
  const { t } = useTranslation()
  const { key } = useProject()
  const [connected, setConnected] = useState<WhatsAppNumber | null>(null)
  useTitle(t('numbers.guide.title'))
  if (!useMay()('manageNumbers')) return <NotAllowed />
  return (
    <Page
      width="reading"
      title={t('numbers.guide.title')}
      before={
        <Link
          to="/p/$project/numbers"
          params={{ project: key }}
          aria-label={t('numbers.back')}
          className={iconButtonClass}
        >
          <ArrowRight aria-hidden className="size-5 ltr:-scale-x-100" />
        </Link>
      }
    >
      {connected ? <Connected number={connected} /> : <Guide onConnected={setConnected} />}
    </Page>
  )
}

function Connected({ number }: { number: WhatsAppNumber }) {
  const { t } = useTranslation()
  const { key } = useProject()
  return (
    <>
      <Card className="flex items-start gap-3 p-4">
        <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-ink" />
        <p role="status" className="flex-1">
          {t('numbers.guide.connected')}
        </p>
      </Card>
      <TestMessage numberId={number.id} />
      <div className="flex justify-end">
        <Link
          to="/p/$project/numbers/$numberId"
          params={{ project: key, numberId: number.id }}
          className="inline-flex h-9 items-center rounded-lg bg-accent px-3.5 font-medium text-on-accent hover:bg-accent-hover"
        >
          {t('numbers.guide.finish')}
        </Link>
      </div>
    </>
  )
}

/** Empty fields are left out: the contract has no empty words. */
const filledIn = (body: ConnectBody): ConnectBody =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '')) as ConnectBody

function Guide({ onConnected }: { onConnected: (number: WhatsAppNumber) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const client = useQueryClient()
  const { project } = useProject()
  const { data: apps = [] } = useQuery(metaAppsQuery())
  const [steps, setSteps] = useState<ConnectionStep[]>([])
  const { register, handleSubmit, formState } = useForm<ConnectBody>({
    defaultValues: { project_id: project.id, waba_id: '', phone_number_id: '', access_token: '', pin: '' },
    resolver: (values, context, options) =>
      zodResolver(ConnectNumberBody)(filledIn(values), context, options as never) as never,
  })
  const { errors } = formState
  const check = useMutation({
    mutationFn: checkNumber,
    onMutate: () =>
      setSteps((before) => before.map((step) => ({ ...step, state: 'waiting', remedy: null, detail: null }))),
    onSuccess: (report) => setSteps(report.steps),
  })
  const connect = useMutation({
    mutationFn: connectNumber,
    onSuccess: async (number) => {
      await client.invalidateQueries({ queryKey: ['numbers', project.id] })
      onConnected(number)
    },
  })
  const ready = check.isSuccess && check.data.ok
  const failure = check.error ?? connect.error
  const digits = (wrong: unknown) => (wrong ? t('numbers.guide.digits') : null)

  return (
    <>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) =>
          void handleSubmit((body) => check.mutateAsync(filledIn(body)).catch(() => {}))(event)
        }
      >
        <Card className="flex gap-3 p-4 text-sm">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          <div className="flex flex-col gap-1">
            <p className="font-medium">{t('numbers.guide.where')}</p>
            <p className="text-pretty text-ink-soft">{t('numbers.guide.whereText')}</p>
          </div>
        </Card>
        <div className="grid gap-4 tablet:grid-cols-2">
          <InputField
            label={t('numbers.guide.waba')}
            dir="ltr"
            inputMode="numeric"
            autoComplete="off"
            error={digits(errors.waba_id)}
            {...register('waba_id')}
          />
          <InputField
            label={t('numbers.guide.phoneNumberId')}
            dir="ltr"
            inputMode="numeric"
            autoComplete="off"
            error={digits(errors.phone_number_id)}
            {...register('phone_number_id')}
          />
        </div>
        <InputField
          label={t('numbers.guide.token')}
          hint={t('numbers.guide.tokenHint')}
          type="password"
          dir="ltr"
          autoComplete="off"
          {...register('access_token')}
        />
        <div className="grid gap-4 tablet:grid-cols-2">
          <InputField
            label={t('numbers.guide.pin')}
            hint={t('numbers.guide.pinHint')}
            dir="ltr"
            inputMode="numeric"
            maxLength={6}
            autoComplete="off"
            error={errors.pin ? t('numbers.guide.pinWrong') : null}
            {...register('pin')}
          />
          {apps.length > 0 ? (
            <SelectField label={t('numbers.guide.app')} {...register('app_id')}>
              <option value="">{t('numbers.guide.defaultApp')}</option>
              {apps.map(({ id, path, meta_app_id }) => (
                <option key={id} value={id}>
                  {meta_app_id ? `${path} (${meta_app_id})` : path}
                </option>
              ))}
            </SelectField>
          ) : null}
        </div>
        <div className="flex justify-end">
          <Button type="submit" look={ready ? 'secondary' : 'primary'} busy={check.isPending}>
            {t(steps.length > 0 ? 'numbers.guide.checkAgain' : 'numbers.guide.check')}
          </Button>
        </div>
      </form>
      {failure ? (
        <p role="alert" className="text-danger">
          {problemSentence(failure, language) ?? t('errors.actFailed')}
        </p>
      ) : null}
      {steps.length > 0 ? (
        <Section title={t('numbers.guide.steps')} description={t('numbers.guide.stepsHint')}>
          <Steps steps={steps} busy={check.isPending} />
        </Section>
      ) : null}
      {ready ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p role="status" className="text-ink-soft">
            {t('numbers.guide.allRight')}
          </p>
          <Button
            look="primary"
            busy={connect.isPending}
            onClick={() => check.variables && connect.mutate(check.variables)}
          >
            {t('numbers.guide.connect')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
