import { type QueryKey, useQuery } from '@tanstack/react-query'
import { MessageSquareQuote, Pencil, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { CheckField, InputField, TextAreaField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { Notice } from '@/components/ui/notice'
import { Card, Section } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { SearchField } from '@/components/ui/search-field'
import { useMay, useProject } from '@/lib/project'
import { useUserId } from '@/lib/session'
import { useAct } from '@/lib/use-act'
import { settingsKeys } from '../api/keys'
import { deleteQuickReply, type QuickReply, quickRepliesQuery, saveQuickReply } from '../api/words'
import { DeleteButton } from './delete-button'

/** What the composer fills in by itself. */
const VARIABLES = ['name', 'agent'] as const

/** What is said every day, written once and called with a slash. */
export function QuickRepliesSection() {
  const { t } = useTranslation()
  const { project } = useProject()
  const may = useMay()
  const me = useUserId()
  const [page, setPage] = useState(1)
  const [q, setQ] = useState<string | undefined>()
  const query = useQuery(quickRepliesQuery(project.id, page, q))
  const [editing, setEditing] = useState<QuickReply | 'new' | null>(null)
  const refresh = [settingsKeys.quickReplies(project.id), ['inbox', project.id, 'quick-replies']]
  const remove = useAct({ act: deleteQuickReply, refresh, done: t('settings.replies.removed') })
  const add = may('ownQuickReplies') ? (
    <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => setEditing('new')}>
      {t('settings.replies.add')}
    </Button>
  ) : undefined
  const changeable = (reply: QuickReply) =>
    reply.owner_id === me ? may('ownQuickReplies') : may('shareQuickReplies')
  return (
    <Section
      title={t('settings.replies.title')}
      description={t('settings.replies.description')}
      actions={query.data?.total || q ? add : undefined}
    >
      {query.data?.total || q ? (
        <SearchField
          label={t('settings.replies.search')}
          value={q}
          onSearch={(text) => {
            setQ(text)
            setPage(1)
          }}
        />
      ) : null}
      <QueryView
        query={query}
        isEmpty={(rows) => rows.total === 0}
        empty={
          <Card>
            {q ? (
              <Notice icon={MessageSquareQuote} title={t('settings.replies.noneFound')} />
            ) : (
              <Notice icon={MessageSquareQuote} title={t('settings.replies.emptyTitle')} action={add}>
                {t('settings.replies.empty')}
              </Notice>
            )}
          </Card>
        }
      >
        {({ data, total }) => (
          <>
            <ul className="divide-y overflow-hidden rounded-xl border bg-surface">
              {data.map((reply) => (
                <li key={reply.id} className="flex items-start gap-3 py-3 ps-4 pe-2">
                  <span className="flex min-w-0 flex-1 flex-col gap-1">
                    <span className="flex flex-wrap items-center gap-2">
                      <bdi dir="auto" className="font-medium">
                        {reply.name}
                      </bdi>
                      {reply.shortcut ? (
                        <code className="rounded-md bg-sunken px-1.5 text-ink-soft text-xs">
                          <bdi dir="auto">/{reply.shortcut}</bdi>
                        </code>
                      ) : null}
                      <Badge>
                        {t(reply.owner_id === null ? 'settings.replies.shared' : 'settings.replies.own')}
                      </Badge>
                    </span>
                    <bdi dir="auto" className="line-clamp-2 whitespace-pre-line text-ink-soft text-sm">
                      {reply.body}
                    </bdi>
                  </span>
                  {changeable(reply) ? (
                    <span className="inline-flex">
                      <IconButton
                        label={t('settings.editNamed', { name: reply.name })}
                        tip="above"
                        onClick={() => setEditing(reply)}
                      >
                        <Pencil aria-hidden className="size-4" />
                      </IconButton>
                      <DeleteButton
                        label={t('settings.deleteNamed', { name: reply.name })}
                        title={t('settings.deleteAsk', { name: reply.name })}
                        onConfirm={() => remove.mutateAsync(reply.id)}
                      >
                        {t('settings.replies.deleteText')}
                      </DeleteButton>
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
            {total > 20 ? <Pager page={page} pageSize={20} total={total} onPage={setPage} /> : null}
          </>
        )}
      </QueryView>
      {editing ? (
        <ReplyDialog
          reply={editing === 'new' ? null : editing}
          refresh={refresh}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Section>
  )
}

interface Fields {
  name: string
  shortcut: string
  body: string
  shared: boolean
}

function ReplyDialog(props: { reply: QuickReply | null; refresh: QueryKey[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const may = useMay()
  const { reply } = props
  const bodyField = useRef<HTMLTextAreaElement | null>(null)
  const form = useForm<Fields>({
    defaultValues: {
      name: reply?.name ?? '',
      shortcut: reply?.shortcut ?? '',
      body: reply?.body ?? '',
      shared: false,
    },
  })
  const { errors } = form.formState
  const save = useAct({
    act: ({ shortcut, ...fields }: Fields) =>
      saveQuickReply(project.id, reply?.id ?? null, { ...fields, shortcut: shortcut.trim() || null }),
    refresh: props.refresh,
    done: t('common.saved'),
    onDone: props.onClose,
  })
  const body = form.register('body', { validate: (text) => text.trim() !== '' || t('settings.required') })
  const insert = (variable: string) => {
    const field = bodyField.current
    const text = form.getValues('body')
    const at = field?.selectionStart ?? text.length
    form.setValue('body', `${text.slice(0, at)}{{${variable}}}${text.slice(field?.selectionEnd ?? at)}`, {
      shouldDirty: true,
    })
    field?.focus()
  }
  return (
    <Dialog
      title={t(reply ? 'settings.replies.edit' : 'settings.replies.add')}
      closeLabel={t('common.close')}
      onClose={props.onClose}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((fields) => save.mutate(fields))}
      >
        <InputField
          label={t('settings.replies.name')}
          maxLength={120}
          error={errors.name?.message}
          {...form.register('name', { validate: (text) => text.trim() !== '' || t('settings.required') })}
        />
        <InputField
          label={t('settings.replies.shortcut')}
          hint={t('settings.replies.shortcutHint')}
          maxLength={40}
          autoComplete="off"
          error={errors.shortcut?.message}
          {...form.register('shortcut', {
            pattern: { value: /^[^\s/]{1,40}$/, message: t('settings.replies.shortcutWrong') },
          })}
        />
        <TextAreaField
          label={t('settings.replies.body')}
          maxLength={4096}
          error={errors.body?.message}
          {...body}
          ref={(field) => {
            body.ref(field)
            bodyField.current = field
          }}
        />
        <div className="-mt-2 flex flex-wrap items-center gap-2 text-sm">
          <span className="text-ink-soft">{t('settings.replies.insert')}</span>
          {VARIABLES.map((name) => (
            <Button key={name} size="sm" onClick={() => insert(name)}>
              {t(`settings.replies.variables.${name}`)}
              <Ltr className="text-ink-faint text-xs">{`{{${name}}}`}</Ltr>
            </Button>
          ))}
        </div>
        {reply === null && may('shareQuickReplies') ? (
          <CheckField
            label={t('settings.replies.share')}
            hint={t('settings.replies.shareHint')}
            {...form.register('shared')}
          />
        ) : null}
        <div className="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
