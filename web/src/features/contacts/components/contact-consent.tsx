import type { ConsentEntry, Contact, RecordConsentBody } from '@contracts/contacts'
import { useQuery } from '@tanstack/react-query'
import { Plus, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { SelectField, TextAreaField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { dayAndTime, exactTime } from '@/lib/format'
import { useFormatOptions, useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useFailed } from '@/lib/use-failed'
import { useNow } from '@/lib/use-now'
import { useRecordConsent } from '../api/change-contact'
import { consentQuery } from '../api/read-contact'
import { CONSENT_CATEGORIES, standing } from '../model/consent'
import { Part } from './part'

/** What he agreed to: how it stands now, and every word of how it came to that. */
export function ContactConsent({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const may = useMay()
  const { project } = useProject()
  const query = useQuery(consentQuery(project.id, contact.id))
  const [adding, setAdding] = useState(false)
  return (
    <QueryView query={query} skeleton={<RowsSkeleton rows={4} />}>
      {(entries) => (
        <>
          <Part
            title={t('contacts.consent.now')}
            actions={
              may('editContacts') && !adding ? (
                <Button
                  size="sm"
                  look="quiet"
                  icon={<Plus aria-hidden className="size-4" />}
                  onClick={() => setAdding(true)}
                >
                  {t('contacts.consent.add')}
                </Button>
              ) : undefined
            }
          >
            {adding ? <ConsentForm contactId={contact.id} onDone={() => setAdding(false)} /> : null}
            <ul className="divide-y rounded-lg border">
              {CONSENT_CATEGORIES.filter((one) => one !== 'all').map((category) => {
                const state = standing(entries, category)
                return (
                  <li key={category} className="flex items-center justify-between gap-2 px-3 py-2">
                    <span>{t(`contacts.consent.categories.${category}`)}</span>
                    <Badge tone={state === 'granted' ? 'good' : state === 'withdrawn' ? 'danger' : 'neutral'}>
                      {t(`contacts.consent.states.${state}`)}
                    </Badge>
                  </li>
                )
              })}
            </ul>
          </Part>
          <Part title={t('contacts.consent.history')}>
            {entries.length === 0 ? (
              <Notice icon={ShieldCheck} title={t('contacts.consent.emptyTitle')}>
                {t('contacts.consent.empty')}
              </Notice>
            ) : (
              <ol className="divide-y rounded-lg border">
                {entries.map((entry) => (
                  <Entry key={entry.id} entry={entry} />
                ))}
              </ol>
            )}
          </Part>
        </>
      )}
    </QueryView>
  )
}

const SOURCES = ['meta', 'keyword', 'flow', 'agent', 'api', 'import', 'merge'] as const

function Entry({ entry }: { entry: ConsentEntry }) {
  const { t } = useTranslation()
  const now = useNow()
  const options = useFormatOptions()
  const at = Date.parse(entry.occurred_at)
  const source = SOURCES.find((one) => one === entry.source)
  return (
    <li className="flex flex-col gap-1 px-3 py-2.5">
      <span className="flex flex-wrap items-center gap-2">
        <Badge tone={entry.state === 'granted' ? 'good' : 'danger'}>
          {t(`contacts.consent.states.${entry.state}`)}
        </Badge>
        <span className="font-medium">{t(`contacts.consent.categories.${entry.category}`)}</span>
        <time
          dateTime={entry.occurred_at}
          title={exactTime(at, options)}
          className="ms-auto text-ink-faint text-xs"
        >
          {dayAndTime(at, now, options)}
        </time>
      </span>
      <span className="text-ink-faint text-xs">
        {source ? t(`contacts.consent.sources.${source}`) : entry.source}
      </span>
      {entry.evidence ? (
        <bdi dir="auto" className="block whitespace-pre-wrap break-words text-sm">
          {entry.evidence}
        </bdi>
      ) : null}
    </li>
  )
}

function ConsentForm({ contactId, onDone }: { contactId: string; onDone: () => void }) {
  const { t } = useTranslation()
  const failed = useFailed()
  const record = useRecordConsent(contactId)
  const form = useForm<Omit<RecordConsentBody, 'channel'>>({
    defaultValues: { category: 'marketing', state: 'granted', evidence: '' },
  })
  const submit = form.handleSubmit((values) =>
    record.mutate(
      { ...values, evidence: values.evidence.trim(), channel: 'whatsapp' },
      {
        onSuccess: () => {
          toast({ kind: 'done', text: t('contacts.consent.recorded') })
          onDone()
        },
        onError: failed,
      },
    ),
  )
  return (
    <form
      className="flex flex-col gap-3 rounded-lg border p-3"
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <div className="grid grid-cols-2 gap-3">
        <SelectField {...form.register('category')} label={t('contacts.consent.category')}>
          {CONSENT_CATEGORIES.map((category) => (
            <option key={category} value={category}>
              {t(`contacts.consent.categories.${category}`)}
            </option>
          ))}
        </SelectField>
        <SelectField {...form.register('state')} label={t('contacts.consent.state')}>
          <option value="granted">{t('contacts.consent.states.granted')}</option>
          <option value="withdrawn">{t('contacts.consent.states.withdrawn')}</option>
        </SelectField>
      </div>
      <TextAreaField
        {...form.register('evidence', {
          validate: (value) => value.trim() !== '' || t('contacts.consent.evidenceNeeded'),
        })}
        rows={2}
        maxLength={2000}
        label={t('contacts.consent.evidence')}
        hint={t('contacts.consent.evidenceHint')}
        error={form.formState.errors.evidence?.message}
      />
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        <Button size="sm" type="submit" look="primary" busy={record.isPending}>
          {t('contacts.consent.save')}
        </Button>
      </div>
    </form>
  )
}
