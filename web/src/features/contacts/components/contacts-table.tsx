import type { Contact } from '@contracts/contacts'
import { Tags, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Ltr } from '@/components/ui/ltr'
import { type Column, Table } from '@/components/ui/table'
import { exactTime, listTime } from '@/lib/format'
import { useFormatOptions, useMay } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useFailed } from '@/lib/use-failed'
import { useNow } from '@/lib/use-now'
import { useTagContacts } from '../api/change-contact'
import { useContactsSearch } from '../hooks/use-contacts-search'
import { nameOf, phoneOf } from '../model/name'
import { type ContactSort, SORTS } from '../model/search'
import { PersonName } from './person'
import { ReachBadge } from './reach-badge'
import { TagChip } from './tag-chip'
import { TagPicker } from './tag-picker'

/** A page of contacts, with ticks for tagging several at once. */
export function ContactsTable({ contacts, busy }: { contacts: Contact[]; busy: boolean }) {
  const { t } = useTranslation()
  const may = useMay()
  const now = useNow()
  const options = useFormatOptions()
  const { search, filterBy, open } = useContactsSearch()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const onPage = contacts.map(({ id }) => id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows, other ticks
  useEffect(() => setChosen(new Set()), [onPage])
  const toggle = (ids: string[], on: boolean) =>
    setChosen((before) => {
      const next = new Set(before)
      for (const id of ids) on ? next.add(id) : next.delete(id)
      return next
    })
  const ids = contacts.map(({ id }) => id)
  const tick: Column<Contact> = {
    id: 'tick',
    header: '',
    head: (
      <input
        type="checkbox"
        aria-label={t('common.selectAll')}
        checked={chosen.size > 0 && chosen.size === contacts.length}
        onChange={(event) => toggle(ids, event.target.checked)}
        className="size-4 align-middle"
      />
    ),
    desktopOnly: true,
    className: 'w-10',
    cell: ({ id, name, phone_hint }) => (
      <input
        type="checkbox"
        aria-label={`${t('common.selectRow')} ${nameOf({ name, phone_hint }) ?? ''}`}
        checked={chosen.has(id)}
        onClick={(event) => event.stopPropagation()}
        onChange={(event) => toggle([id], event.target.checked)}
        className="size-4 align-middle"
      />
    ),
  }
  const columns: Column<Contact>[] = [
    ...(may('editContacts') ? [tick] : []),
    {
      id: 'name',
      header: t('contacts.columns.name'),
      primary: true,
      sortable: true,
      cell: (contact) => (
        <button
          type="button"
          className="flex max-w-full items-center gap-3 rounded-md text-start"
          onClick={(event) => {
            event.stopPropagation()
            open(contact.id)
          }}
        >
          <Avatar name={contact.name} seed={contact.id} size="sm" />
          <span className="flex min-w-0 flex-col">
            <span className="line-auto font-medium">
              <PersonName contact={contact} />
            </span>
            {contact.profile_name && contact.profile_name !== contact.name ? (
              <span className="line-auto font-normal text-ink-faint text-xs">
                <bdi dir="auto">{`~ ${contact.profile_name}`}</bdi>
              </span>
            ) : null}
          </span>
        </button>
      ),
    },
    {
      id: 'phone',
      header: t('contacts.columns.phone'),
      cell: (contact) => {
        const phone = phoneOf(contact.identities) ?? contact.phone_hint
        return phone ? (
          <Ltr className="whitespace-nowrap tabular-nums">{phone}</Ltr>
        ) : (
          <span className="text-ink-faint">{t('contacts.noPhone')}</span>
        )
      },
    },
    {
      id: 'reach',
      header: t('contacts.columns.reach'),
      cell: (contact) => <ReachBadge reach={contact.reach} />,
    },
    {
      id: 'tags',
      header: t('contacts.columns.tags'),
      cell: (contact) =>
        contact.tags.length === 0 ? (
          <span className="text-ink-faint">{t('contacts.noTags')}</span>
        ) : (
          <span className="flex flex-wrap gap-1">
            {contact.tags.map((tag) => (
              <TagChip key={tag.id} tag={tag} />
            ))}
          </span>
        ),
    },
    {
      id: 'created_at',
      header: t('contacts.columns.added'),
      sortable: true,
      align: 'end',
      cell: (contact) => (
        <time
          dateTime={contact.created_at}
          title={exactTime(Date.parse(contact.created_at), options)}
          className="whitespace-nowrap text-ink-soft"
        >
          {listTime(Date.parse(contact.created_at), now, options)}
        </time>
      ),
    },
  ]
  const sort: string = search.sort ?? '-created_at'
  return (
    <div className="flex flex-col gap-3">
      {chosen.size > 0 ? (
        <BulkBar contacts={contacts.filter(({ id }) => chosen.has(id))} onDone={() => setChosen(new Set())} />
      ) : null}
      <Table
        label={t('contacts.title')}
        columns={columns}
        rows={contacts}
        rowKey={({ id }) => id}
        onRow={({ id }) => open(id)}
        busy={busy}
        isSelected={({ id }) => chosen.has(id) || search.contact === id}
        sort={{ column: sort.replace(/^-/, ''), descending: sort.startsWith('-') }}
        sortLabel={(column) => t('common.sortBy', { column })}
        onSort={({ column, descending }) => {
          const word = `${descending ? '-' : ''}${column}` as ContactSort
          filterBy({ sort: word === '-created_at' ? undefined : SORTS.find((one) => one === word) })
        }}
      />
    </div>
  )
}

/** What can be done to the ticked contacts. */
function BulkBar({ contacts, onDone }: { contacts: Contact[]; onDone: () => void }) {
  const { t } = useTranslation()
  const failed = useFailed()
  const tagging = useTagContacts()
  const put = (tag: { id: string; name: string } | { name: string }, on: boolean) => {
    const contactIds = contacts
      .filter(({ tags }) => !('id' in tag) || tags.some(({ id }) => id === tag.id) !== on)
      .map(({ id }) => id)
    if (contactIds.length === 0) {
      toast({ kind: 'info', text: t('contacts.tags.nothingToDo', { name: tag.name }) })
      return
    }
    tagging.mutate(
      { contactIds, tag, on },
      {
        onError: failed,
        onSuccess: (id) => {
          onDone()
          toast({
            kind: 'done',
            text: t(on ? 'contacts.tags.put' : 'contacts.tags.taken', {
              name: tag.name,
              count: contactIds.length,
            }),
            action: {
              label: t('common.undo'),
              run: () => tagging.mutate({ contactIds, tag: { id }, on: !on }, { onError: failed }),
            },
          })
        },
      },
    )
  }
  const all = (id: string) => contacts.every(({ tags }) => tags.some((tag) => tag.id === id))
  return (
    <div
      className="flex flex-wrap items-center gap-2 rounded-xl border bg-selected px-4 py-2"
      data-testid="bulk-bar"
    >
      <span className="flex-1 font-medium text-sm">{t('contacts.chosen', { count: contacts.length })}</span>
      <TagPicker
        label={t('contacts.tags.add')}
        canMake
        has={({ id }) => all(id)}
        onPick={(tag) => put(tag, true)}
        trigger={
          <Button size="sm" busy={tagging.isPending} icon={<Tags aria-hidden className="size-4" />}>
            {t('contacts.tags.add')}
          </Button>
        }
      />
      <TagPicker
        label={t('contacts.tags.take')}
        has={() => false}
        onPick={(tag) => put(tag, false)}
        trigger={<Button size="sm">{t('contacts.tags.take')}</Button>}
      />
      <Button size="sm" look="quiet" icon={<X aria-hidden className="size-4" />} onClick={onDone}>
        {t('contacts.unchoose')}
      </Button>
    </div>
  )
}
