import type { RecordConsentBody } from '@contracts/contacts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { InputField, SelectField } from '@/components/ui/field'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { exactTime, listTime } from '@/lib/format'
import { problemSentence } from '@/lib/problem'
import { useFormatOptions, useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useNow } from '@/lib/use-now'
import { consentQuery, useContactActs } from '../../api/contact'

const CATEGORIES = ['all', 'marketing', 'utility', 'authentication', 'service', 'calls'] as const

/** What the person has agreed to, how we know, and how it came about. */
export function ConsentPart({ contactId }: { contactId: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const now = useNow()
  const options = useFormatOptions()
  const { project } = useProject()
  const query = useQuery(consentQuery(project.id, contactId))
  const [recording, setRecording] = useState(false)
  return (
    <QueryView query={query} skeleton={<RowsSkeleton rows={2} />}>
      {(entries) => (
        <div className="flex flex-col gap-3">
          {entries.length === 0 ? <p className="text-ink-soft">{t('panel.consent.none')}</p> : null}
          <ul className="flex flex-col gap-2.5">
            {entries.map((entry) => (
              <li key={entry.id} className="flex flex-col gap-0.5">
                <span className="flex items-center gap-2">
                  <span className="min-w-0 flex-1 font-medium">
                    {t(`panel.consent.categories.${entry.category}`)}
                  </span>
                  <Badge tone={entry.state === 'granted' ? 'good' : 'danger'}>
                    {t(`panel.consent.states.${entry.state}`)}
                  </Badge>
                </span>
                <span className="flex gap-2 text-ink-soft text-xs">
                  <bdi dir="auto" className="min-w-0 flex-1 break-words">
                    {entry.evidence ?? ''}
                  </bdi>
                  <time
                    dateTime={entry.occurred_at}
                    title={exactTime(Date.parse(entry.occurred_at), options)}
                    className="shrink-0"
                  >
                    {listTime(Date.parse(entry.occurred_at), now, options)}
                  </time>
                </span>
              </li>
            ))}
          </ul>
          {!may('editContacts') ? null : recording ? (
            <RecordForm contactId={contactId} onDone={() => setRecording(false)} />
          ) : (
            <Button size="sm" className="self-start" onClick={() => setRecording(true)}>
              {t('panel.consent.record')}
            </Button>
          )}
        </div>
      )}
    </QueryView>
  )
}

function RecordForm({ contactId, onDone }: { contactId: string; onDone: () => void }) {
  const { t } = useTranslation()
  const { language } = useFormatOptions()
  const { mutate, isPending } = useContactActs(contactId).recordConsent
  return (
    <form
      className="flex flex-col gap-2.5 rounded-lg bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault()
        const fields = Object.fromEntries(new FormData(event.currentTarget))
        mutate(fields as Pick<RecordConsentBody, 'category' | 'state' | 'evidence'>, {
          onSuccess: onDone,
          onError: (error) =>
            toast({ kind: 'failed', text: problemSentence(error, language) ?? t('errors.actFailed') }),
        })
      }}
    >
      <SelectField name="category" label={t('panel.consent.category')} defaultValue="marketing">
        {CATEGORIES.map((category) => (
          <option key={category} value={category}>
            {t(`panel.consent.categories.${category}`)}
          </option>
        ))}
      </SelectField>
      <SelectField name="state" label={t('panel.consent.state')}>
        <option value="granted">{t('panel.consent.states.granted')}</option>
        <option value="withdrawn">{t('panel.consent.states.withdrawn')}</option>
      </SelectField>
      <InputField
        name="evidence"
        label={t('panel.consent.evidence')}
        hint={t('panel.consent.evidenceHint')}
        required
        maxLength={2000}
      />
      <div className="flex gap-2">
        <Button type="submit" size="sm" look="primary" busy={isPending}>
          {t('common.save')}
        </Button>
        <Button size="sm" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
