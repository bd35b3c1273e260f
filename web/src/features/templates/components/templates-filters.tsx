import { useQuery } from '@tanstack/react-query'
import { FilterX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/field'
import { SearchField } from '@/components/ui/search-field'
import { useProject } from '@/lib/project'
import { type AccountRow, namesQuery } from '../api/read-templates'
import { CATEGORIES, isFiltered, STATUSES, type TemplatesSearch } from '../model/search'

/** What narrows the list down; all of it stands in the address. */
export function TemplatesFilters(props: {
  accounts: AccountRow[]
  accountId: string | undefined
  search: TemplatesSearch
  onFilter: (change: TemplatesSearch) => void
}) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { search, onFilter } = props
  const { data: names = [] } = useQuery(namesQuery(project.id, props.accountId))
  const languages = [
    ...new Set([...names.map(({ language }) => language), ...(search.language ? [search.language] : [])]),
  ].sort()
  return (
    <div className="grid grid-cols-2 items-center gap-2 pb-3 tablet:flex tablet:flex-wrap">
      <SearchField
        label={t('templates.filters.search')}
        value={search.q}
        onSearch={(q) => onFilter({ q })}
        className="max-tablet:col-span-2 tablet:w-64"
      />
      {props.accounts.length > 1 ? (
        <Select
          label={t('templates.filters.account')}
          value={props.accountId}
          onChange={(event) => onFilter({ account: event.target.value, language: undefined })}
        >
          {props.accounts.map(({ id, name, waba_id }) => (
            <option key={id} value={id}>
              {name ?? waba_id}
            </option>
          ))}
        </Select>
      ) : null}
      <Select
        label={t('templates.columns.status')}
        value={search.status ?? ''}
        onChange={(event) => onFilter({ status: STATUSES.find((one) => one === event.target.value) })}
      >
        <option value="">{t('templates.filters.anyStatus')}</option>
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`templates.statuses.${status}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t('templates.columns.category')}
        value={search.category ?? ''}
        onChange={(event) => onFilter({ category: CATEGORIES.find((one) => one === event.target.value) })}
      >
        <option value="">{t('templates.filters.anyCategory')}</option>
        {CATEGORIES.map((category) => (
          <option key={category} value={category}>
            {t(`templates.categories.${category}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t('templates.columns.language')}
        value={search.language ?? ''}
        onChange={(event) => onFilter({ language: event.target.value || undefined })}
      >
        <option value="">{t('templates.filters.anyLanguage')}</option>
        {languages.map((language) => (
          <option key={language} value={language}>
            {language}
          </option>
        ))}
      </Select>
      {isFiltered(search) ? (
        <Button
          look="quiet"
          size="sm"
          icon={<FilterX aria-hidden className="size-4" />}
          onClick={() =>
            onFilter({ status: undefined, category: undefined, language: undefined, q: undefined })
          }
        >
          {t('templates.filters.clear')}
        </Button>
      ) : null}
    </div>
  )
}
