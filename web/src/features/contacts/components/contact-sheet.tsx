import type { Contact } from '@contracts/contacts'
import { useQuery } from '@tanstack/react-query'
import { Ban, CircleCheck, Ellipsis, Merge, UserX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '@/components/ui/avatar'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { iconButtonClass } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { MenuButton } from '@/components/ui/menu-button'
import type { MenuEntry } from '@/components/ui/menu-popup'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { Sheet } from '@/components/ui/sheet'
import { Tabs } from '@/components/ui/tabs'
import { useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useFailed } from '@/lib/use-failed'
import { useChangeContact, useEraseContact } from '../api/change-contact'
import { contactQuery } from '../api/read-contact'
import { useContactsSearch } from '../hooks/use-contacts-search'
import { nameOf, phoneOf } from '../model/name'
import { SECTIONS } from '../model/search'
import { ContactConsent } from './contact-consent'
import { ContactDetails } from './contact-details'
import { ContactRequests, ContactTalks } from './contact-talks'
import { ContactTimeline } from './contact-timeline'
import { ErasePreview } from './erase-preview'
import { MergeDialog } from './merge-dialog'
import { PersonName } from './person'
import { ReachBadge } from './reach-badge'

/** Everything about one contact; which one, and which part, stands in the address. */
export function ContactSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const { search, open } = useContactsSearch()
  const query = useQuery(contactQuery(project.id, id))
  const section = search.section ?? 'details'
  return (
    <Sheet
      title={query.data ? <PersonName contact={query.data} /> : t('contacts.sheet')}
      closeLabel={t('common.close')}
      actions={query.data ? <Acts contact={query.data} onGone={onClose} /> : undefined}
      onClose={onClose}
    >
      <QueryView query={query} skeleton={<RowsSkeleton rows={5} />}>
        {(contact) => (
          <>
            <Head contact={contact} />
            <div className="-mt-1 shrink-0 border-b">
              <Tabs
                label={t('contacts.sections.label')}
                tabs={SECTIONS.map((name) => ({ name, text: t(`contacts.sections.${name}`) }))}
                current={section}
                onChange={(name) => open(id, name === 'details' ? undefined : name)}
              />
            </div>
            {section === 'details' ? <ContactDetails contact={contact} /> : null}
            {section === 'consent' ? <ContactConsent contact={contact} /> : null}
            {section === 'conversations' ? <ContactTalks contact={contact} /> : null}
            {section === 'requests' ? <ContactRequests contactId={id} /> : null}
            {section === 'timeline' ? <ContactTimeline contactId={id} /> : null}
          </>
        )}
      </QueryView>
    </Sheet>
  )
}

function Head({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const phone = phoneOf(contact.identities) ?? contact.phone_hint
  return (
    <div className="flex items-center gap-4">
      <Avatar name={contact.name} seed={contact.id} size="lg" />
      <div className="flex min-w-0 flex-col items-start gap-1">
        <span className="line-auto w-full font-semibold text-lg">
          <PersonName contact={contact} />
        </span>
        {phone ? <Ltr className="text-ink-soft">{phone}</Ltr> : null}
        <ReachBadge reach={contact.reach} />
        <p className="text-pretty text-ink-faint text-xs">{t(`contacts.reachHints.${contact.reach}`)}</p>
      </div>
    </div>
  )
}

type Window = 'merge' | 'block' | 'erase'

function Acts({ contact, onGone }: { contact: Contact; onGone: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const failed = useFailed()
  const { block } = useChangeContact(contact.id)
  const erase = useEraseContact()
  const [window, setWindow] = useState<Window>()
  const name = nameOf(contact) ?? t('common.unknownPerson')

  const setBlocked = (on: boolean) =>
    block.mutateAsync(on).then(
      () =>
        toast({
          kind: 'done',
          text: t(on ? 'contacts.block.done' : 'contacts.block.undone', { name }),
          action: {
            label: t('common.undo'),
            run: () => void block.mutateAsync(!on).catch(failed),
          },
        }),
      (error: unknown) => {
        failed(error)
        throw error
      },
    )
  const item = (id: Window | 'unblock', icon: React.ReactNode, onSelect: () => void): MenuEntry => ({
    kind: 'item',
    id,
    icon,
    text: t(`contacts.acts.${id}`),
    onSelect,
  })
  const entries = (): MenuEntry[] => [
    ...(may('mergeContacts')
      ? [item('merge', <Merge aria-hidden className="size-4" />, () => setWindow('merge'))]
      : []),
    ...(may('editContacts')
      ? [
          contact.blocked_at
            ? item(
                'unblock',
                <CircleCheck aria-hidden className="size-4" />,
                () => void setBlocked(false).catch(() => {}),
              )
            : item('block', <Ban aria-hidden className="size-4" />, () => setWindow('block')),
        ]
      : []),
    ...(may('eraseContacts')
      ? [
          { kind: 'separator' as const, id: 'line' },
          item('erase', <UserX aria-hidden className="size-4" />, () => setWindow('erase')),
        ]
      : []),
  ]
  if (!may('editContacts')) return null
  return (
    <>
      <MenuButton
        label={t('common.actions')}
        testId="contact-acts"
        className={iconButtonClass}
        entries={entries}
      >
        <Ellipsis aria-hidden className="size-5" />
      </MenuButton>
      {window === 'merge' ? <MergeDialog contact={contact} onClose={() => setWindow(undefined)} /> : null}
      {window === 'block' ? (
        <ConfirmDialog
          title={t('contacts.block.title', { name })}
          confirmLabel={t('contacts.acts.block')}
          onConfirm={() => setBlocked(true)}
          onClose={() => setWindow(undefined)}
        >
          {t('contacts.block.text')}
        </ConfirmDialog>
      ) : null}
      {window === 'erase' ? (
        <ConfirmDialog
          title={t('contacts.erase.title')}
          confirmLabel={t('contacts.acts.erase')}
          name={name}
          onConfirm={async () => {
            try {
              await erase.mutateAsync(contact.id)
            } catch (error) {
              failed(error)
              throw error
            }
            toast({ kind: 'done', text: t('contacts.erase.done') })
            onGone()
          }}
          onClose={() => setWindow(undefined)}
        >
          <p>{t('contacts.erase.text')}</p>
          <ErasePreview contactId={contact.id} />
        </ConfirmDialog>
      ) : null}
    </>
  )
}
