import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { ListFilter as FilterIcon, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { iconButtonClass } from '@/components/ui/icon-button'
import { MenuButton } from '@/components/ui/menu-button'
import type { MenuEntry } from '@/components/ui/menu-popup'
import { cx } from '@/lib/cx'
import { isAtLeast } from '@/lib/permissions'
import { membersQuery, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { toast } from '@/lib/toast'
import type { ListFilter } from '../api/keys'
import { numbersQuery } from '../api/list-numbers'
import { needsQuery } from '../api/needs-you'
import { tagsQuery } from '../api/tags'
import { setAlert, useAlert } from '../hooks/use-alerts'
import { setOrder } from '../hooks/use-order'
import { type Filters, filtersOf, LAST_TYPES, ORDERS, REASONS, SPAN_NAMES } from '../model/filters'

interface FilterProps {
  filter: ListFilter
  onChange: (change: Filters) => void
}

const NAMES = ['reason', 'unread', 'assignee', 'number', 'tag', 'type', 'since'] as const

/** The button that narrows and orders the list. */
export function ListOptions({ filter, onChange }: FilterProps) {
  const { t } = useTranslation()
  const choices = useChoices(filter)
  const alerts = { notify: useAlert('notify'), sound: useAlert('sound') }
  const active = NAMES.some((name) => filter.filters[name] !== undefined)
  const entries = (): MenuEntry[] => [
    ...NAMES.flatMap((name): MenuEntry[] => {
      const options = choices[name]
      if (!options || options.length === 0) return []
      return [
        { kind: 'heading', id: name, text: t(`list.filters.${name}`) },
        ...options.map(
          ({ value, text, hint }): MenuEntry => ({
            kind: 'item',
            id: `${name}-${value}`,
            text,
            hint,
            checked: filter.filters[name] === value,
            onSelect: () => onChange({ [name]: filter.filters[name] === value ? undefined : value }),
          }),
        ),
      ]
    }),
    ...(filter.tab === 'needs' || filter.q !== null ? [] : orderEntries()),
    ...alertEntries(),
  ]
  const orderEntries = (): MenuEntry[] => [
    { kind: 'heading', id: 'order', text: t('list.order.title') },
    ...ORDERS.map(
      (order): MenuEntry => ({
        kind: 'item',
        id: order,
        text: t(`list.order.${order}`),
        checked: filter.order === order,
        onSelect: () => setOrder(order),
      }),
    ),
  ]
  const alertEntries = (): MenuEntry[] => [
    { kind: 'heading', id: 'alerts', text: t('list.alerts.title') },
    ...(['notify', 'sound'] as const).map(
      (alert): MenuEntry => ({
        kind: 'item',
        id: alert,
        text: t(`list.alerts.${alert}`),
        checked: alerts[alert],
        onSelect: () =>
          void setAlert(alert, !alerts[alert]).then((allowed) => {
            if (!allowed) toast({ kind: 'failed', text: t('list.alerts.refused') })
          }),
      }),
    ),
  ]
  return (
    <MenuButton
      label={t('list.filters.title')}
      tip={t('list.filters.title')}
      testId="list-filters"
      entries={entries}
      className={cx(iconButtonClass, 'tip', active && 'text-accent-ink')}
    >
      <FilterIcon aria-hidden className="size-5" />
    </MenuButton>
  )
}

/** What the list is narrowed by, each to be taken away. */
export function FilterChips({ filter, onChange }: FilterProps) {
  const { t } = useTranslation()
  const choices = useChoices(filter)
  const active = NAMES.flatMap((name) => {
    const value = filter.filters[name]
    if (value === undefined) return []
    return [{ name, text: choices[name]?.find((choice) => choice.value === value)?.text ?? '…' }]
  })
  if (active.length === 0) return null
  return (
    <ul aria-label={t('list.filters.active')} className="flex flex-wrap gap-1.5 border-b px-3 py-2">
      {active.map(({ name, text }) => (
        <li key={name} className="min-w-0">
          <button
            type="button"
            data-testid={`chip-${name}`}
            onClick={() => onChange({ [name]: undefined })}
            aria-label={t('list.filters.remove', { name: text })}
            className="flex h-7 max-w-full items-center gap-1 rounded-full bg-selected ps-2.5 pe-1.5 text-accent-ink text-xs hover:bg-hover touch:h-touch"
          >
            <bdi dir="auto" className="truncate">
              {text}
            </bdi>
            <X aria-hidden className="size-3.5 shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  )
}

interface Choice {
  value: string | true
  text: string
  hint?: string
}

/** What each filter of a list can be; the filters that the list does not know are left out. */
function useChoices(filter: ListFilter): Partial<Record<(typeof NAMES)[number], Choice[]>> {
  const { t } = useTranslation()
  const me = useUserId()
  const { project } = useProject()
  const { data: members } = useQuery(membersQuery(project.id))
  const { data: numbers } = useQuery(numbersQuery(project.id))
  const { data: tags } = useQuery({ ...tagsQuery(project.id), enabled: filter.tab !== 'needs' })
  const { data: needs } = useInfiniteQuery({ ...needsQuery(filter), enabled: filter.tab === 'needs' })
  const counts = needs?.pages[0]?.counts
  const colleagues = members?.filter(
    ({ id, active, role }) => active && id !== me && isAtLeast(role, 'agent'),
  )
  const all: Required<ReturnType<typeof useChoices>> = {
    reason: REASONS.map((value) => ({
      value,
      text: t(`list.reasons.${value}`),
      hint: counts?.[value] ? String(counts[value]) : undefined,
    })),
    unread: [{ value: true, text: t('list.filters.unreadOnly') }],
    assignee: [
      { value: 'me', text: t('list.filters.mine') },
      { value: 'none', text: t('list.filters.nobodys') },
      ...(colleagues ?? []).map(({ id, name }) => ({ value: id, text: name })),
    ],
    number:
      numbers && numbers.length > 1
        ? numbers.map(({ id, name, display_phone_number }) => ({
            value: id,
            text: name ?? display_phone_number,
          }))
        : [],
    tag: (tags ?? []).map(({ id, name }) => ({ value: id, text: name })),
    type: LAST_TYPES.map((value) => ({ value, text: t(`list.filters.types.${value}`) })),
    since: SPAN_NAMES.map((value) => ({ value, text: t(`list.filters.spans.${value}`) })),
  }
  const known = Object.keys(
    filtersOf(filter.tab, {
      number: '',
      assignee: '',
      tag: '',
      unread: true,
      type: 'text',
      since: 'day',
      reason: 'mention',
    }),
  )
  return Object.fromEntries(
    Object.entries(all).filter(
      ([name]) =>
        known.includes(name) && (name !== 'assignee' || !['mine', 'unassigned'].includes(filter.tab)),
    ),
  )
}
