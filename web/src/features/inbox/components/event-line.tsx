import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { dayAndTime, exactTime, type FormatOptions, timeOfDay } from '@/lib/format'
import { useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { tagsQuery } from '../api/tags'
import type { Happening } from '../model/asides'

interface EventProps {
  happenings: Happening[]
  moment: string
  names: ReadonlyMap<string, string>
  options: FormatOptions
}

/** What happened to the conversation, as a thin line. */
export const EventLine = memo(function EventLine({ happenings, moment, names, options }: EventProps) {
  const at = Date.parse(moment)
  const say = useSaying(names, options)
  return (
    <p
      data-testid="event-line"
      className="flex flex-wrap items-center justify-center gap-x-2 pt-2.5 text-center text-ink-soft text-xs"
    >
      {happenings.map((happening) => (
        <span key={happening.what}>{say(happening)}</span>
      ))}
      <time dateTime={moment} title={exactTime(at, options)} className="text-2xs">
        {timeOfDay(at, options)}
      </time>
    </p>
  )
})

/** A sentence about one thing that happened. */
export function useSaying(
  names: ReadonlyMap<string, string>,
  options: FormatOptions,
): (happening: Happening) => string {
  const { t } = useTranslation()
  const me = useUserId()
  const { project } = useProject()
  const { data: tags } = useQuery(tagsQuery(project.id))
  const nameOf = (id: string | null) =>
    `\u2068${id === me ? t('common.you') : (names.get(id ?? '') ?? t('message.byTeam'))}\u2069`
  return ({ what, actorId, about }) => {
    const by = actorId === null ? null : nameOf(actorId)
    const subject =
      what === 'assigned'
        ? nameOf(about)
        : what === 'snoozed'
          ? about === null
            ? ''
            : dayAndTime(Date.parse(about), Date.now(), options)
          : what === 'tagged' || what === 'untagged'
            ? `\u2068${tags?.find(({ id }) => id === about)?.name ?? '…'}\u2069`
            : (about ?? '')
    const sentence = t(`message.happened.${what}`, { about: subject })
    return by === null ? sentence : t('message.happenedBy', { sentence, name: by })
  }
}
