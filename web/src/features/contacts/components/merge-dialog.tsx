import type { Contact } from '@contracts/contacts'
import { useQuery } from '@tanstack/react-query'
import { ArrowDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Ltr } from '@/components/ui/ltr'
import { SearchField } from '@/components/ui/search-field'
import { Skeleton } from '@/components/ui/skeleton'
import { count } from '@/lib/format'
import { useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useFailed } from '@/lib/use-failed'
import { useLanguage } from '@/lib/use-language'
import { useMerge } from '../api/change-contact'
import { findContactsQuery } from '../api/list-contacts'
import { belongingsQuery } from '../api/read-contact'
import { nameOf, phoneOf } from '../model/name'
import { PersonName } from './person'

/** Takes another contact into this one: chooses him, shows what moves, and leaves a way back. */
export function MergeDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation()
  const failed = useFailed()
  const { merge, unmerge } = useMerge(contact.id)
  const [other, setOther] = useState<Contact>()
  const name = nameOf(contact) ?? t('common.unknownPerson')
  const confirm = (chosen: Contact) =>
    merge.mutate(chosen.id, {
      onError: failed,
      onSuccess: ({ id }) => {
        onClose()
        toast({
          kind: 'done',
          text: t('contacts.merge.done', { name: nameOf(chosen) ?? t('common.unknownPerson') }),
          action: { label: t('common.undo'), run: () => unmerge.mutate(id, { onError: failed }) },
        })
      },
    })
  return (
    <Dialog title={t('contacts.merge.title', { name })} closeLabel={t('common.close')} onClose={onClose}>
      <div className="flex flex-col gap-4">
        {other ? (
          <>
            <div className="flex flex-col items-center gap-2 rounded-xl border p-4">
              <Row contact={other} />
              <ArrowDown aria-hidden className="size-5 text-ink-faint" />
              <Row contact={contact} />
            </div>
            <Moves contact={other} />
            <p className="text-pretty text-ink-soft text-sm">{t('contacts.merge.note')}</p>
            <div className="flex justify-end gap-2">
              <Button onClick={() => setOther(undefined)}>{t('common.back')}</Button>
              <Button
                look="primary"
                busy={merge.isPending}
                onClick={() => confirm(other)}
                data-testid="confirm-merge"
              >
                {t('contacts.merge.confirm')}
              </Button>
            </div>
          </>
        ) : (
          <Choose but={contact.id} onChoose={setOther} />
        )}
      </div>
    </Dialog>
  )
}

function Choose({ but, onChoose }: { but: string; onChoose: (contact: Contact) => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const [q, setQ] = useState('')
  const { data, isFetching } = useQuery(findContactsQuery(project.id, q))
  const found = data?.data.filter(({ id }) => id !== but) ?? []
  return (
    <>
      <p className="text-pretty text-ink-soft">{t('contacts.merge.choose')}</p>
      <SearchField label={t('contacts.filters.search')} value={q} onSearch={(text) => setQ(text ?? '')} />
      <ul className="flex min-h-40 flex-col" aria-busy={isFetching || undefined}>
        {found.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              data-testid="merge-candidate"
              className="w-full rounded-lg px-2 py-2 text-start hover:bg-hover"
              onClick={() => onChoose(one)}
            >
              <Row contact={one} />
            </button>
          </li>
        ))}
        {q !== '' && data && found.length === 0 ? (
          <li className="py-6 text-center text-ink-faint text-sm">{t('contacts.merge.nobody')}</li>
        ) : null}
      </ul>
    </>
  )
}

function Row({ contact }: { contact: Contact }) {
  const phone = phoneOf(contact.identities) ?? contact.phone_hint
  return (
    <span className="flex w-full items-center gap-3">
      <Avatar name={contact.name} seed={contact.id} size="sm" />
      <span className="min-w-0 flex-1">
        <span className="line-auto font-medium">
          <PersonName contact={contact} />
        </span>
        {phone && contact.name ? (
          <span className="block text-ink-faint text-xs">
            <Ltr>{phone}</Ltr>
          </span>
        ) : null}
      </span>
    </span>
  )
}

function Moves({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { project } = useProject()
  const { data } = useQuery(belongingsQuery(project.id, contact.id))
  const kinds = ['conversations', 'messages', 'requests', 'media', 'notes'] as const
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold text-ink-soft text-sm">{t('contacts.merge.moves')}</h3>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-1 text-sm tablet:grid-cols-3">
        {kinds.map((kind) => (
          <div key={kind} className="flex items-baseline justify-between gap-2 border-b py-1">
            <dt>{t(`contacts.merge.kinds.${kind}`)}</dt>
            <dd className="font-medium tabular-nums">
              {data ? count(data[kind], language) : <Skeleton className="h-4 w-8" />}
            </dd>
          </div>
        ))}
        <div className="flex items-baseline justify-between gap-2 border-b py-1">
          <dt>{t('contacts.merge.kinds.tags')}</dt>
          <dd className="font-medium tabular-nums">{count(contact.tags.length, language)}</dd>
        </div>
      </dl>
    </section>
  )
}
