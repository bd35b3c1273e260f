import { Dialog } from '@base-ui/react/dialog'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import {
  Keyboard,
  Languages,
  LogOut,
  type LucideIcon,
  MessageCircle,
  Monitor,
  Moon,
  Repeat,
  Search,
  Sun,
  UserRound,
  UserRoundPlus,
} from 'lucide-react'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '@/components/ui/spinner'
import { LANGUAGES, type Language, setLanguage } from '@/lib/i18n'
import { membershipsQuery, projectKey, useMay, useProject } from '@/lib/project'
import { signOut, useUserId } from '@/lib/session'
import { setTheme } from '@/lib/theme'
import { useLanguage } from '@/lib/use-language'
import { findQuery } from '../api/find'
import { matches } from '../model/matches'

export interface CommandBarProps {
  /** Pages of the project that the person has a use for. */
  pages: { id: string; name: string; icon: LucideIcon; go: () => void }[]
  onHelp: () => void
  onClose: () => void
}

const groupClass =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-xs'

/** Goes anywhere and does anything by name: pages, people, conversations, acts. */
export function CommandBar(props: CommandBarProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const may = useMay()
  const { project, key } = useProject()
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const found = useQuery(findQuery(project.id, q))
  const { data: memberships = [] } = useQuery(membershipsQuery(useUserId()))
  const other: Language = language === 'ar' ? 'en' : 'ar'
  const run = (act: () => void) => () => {
    props.onClose()
    act()
  }
  const results = q.length >= 2 ? found.data : undefined
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 animate-enter bg-scrim" />
        <Dialog.Popup
          aria-label={t('commands.title')}
          data-testid="command-bar"
          className="fixed inset-x-0 top-0 z-50 mx-auto max-h-full w-full max-w-dialog animate-enter overflow-hidden bg-raised shadow-popup outline-none tablet:top-24 tablet:rounded-xl"
        >
          <Command
            label={t('commands.title')}
            loop
            filter={(_value, search, keywords) => (matches(keywords ?? [], search) ? 1 : 0)}
          >
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
              <Command.Input
                autoFocus
                dir={text ? 'auto' : undefined}
                value={text}
                onValueChange={setText}
                placeholder={t('commands.placeholder')}
                className="h-12 min-w-0 flex-1 bg-transparent text-field outline-none tablet:text-base"
              />
              {found.isFetching ? <Spinner className="text-ink-faint" /> : null}
            </div>
            <Command.List label={t('commands.title')} className="scroll-area max-h-96 p-1.5">
              {results?.contacts.length || results?.conversations.length ? null : (
                <Command.Empty className="px-3 py-8 text-center text-ink-soft text-sm">
                  {t(found.isFetching ? 'commands.looking' : 'commands.nothing')}
                </Command.Empty>
              )}
              {results?.conversations.length ? (
                <Command.Group forceMount heading={t('commands.conversations')} className={groupClass}>
                  {results.conversations.map((row) => (
                    <Item
                      key={row.id}
                      id={`conversation-${row.id}`}
                      found
                      icon={MessageCircle}
                      note={row.text ?? undefined}
                      onSelect={run(
                        () =>
                          void navigate({
                            to: '/p/$project/inbox/$conversationId',
                            params: { project: key, conversationId: row.id },
                          }),
                      )}
                    >
                      <bdi dir="auto">{row.name ?? row.phone ?? t('common.unknownPerson')}</bdi>
                    </Item>
                  ))}
                </Command.Group>
              ) : null}
              {results?.contacts.length ? (
                <Command.Group forceMount heading={t('nav.contacts')} className={groupClass}>
                  {results.contacts.map((row) => (
                    <Item
                      key={row.id}
                      id={`contact-${row.id}`}
                      found
                      icon={UserRound}
                      onSelect={run(
                        () =>
                          void navigate({
                            to: '/p/$project/contacts',
                            params: { project: key },
                            search: { contact: row.id },
                          }),
                      )}
                    >
                      <bdi dir="auto">{row.name ?? row.phone ?? t('common.unknownPerson')}</bdi>
                    </Item>
                  ))}
                </Command.Group>
              ) : null}
              <Command.Group heading={t('commands.pages')} className={groupClass}>
                {props.pages.map(({ id, name, icon, go }) => (
                  <Item key={id} id={`page-${id}`} words={[name, id]} icon={icon} onSelect={run(go)}>
                    {name}
                  </Item>
                ))}
              </Command.Group>
              <Command.Group heading={t('commands.acts')} className={groupClass}>
                {may('addContacts') ? (
                  <Item
                    id="new-contact"
                    words={[t('commands.newContact'), 'new contact']}
                    icon={UserRoundPlus}
                    onSelect={run(
                      () =>
                        void navigate({
                          to: '/p/$project/contacts',
                          params: { project: key },
                          state: { addContact: true },
                        }),
                    )}
                  >
                    {t('commands.newContact')}
                  </Item>
                ) : null}
                <Item
                  id="language"
                  words={[LANGUAGES[other].name, t('nav.language'), 'language english arabic']}
                  icon={Languages}
                  onSelect={run(() => void setLanguage(other))}
                >
                  <span lang={other}>{t('nav.switchLanguage')}</span>
                </Item>
                {(
                  [
                    ['light', Sun, t('nav.themeLight')],
                    ['dark', Moon, t('nav.themeDark')],
                    ['system', Monitor, t('nav.themeSystem')],
                  ] as const
                ).map(([id, icon, name]) => (
                  <Item
                    key={id}
                    id={`theme-${id}`}
                    words={[t('nav.theme'), name, `theme ${id}`]}
                    icon={icon}
                    onSelect={run(() => setTheme(id))}
                  >
                    {t('commands.theme', { name })}
                  </Item>
                ))}
                {memberships
                  .filter((membership) => membership.project.id !== project.id)
                  .map((membership) => (
                    <Item
                      key={membership.project.id}
                      id={`project-${membership.project.id}`}
                      words={[t('nav.switchProject'), membership.project.name, membership.project.slug]}
                      icon={Repeat}
                      onSelect={run(
                        () =>
                          void navigate({
                            to: '/p/$project/inbox',
                            params: { project: projectKey(membership.project, memberships) },
                          }),
                      )}
                    >
                      {t('commands.openProject', { name: membership.project.name })}
                    </Item>
                  ))}
                <Item
                  id="shortcuts"
                  words={[t('nav.shortcuts'), 'shortcuts keyboard']}
                  icon={Keyboard}
                  onSelect={run(props.onHelp)}
                >
                  {t('nav.shortcuts')}
                </Item>
                <Item
                  id="sign-out"
                  words={[t('nav.signOut'), 'sign out']}
                  icon={LogOut}
                  onSelect={run(() => void signOut())}
                >
                  {t('nav.signOut')}
                </Item>
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Item(props: {
  id: string
  /** What finds it. */
  words?: string[]
  /** Found by the server, which decides alone. */
  found?: boolean
  icon: LucideIcon
  note?: string
  onSelect: () => void
  children: ReactNode
}) {
  const Icon = props.icon
  return (
    <Command.Item
      value={props.id}
      keywords={props.words}
      forceMount={props.found}
      onSelect={props.onSelect}
      className="flex min-h-10 cursor-pointer items-center gap-3 rounded-lg px-3 text-base data-[selected=true]:bg-selected touch:min-h-touch"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span className="shrink-0">{props.children}</span>
      {props.note ? (
        <bdi dir="auto" className="line-auto min-w-0 flex-1 text-ink-faint text-sm">
          {props.note}
        </bdi>
      ) : null}
    </Command.Item>
  )
}
