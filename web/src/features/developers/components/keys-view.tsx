import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Ban, Ellipsis, KeyRound, Plus, RefreshCw, ScrollText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { iconButtonClass } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { MenuButton } from '@/components/ui/menu-button'
import { Notice } from '@/components/ui/notice'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { type Column, Table } from '@/components/ui/table'
import { dayAndTime, exactTime } from '@/lib/format'
import { problemSentence } from '@/lib/problem'
import { useFormatOptions, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useNow } from '@/lib/use-now'
import { type ApiKey, apiKeysQuery, type MadeKey, useRevokeKey } from '../api/api-keys'
import { keyState, STATE_TONES } from '../model/key-state'
import { CreateKeyDialog } from './create-key-dialog'
import { RotateKeyDialog } from './rotate-key-dialog'
import { ScopeBadges } from './scope-badges'
import { ShownKeyDialog } from './shown-key-dialog'

type Open = { kind: 'create' } | { kind: 'rotate' | 'revoke'; key: ApiKey } | { kind: 'shown'; made: MadeKey }

/** The keys of the project: made, rotated, revoked. */
export function KeysView() {
  const { t } = useTranslation()
  const { project } = useProject()
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState<Open | null>(null)
  const query = useQuery(apiKeysQuery(project.id, page))
  const create = (
    <Button
      look="primary"
      icon={<Plus aria-hidden className="size-4" />}
      onClick={() => setOpen({ kind: 'create' })}
    >
      {t('developers.keys.create')}
    </Button>
  )
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-pretty text-ink-soft">{t('developers.keys.intro')}</p>
        {query.data?.total ? create : null}
      </div>
      <QueryView
        query={query}
        isEmpty={({ total }) => total === 0}
        empty={
          <Notice icon={KeyRound} title={t('developers.keys.emptyTitle')} action={create}>
            {t('developers.keys.empty')}
          </Notice>
        }
      >
        {({ data, total, limit }) => (
          <>
            <KeysTable keys={data} onOpen={setOpen} />
            <Pager page={page} pageSize={limit} total={total} onPage={setPage} />
          </>
        )}
      </QueryView>
      <Dialogs open={open} onOpen={setOpen} />
    </>
  )
}

function Dialogs({ open, onOpen }: { open: Open | null; onOpen: (open: Open | null) => void }) {
  const close = () => onOpen(null)
  const shown = (made: MadeKey) => onOpen({ kind: 'shown', made })
  switch (open?.kind) {
    case 'create':
      return <CreateKeyDialog onClose={close} onMade={shown} />
    case 'rotate':
      return <RotateKeyDialog apiKey={open.key} onClose={close} onMade={shown} />
    case 'revoke':
      return <RevokeDialog apiKey={open.key} onClose={close} />
    case 'shown':
      return <ShownKeyDialog {...open.made} onClose={close} />
    default:
      return null
  }
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useTranslation()
  const { language } = useFormatOptions()
  const revoke = useRevokeKey()
  const { id, name } = apiKey
  return (
    <ConfirmDialog
      title={t('developers.keys.revokeTitle', { name })}
      confirmLabel={t('developers.keys.revoke')}
      onClose={onClose}
      onConfirm={() =>
        revoke.mutateAsync(id).then(
          () => toast({ kind: 'done', text: t('developers.keys.revoked', { name }) }),
          (error: unknown) => {
            toast({ kind: 'failed', text: problemSentence(error, language) ?? t('errors.actFailed') })
            throw error
          },
        )
      }
    >
      {t('developers.keys.revokeText')}
    </ConfirmDialog>
  )
}

function KeysTable({ keys, onOpen }: { keys: ApiKey[]; onOpen: (open: Open) => void }) {
  const { t } = useTranslation()
  const now = useNow()
  const format = useFormatOptions()
  const moment = (text: string | null, none: string) =>
    text === null ? (
      <span className="text-ink-faint">{none}</span>
    ) : (
      <time dateTime={text} title={exactTime(Date.parse(text), format)}>
        {dayAndTime(Date.parse(text), now, format)}
      </time>
    )
  const columns: Column<ApiKey>[] = [
    {
      id: 'name',
      header: t('developers.keys.name'),
      primary: true,
      cell: (key) => <bdi dir="auto">{key.name}</bdi>,
    },
    {
      id: 'key',
      header: t('developers.keys.key'),
      cell: (key) => <Ltr className="font-mono text-xs">{`${key.prefix}…`}</Ltr>,
    },
    {
      id: 'scopes',
      header: t('developers.keys.scopes'),
      cell: (key) => <ScopeBadges scopes={key.scopes} />,
    },
    {
      id: 'used',
      header: t('developers.keys.lastUsed'),
      cell: (key) => moment(key.last_used_at, t('developers.keys.never')),
    },
    {
      id: 'expires',
      header: t('developers.keys.expires'),
      cell: (key) => moment(key.expires_at, t('developers.keys.noExpiry')),
    },
    {
      id: 'state',
      header: t('developers.keys.state'),
      cell: (key) => {
        const state = keyState(key, now)
        return <Badge tone={STATE_TONES[state]}>{t(`developers.keys.states.${state}`)}</Badge>
      },
    },
    { id: 'acts', header: '', align: 'end', cell: (key) => <KeyMenu apiKey={key} onOpen={onOpen} /> },
  ]
  return <Table label={t('developers.sections.keys')} columns={columns} rows={keys} rowKey={({ id }) => id} />
}

function KeyMenu({ apiKey, onOpen }: { apiKey: ApiKey; onOpen: (open: Open) => void }) {
  const { t } = useTranslation()
  const { key } = useProject()
  const over = ['revoked', 'expired'].includes(keyState(apiKey, Date.now()))
  return (
    <span className="inline-flex items-center gap-1">
      <Link
        to="/p/$project/logs"
        params={{ project: key }}
        search={{ category: 'api_call' }}
        aria-label={t('developers.keys.calls')}
        data-tip={t('developers.keys.calls')}
        className={`tip tip-above ${iconButtonClass}`}
      >
        <ScrollText aria-hidden className="size-4" />
      </Link>
      {over ? null : (
        <MenuButton
          label={t('developers.keys.more', { name: apiKey.name })}
          className={iconButtonClass}
          entries={() => [
            {
              kind: 'item',
              id: 'rotate',
              text: t('developers.keys.rotate'),
              icon: <RefreshCw aria-hidden className="size-4" />,
              onSelect: () => onOpen({ kind: 'rotate', key: apiKey }),
            },
            {
              kind: 'item',
              id: 'revoke',
              text: t('developers.keys.revoke'),
              icon: <Ban aria-hidden className="size-4" />,
              onSelect: () => onOpen({ kind: 'revoke', key: apiKey }),
            },
          ]}
        >
          <Ellipsis aria-hidden className="size-4" />
        </MenuButton>
      )}
    </span>
  )
}
