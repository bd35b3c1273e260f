import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { Download, Ellipsis, FileUp, SearchX, UserPlus, UsersRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { iconButtonClass } from '@/components/ui/icon-button'
import { MenuButton } from '@/components/ui/menu-button'
import { Notice } from '@/components/ui/notice'
import { CountedTitle, Page } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { cx } from '@/lib/cx'
import { count } from '@/lib/format'
import { useMay, useProject } from '@/lib/project'
import { saveBlob } from '@/lib/save-blob'
import { useFailed } from '@/lib/use-failed'
import { useLanguage } from '@/lib/use-language'
import { useTitle } from '@/lib/use-title'
import { exportContacts } from '../api/files'
import { contactsQuery, PAGE_SIZE } from '../api/list-contacts'
import { useContactsNews } from '../hooks/use-contacts-news'
import { useContactsSearch } from '../hooks/use-contacts-search'
import { isFiltered } from '../model/search'
import { AddContactDialog } from './add-contact-dialog'
import { ContactSheet } from './contact-sheet'
import { ContactsFilters } from './contacts-filters'
import { ContactsTable } from './contacts-table'

/** The people of a project: found, filtered, tagged, opened. */
export function ContactsPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const may = useMay()
  const { project } = useProject()
  const { search, filterBy, open } = useContactsSearch()
  const [adding, setAdding] = useState(false)
  // The command bar asks for it from anywhere.
  const asked = useLocation({ select: ({ state }) => (state.addContact ? state.__TSR_key : undefined) })
  useEffect(() => {
    if (asked !== undefined) setAdding(true)
  }, [asked])
  useTitle(t('contacts.title'))
  useContactsNews(search.contact)
  const query = useQuery(contactsQuery(project.id, search))
  const page = search.page ?? 1
  const total = query.data?.total
  return (
    <Page
      title={
        <CountedTitle
          title={t('contacts.title')}
          total={total === undefined ? undefined : count(total, language)}
          inWords={t('contacts.total', { count: total ?? 0, total: count(total ?? 0, language) })}
          testId="contacts-total"
        />
      }
      actions={
        <>
          <FileActs />
          {may('addContacts') ? (
            <Button
              look="primary"
              icon={<UserPlus aria-hidden className="size-4" />}
              onClick={() => setAdding(true)}
            >
              {t('contacts.add.button')}
            </Button>
          ) : null}
        </>
      }
      toolbar={<ContactsFilters />}
    >
      <QueryView
        query={query}
        isEmpty={({ total }) => total === 0}
        empty={
          isFiltered(search) ? (
            <Notice
              icon={SearchX}
              title={t('contacts.empty.filteredTitle')}
              action={
                <Button
                  onClick={() =>
                    filterBy({
                      q: undefined,
                      tag: undefined,
                      reach: undefined,
                      open: undefined,
                      number: undefined,
                    })
                  }
                >
                  {t('contacts.filters.clear')}
                </Button>
              }
            >
              {t('contacts.empty.filtered')}
            </Notice>
          ) : (
            <Notice
              icon={UsersRound}
              title={t('contacts.empty.title')}
              action={
                may('addContacts') ? (
                  <Button look="primary" onClick={() => setAdding(true)}>
                    {t('contacts.add.button')}
                  </Button>
                ) : undefined
              }
            >
              {t(may('addContacts') ? 'contacts.empty.text' : 'contacts.empty.onlyRead')}
            </Notice>
          )
        }
      >
        {(data) => (
          <>
            <ContactsTable contacts={data.data} busy={query.isPlaceholderData} />
            <Pager
              page={page}
              pageSize={PAGE_SIZE}
              total={data.total}
              onPage={(next) => filterBy({ page: next === 1 ? undefined : next })}
            />
          </>
        )}
      </QueryView>
      {adding ? (
        <AddContactDialog
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false)
            open(id)
          }}
        />
      ) : null}
      {search.contact ? (
        <ContactSheet key={search.contact} id={search.contact} onClose={() => open(undefined)} />
      ) : null}
    </Page>
  )
}

/** To and from files: buttons where there is room, a menu on a phone. */
function FileActs() {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const { project, key } = useProject()
  const failed = useFailed()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      saveBlob(await exportContacts(project.id), `${project.slug}-contacts.csv`)
    } catch (error) {
      failed(error)
    }
    setBusy(false)
  }
  const acts = [
    {
      id: 'export',
      text: t('contacts.export'),
      icon: <Download aria-hidden className="size-4" />,
      allowed: may('exportContacts'),
      busy,
      onSelect: () => void save(),
    },
    {
      id: 'import',
      text: t('contacts.import.button'),
      icon: <FileUp aria-hidden className="size-4" />,
      allowed: may('importContacts'),
      busy: false,
      onSelect: () => void navigate({ to: '/p/$project/contacts/import', params: { project: key } }),
    },
  ].filter(({ allowed }) => allowed)
  if (acts.length === 0) return null
  return (
    <>
      {acts.map(({ id, text, icon, busy: isBusy, onSelect }) => (
        <Button key={id} busy={isBusy} icon={icon} onClick={onSelect} className="max-tablet:hidden">
          {text}
        </Button>
      ))}
      <MenuButton
        label={t('common.more')}
        className={cx(iconButtonClass, 'tablet:hidden')}
        entries={() =>
          acts.map(({ id, text, icon, onSelect }) => ({ kind: 'item', id, text, icon, onSelect }))
        }
      >
        <Ellipsis aria-hidden className="size-5" />
      </MenuButton>
    </>
  )
}
