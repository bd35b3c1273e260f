import { useNavigate } from '@tanstack/react-router'
import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { InputField } from '@/components/ui/field'
import { cx } from '@/lib/cx'
import { shortDay } from '@/lib/durations'
import { dayKey } from '@/lib/format'
import { useFormatOptions, useProject } from '@/lib/project'
import { type Days, type HomeSearch, parseHomeSearch, RANGES } from '../model/range'

/** Which days the figures are of. */
export function RangePicker({ search, days }: { search: HomeSearch; days: Days }) {
  const { t } = useTranslation()
  const { key } = useProject()
  const { language } = useFormatOptions()
  const navigate = useNavigate()
  const [choosing, setChoosing] = useState(false)
  const current = search.range ?? 'week'
  const show = (next: HomeSearch) =>
    void navigate({ to: '/p/$project/home', params: { project: key }, search: next })
  const span = (one: Days) =>
    one.from === one.to
      ? shortDay(one.from, language)
      : `${shortDay(one.from, language)} – ${shortDay(one.to, language)}`
  return (
    <>
      <span className="text-ink-faint text-sm max-desktop:hidden">{span(days)}</span>
      <fieldset className="flex rounded-lg border border-line-strong bg-surface p-0.5">
        <legend className="sr-only">{t('home.range')}</legend>
        {RANGES.map((range) => (
          <button
            key={range}
            type="button"
            aria-pressed={current === range}
            onClick={() => (range === 'custom' ? setChoosing(true) : show(range === 'week' ? {} : { range }))}
            className={cx(
              'inline-flex h-8 items-center gap-1.5 rounded-md px-2.5 text-sm touch:min-h-touch',
              current === range ? 'bg-selected font-medium text-accent-ink' : 'text-ink-soft hover:bg-hover',
            )}
          >
            {range === 'custom' ? <CalendarDays aria-hidden className="size-4" /> : null}
            <span className={cx(range === 'custom' && 'max-tablet:sr-only')}>
              {t(`home.ranges.${range}`)}
            </span>
          </button>
        ))}
      </fieldset>
      {choosing ? (
        <CustomDays
          days={days}
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setChoosing(false)
            show({ range: 'custom', ...chosen })
          }}
        />
      ) : null}
    </>
  )
}

function CustomDays(props: { days: Days; onClose: () => void; onChoose: (days: Days) => void }) {
  const { t } = useTranslation()
  const { timeZone } = useFormatOptions()
  const [days, setDays] = useState(props.days)
  const [wrong, setWrong] = useState(false)
  const today = dayKey(Date.now(), timeZone)
  return (
    <Dialog title={t('home.chooseDays')} closeLabel={t('common.close')} onClose={props.onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (parseHomeSearch({ range: 'custom', ...days }).range === 'custom') props.onChoose(days)
          else setWrong(true)
        }}
      >
        <div className="grid gap-4 tablet:grid-cols-2">
          <InputField
            label={t('home.from')}
            type="date"
            dir="ltr"
            max={today}
            value={days.from}
            onChange={(event) => setDays({ ...days, from: event.target.value })}
          />
          <InputField
            label={t('home.to')}
            type="date"
            dir="ltr"
            max={today}
            value={days.to}
            onChange={(event) => setDays({ ...days, to: event.target.value })}
          />
        </div>
        <p
          role={wrong ? 'alert' : undefined}
          className={cx('text-sm', wrong ? 'text-danger' : 'text-ink-soft')}
        >
          {t(wrong ? 'home.wrongDays' : 'home.zoneNote', { zone: timeZone })}
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary">
            {t('home.show')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
