import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { InputField } from '@/components/ui/field'
import { cx } from '@/lib/cx'
import { type Days, parseRangeSearch, RANGES, type RangeSearch } from '@/lib/day-ranges'
import { shortDay } from '@/lib/durations'
import { dayKey } from '@/lib/format'
import { useFormatOptions } from '@/lib/project'

/** Which days the figures are of. */
export function RangePicker(props: { search: RangeSearch; days: Days; onShow: (next: RangeSearch) => void }) {
  const { search, days, onShow: show } = props
  const { t } = useTranslation()
  const { language } = useFormatOptions()
  const [choosing, setChoosing] = useState(false)
  const current = search.range ?? 'week'
  const span = (one: Days) =>
    one.from === one.to
      ? shortDay(one.from, language)
      : `${shortDay(one.from, language)} – ${shortDay(one.to, language)}`
  return (
    <>
      <span className="text-ink-faint text-sm max-desktop:hidden">{span(days)}</span>
      <fieldset className="flex rounded-lg border border-line-strong bg-surface p-0.5">
        <legend className="sr-only">{t('ranges.label')}</legend>
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
              {t(`ranges.names.${range}`)}
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
    <Dialog title={t('ranges.chooseDays')} closeLabel={t('common.close')} onClose={props.onClose}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (parseRangeSearch({ range: 'custom', ...days }).range === 'custom') props.onChoose(days)
          else setWrong(true)
        }}
      >
        <div className="grid gap-4 tablet:grid-cols-2">
          <InputField
            label={t('ranges.from')}
            type="date"
            dir="ltr"
            max={today}
            value={days.from}
            onChange={(event) => setDays({ ...days, from: event.target.value })}
          />
          <InputField
            label={t('ranges.to')}
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
          {t(wrong ? 'ranges.wrongDays' : 'ranges.zoneNote', { zone: timeZone })}
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary">
            {t('ranges.show')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
