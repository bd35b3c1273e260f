import { useQuery } from '@tanstack/react-query'
import { FilterX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { SearchField } from '@/components/ui/search-field'
import { useProject } from '@/lib/project'
import { numbersQuery, tagsQuery } from '../api/project-lists'
import { useContactsSearch } from '../hooks/use-contacts-search'
import { isFiltered, REACHES } from '../model/search'
import { SegmentsMenu } from './segments-menu'

/** What narrows the table down; all of it stands in the address. */
export function ContactsFilters() {
  const { t } = useTranslation()
  const { project } = useProject()
  const { search, filterBy } = useContactsSearch()
  const { data: tags = [] } = useQuery(tagsQuery(project.id))
  const { data: numbers = [] } = useQuery(numbersQuery(project.id))
  return (
    <div className="grid grid-cols-2 items-center gap-2 pb-3 tablet:flex tablet:flex-wrap">
      <SearchField
        label={t('contacts.filters.search')}
        value={search.q}
        onSearch={(q) => filterBy({ q })}
        className="max-tablet:col-span-2 tablet:w-64"
      />
      <Select
        label={t('contacts.filters.reach')}
        value={search.reach ?? ''}
        className="min-w-0 max-tablet:w-full"
        onChange={(event) => filterBy({ reach: REACHES.find((one) => one === event.target.value) })}
      >
        <option value="">{t('contacts.filters.anyReach')}</option>
        {REACHES.map((reach) => (
          <option key={reach} value={reach}>
            {t(`contacts.reach.${reach}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t('contacts.filters.tag')}
        value={search.tag ?? ''}
        className="min-w-0 max-tablet:w-full"
        onChange={(event) => filterBy({ tag: event.target.value || undefined })}
      >
        <option value="">{t('contacts.filters.anyTag')}</option>
        {tags.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        label={t('contacts.filters.open')}
        value={search.open ?? ''}
        className="min-w-0 max-tablet:w-full"
        onChange={(event) =>
          filterBy({ open: (['yes', 'no'] as const).find((one) => one === event.target.value) })
        }
      >
        <option value="">{t('contacts.filters.anyOpen')}</option>
        <option value="yes">{t('contacts.filters.withOpen')}</option>
        <option value="no">{t('contacts.filters.withoutOpen')}</option>
      </Select>
      {numbers.length > 1 ? (
        <Select
          label={t('contacts.filters.number')}
          value={search.number ?? ''}
          className="min-w-0 max-tablet:w-full"
          onChange={(event) => filterBy({ number: event.target.value || undefined })}
        >
          <option value="">{t('contacts.filters.anyNumber')}</option>
          {numbers.map((number) => (
            <option key={number.id} value={number.id}>
              {number.name ?? number.verified_name ?? number.display_phone_number}
            </option>
          ))}
        </Select>
      ) : null}
      {isFiltered(search) ? (
        <Button
          look="quiet"
          size="sm"
          icon={<FilterX aria-hidden className="size-4" />}
          onClick={() =>
            filterBy({ q: undefined, tag: undefined, reach: undefined, open: undefined, number: undefined })
          }
        >
          {t('contacts.filters.clear')}
        </Button>
      ) : null}
      <span className="flex-1 max-tablet:hidden" />
      <SegmentsMenu />
    </div>
  )
}
