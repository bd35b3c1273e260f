import { ArrowDownToLine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '@/components/ui/spinner'
import { fileSize } from '@/lib/format'
import { downloadMedia } from '@/lib/media-url'
import { toast } from '@/lib/toast'
import { useLanguage } from '@/lib/use-language'
import type { MessageRow } from '../api/rows'
import { kindIcon, type MessageKind } from '../model/message-kind'

/** A message of a kind that is not drawn yet: what it is, and its file when there is one. Never an empty bubble. */
export function BubblePlaceholder({ kind, row }: { kind: MessageKind; row: MessageRow | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const Icon = kindIcon(kind)
  const media = row?.media ?? null
  const name = media?.filename ?? null
  const size = media?.size_bytes ? fileSize(media.size_bytes, language) : null
  const state =
    media && (media.deleted_at !== null ? 'deleted' : media.state === 'stored' ? null : media.state)
  return (
    <div className="flex max-w-full items-center gap-3 px-3 pt-2">
      {Icon ? (
        <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-sunken text-ink-soft">
          <Icon aria-hidden className="size-5" />
        </span>
      ) : null}
      <span className="flex min-w-0 flex-col">
        {name ? (
          <bdi dir="auto" className="line-auto font-medium text-sm">
            {name}
          </bdi>
        ) : (
          <span className="font-medium text-sm">{t(`message.types.${kind}`)}</span>
        )}
        <span className="text-ink-faint text-xs">
          {state
            ? t(`message.media.${state}`)
            : name
              ? [t(`message.types.${kind}`), size].filter(Boolean).join(' · ')
              : size}
        </span>
      </span>
      {media?.path && !state ? (
        <DownloadButton path={media.path} name={name ?? media.path.split('/').at(-1) ?? 'file'} />
      ) : null}
    </div>
  )
}

function DownloadButton({ path, name }: { path: string; name: string }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  return (
    <button
      type="button"
      aria-label={`${t('message.media.download')}: ${name}`}
      disabled={busy}
      onClick={() => {
        setBusy(true)
        downloadMedia(path, name)
          .catch(() => toast({ kind: 'failed', text: t('errors.actFailed') }))
          .finally(() => setBusy(false))
      }}
      className="ms-auto inline-flex size-9 shrink-0 items-center justify-center rounded-full border text-ink-soft hover:bg-hover hover:text-ink touch:size-touch"
    >
      {busy ? <Spinner /> : <ArrowDownToLine aria-hidden className="size-4" />}
    </button>
  )
}
