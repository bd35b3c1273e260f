import { useQuery } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { InputField, SelectField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Section } from '@/components/ui/page'
import { QueryView } from '@/components/ui/query-view'
import { Spinner } from '@/components/ui/spinner'
import { count } from '@/lib/format'
import { useMay, useProject } from '@/lib/project'
import { useAct } from '@/lib/use-act'
import { useLanguage } from '@/lib/use-language'
import { settingsKeys } from '../api/keys'
import { expiredCountQuery, type Retention, retentionQuery, setRetention } from '../api/retention'

const MOST_DAYS = 36_500

/** How long what is kept. Owners change it, and see before they do what the next night would remove. */
export function RetentionSection() {
  const { t } = useTranslation()
  const { project } = useProject()
  const changes = useMay()('changeRetention')
  const query = useQuery(retentionQuery(project.id))
  const [editing, setEditing] = useState<Retention | null>(null)
  return (
    <Section
      title={t('settings.retention.title')}
      description={t(changes ? 'settings.retention.description' : 'settings.retention.ownersOnly')}
    >
      <QueryView query={query}>
        {(rows) => (
          <ul className="divide-y overflow-hidden rounded-xl border bg-surface">
            {rows.map((row) => (
              <li key={row.kind} className="flex min-h-14 items-center gap-3 py-2 ps-4 pe-2">
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{t(`settings.retention.kinds.${row.kind}`)}</span>
                  <span className="block text-ink-soft text-sm">
                    {t(`settings.retention.hints.${row.kind}`)}
                  </span>
                </span>
                <span className="shrink-0 text-end text-sm">
                  <span className="block font-medium">
                    <Days days={row.keep_days} />
                  </span>
                  {row.is_set ? null : (
                    <span className="text-ink-faint text-xs">{t('settings.retention.default')}</span>
                  )}
                </span>
                {changes ? (
                  <IconButton
                    label={t('settings.editNamed', { name: t(`settings.retention.kinds.${row.kind}`) })}
                    tip="above"
                    onClick={() => setEditing(row)}
                  >
                    <Pencil aria-hidden className="size-4" />
                  </IconButton>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </QueryView>
      {editing ? <RetentionDialog row={editing} onClose={() => setEditing(null)} /> : null}
    </Section>
  )
}

function Days({ days }: { days: number | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return days === null
    ? t('settings.retention.forEver')
    : t('settings.retention.days', { count: days, number: count(days, language) })
}

type Choice = 'default' | 'days' | 'forEver'

function RetentionDialog({ row, onClose }: { row: Retention; onClose: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const [choice, setChoice] = useState<Choice>(
    row.is_set ? (row.keep_days === null ? 'forEver' : 'days') : 'default',
  )
  const [text, setText] = useState(String(row.keep_days ?? 365))
  const days = Number(text)
  const wrong = choice === 'days' && !(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS)
  const wanted = choice === 'default' ? row.default_days : choice === 'forEver' ? null : days
  const save = useAct({
    act: () =>
      setRetention(
        project.id,
        row.kind,
        choice === 'default' ? 'default' : choice === 'forEver' ? null : days,
      ),
    refresh: [settingsKeys.retention(project.id)],
    done: t('common.saved'),
    onDone: onClose,
  })
  return (
    <Dialog
      title={t(`settings.retention.kinds.${row.kind}`)}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (!wrong) save.mutate()
        }}
      >
        <SelectField
          label={t('settings.retention.keep')}
          value={choice}
          onChange={(event) => setChoice(event.target.value as Choice)}
        >
          <option value="default">{t('settings.retention.choices.default')}</option>
          <option value="days">{t('settings.retention.choices.days')}</option>
          <option value="forEver">{t('settings.retention.forEver')}</option>
        </SelectField>
        {choice === 'days' ? (
          <InputField
            label={t('settings.retention.howMany')}
            type="number"
            dir="ltr"
            min={1}
            max={MOST_DAYS}
            value={text}
            error={wrong ? t('settings.between', { min: 1, max: MOST_DAYS }) : null}
            onChange={(event) => setText(event.target.value)}
          />
        ) : null}
        {wrong ? null : <Preview row={row} days={wanted} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="danger" busy={save.isPending} disabled={wrong}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** What the next night would remove. */
function Preview({ row, days }: { row: Retention; days: number | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { project } = useProject()
  const { data, isPending } = useQuery(expiredCountQuery(project.id, row.kind, days))
  return (
    <p role="status" className="rounded-lg bg-warn-soft px-3 py-2 text-sm text-warn">
      {days === null ? (
        t('settings.retention.nothingGoes')
      ) : isPending ? (
        <Spinner />
      ) : data ? (
        t('settings.retention.goes', { count: data, number: count(data, language) })
      ) : (
        t('settings.retention.nothingYet')
      )}
    </p>
  )
}
