import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { InputField } from '@/components/ui/field'
import { exactTime, timeOfDay } from '@/lib/format'
import { useFormatOptions } from '@/lib/project'
import { isInRange, zonedFields, zonedMoment } from '../../model/schedule'

const HOUR_MS = 3_600_000

/** A day and a time of one's own, by the clock of the project. Loaded on first use. */
export function ScheduleDialog(props: {
  until: number | null
  onClose: () => void
  onChoose: (moment: number) => void
}) {
  const { t } = useTranslation()
  const options = useFormatOptions()
  const { timeZone } = options
  const [{ day, time }, setFields] = useState(() => zonedFields(Date.now() + HOUR_MS, timeZone))
  const moment = day && time ? zonedMoment(day, time, timeZone) : Number.NaN
  const trouble = !isInRange(moment, Date.now())
    ? t('composer.later.outOfRange')
    : props.until !== null && moment >= props.until
      ? t('composer.later.afterWindow', { time: exactTime(props.until, options) })
      : null
  return (
    <Dialog title={t('composer.later.customTitle')} closeLabel={t('common.close')} onClose={props.onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          // Portals pass events on to the composer's form.
          event.stopPropagation()
          if (trouble === null) props.onChoose(moment)
        }}
      >
        <div className="grid grid-cols-2 gap-3">
          <InputField
            label={t('composer.later.day')}
            type="date"
            required
            dir="ltr"
            value={day}
            min={zonedFields(Date.now(), timeZone).day}
            onChange={(event) => setFields({ day: event.target.value, time })}
          />
          <InputField
            label={t('composer.later.time')}
            type="time"
            required
            dir="ltr"
            value={time}
            onChange={(event) => setFields({ day, time: event.target.value })}
          />
        </div>
        <p role="status" className={trouble ? 'text-danger text-sm' : 'text-ink-soft text-sm'}>
          {trouble ?? t('composer.later.preview', { time: exactTime(moment, options) })}
        </p>
        <p className="text-ink-faint text-sm">
          {t('composer.later.zone', { zone: timeZone, time: timeOfDay(Date.now(), options) })}
        </p>
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" disabled={trouble !== null}>
            {t('composer.later.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
