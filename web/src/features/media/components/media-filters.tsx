import { useQuery } from '@tanstack/react-query'
import { FilterX, User, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { controlClass, Select } from '@/components/ui/field'
import { Popover } from '@/components/ui/popover'
import { SearchField } from '@/components/ui/search-field'
import { cx } from '@/lib/cx'
import { useProject } from '@/lib/project'
import { numbersQuery, peopleQuery } from '../api/list-media'
import { useMediaSearch } from '../hooks/use-media-search'
import { DIRECTIONS, isFiltered, KINDS, STATES } from '../model/search'

/** What narrows the grid down; all of it stands in the address. */
export function MediaFilters() {
  const { t } = useTranslation()
  const { project } = useProject()
  const { search, filterBy, clear } = useMediaSearch()
  const { data: numbers = [] } = useQuery(numbersQuery(project.id))
  const known = <Word extends string>(words: readonly Word[], value: string) =>
    words.find((word) => word === value)
  return (
    <div className="grid grid-cols-2 items-center gap-2 pb-3 tablet:flex tablet:flex-wrap">
      <Select
        label={t('media.filters.kind')}
        value={search.kind ?? ''}
        onChange={(event) => filterBy({ kind: known(KINDS, event.target.value) })}
      >
        <option value="">{t('media.filters.anyKind')}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`media.kinds.${kind}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t('media.filters.direction')}
        value={search.direction ?? ''}
        onChange={(event) => filterBy({ direction: known(DIRECTIONS, event.target.value) })}
      >
        <option value="">{t('media.filters.anyDirection')}</option>
        {DIRECTIONS.map((direction) => (
          <option key={direction} value={direction}>
            {t(`media.directions.${direction}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t('media.filters.state')}
        value={search.state ?? ''}
        onChange={(event) => filterBy({ state: known(STATES, event.target.value) })}
      >
        <option value="">{t('media.filters.anyState')}</option>
        {STATES.map((state) => (
          <option key={state} value={state}>
            {t(`media.states.${state}`)}
          </option>
        ))}
      </Select>
      {numbers.length > 1 ? (
        <Select
          label={t('media.filters.number')}
          value={search.number ?? ''}
          onChange={(event) => filterBy({ number: event.target.value || undefined })}
        >
          <option value="">{t('media.filters.anyNumber')}</option>
          {numbers.map((number) => (
            <option key={number.id} value={number.id}>
              {number.name ?? number.verified_name ?? number.display_phone_number}
            </option>
          ))}
        </Select>
      ) : null}
      <PersonFilter />
      <Day label={t('media.filters.from')} value={search.from} onChange={(from) => filterBy({ from })} />
      <Day label={t('media.filters.to')} value={search.to} onChange={(to) => filterBy({ to })} />
      {isFiltered(search) ? (
        <Button look="quiet" size="sm" icon={<FilterX aria-hidden className="size-4" />} onClick={clear}>
          {t('media.filters.clear')}
        </Button>
      ) : null}
    </div>
  )
}

function Day(props: {
  label: string
  value: string | undefined
  onChange: (day: string | undefined) => void
}) {
  return (
    <label className="flex items-start gap-1 text-ink-soft text-xs max-tablet:flex-col tablet:items-center tablet:gap-1.5 tablet:text-sm">
      <span className="whitespace-nowrap">{props.label}</span>
      <input
        type="date"
        value={props.value ?? ''}
        onChange={(event) => props.onChange(event.target.value || undefined)}
        className={cx(controlClass, 'h-9 min-w-0 px-2 touch:h-touch')}
      />
    </label>
  )
}

function PersonFilter() {
  const { t } = useTranslation()
  const { project } = useProject()
  const { search, filterBy } = useMediaSearch()
  const [open, setOpen] = useState(false)
  const [q, setQ] = useState('')
  const { data: chosen } = useQuery(peopleQuery(project.id, search.contact ?? ''))
  const { data: found } = useQuery(peopleQuery(project.id, q))
  const person = search.contact ? chosen?.[0] : undefined
  if (search.contact) {
    return (
      <Button
        size="sm"
        icon={<User aria-hidden className="size-4" />}
        className="h-9 max-w-full tablet:max-w-64"
        aria-label={t('media.filters.takePersonAway')}
        onClick={() => filterBy({ contact: undefined })}
      >
        <bdi dir="auto" className="truncate">
          {person?.name ?? person?.phone_hint ?? t('common.unknownPerson')}
        </bdi>
        <X aria-hidden className="size-4" />
      </Button>
    )
  }
  return (
    <Popover
      label={t('media.filters.person')}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" className="h-9" icon={<User aria-hidden className="size-4" />}>
          {t('media.filters.person')}
        </Button>
      }
    >
      <div className="flex w-72 flex-col gap-1 p-1.5">
        <SearchField label={t('media.filters.findPerson')} value={q} onSearch={(text) => setQ(text ?? '')} />
        <ul>
          {found?.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="line-auto min-h-9 w-full rounded-lg px-2.5 text-start text-sm hover:bg-hover touch:min-h-touch"
                onClick={() => {
                  filterBy({ contact: one.id })
                  setOpen(false)
                }}
              >
                <bdi dir="auto">{one.name ?? one.phone_hint ?? t('common.unknownPerson')}</bdi>
              </button>
            </li>
          ))}
          {q !== '' && found?.length === 0 ? (
            <li className="px-2.5 py-2 text-ink-faint text-sm">{t('media.filters.nobody')}</li>
          ) : null}
        </ul>
      </div>
    </Popover>
  )
}
