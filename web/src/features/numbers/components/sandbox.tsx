import { useQuery } from '@tanstack/react-query'
import { ExternalLink, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { iconButtonClass } from '@/components/ui/icon-button'
import { Ltr } from '@/components/ui/ltr'
import { Card, Section } from '@/components/ui/page'
import { QueryView, RowsSkeleton } from '@/components/ui/query-view'
import { dayAndTime } from '@/lib/format'
import { problemSentence } from '@/lib/problem'
import { useFormatOptions } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useNow } from '@/lib/use-now'
import { type SandboxRow, sandboxQuery, useNewCode, type WhatsAppNumber } from '../api/numbers'

const TONES: Record<SandboxRow['status'], Tone> = {
  pending_activation: 'warn',
  active: 'good',
  expired: 'neutral',
}

/** Codes with which a phone becomes somebody to try things with. */
export function Sandbox({ number }: { number: WhatsAppNumber }) {
  const { t } = useTranslation()
  const { language } = useFormatOptions()
  const query = useQuery(sandboxQuery(number.id))
  const create = useNewCode(number.id)
  return (
    <Section
      title={t('numbers.sandbox.title')}
      description={t('numbers.sandbox.description')}
      actions={
        <Button
          size="sm"
          busy={create.isPending}
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() =>
            create.mutate(undefined, {
              onError: (error) =>
                toast({ kind: 'failed', text: problemSentence(error, language) ?? t('errors.actFailed') }),
            })
          }
        >
          {t('numbers.sandbox.create')}
        </Button>
      }
    >
      <QueryView
        query={query}
        skeleton={<RowsSkeleton rows={2} />}
        isEmpty={(rows) => rows.length === 0}
        empty={<p className="text-ink-faint text-sm">{t('numbers.sandbox.empty')}</p>}
      >
        {(rows) => (
          <Card>
            <ul className="divide-y">
              {rows.map((row) => (
                <Code key={row.id} row={row} phone={number.display_phone_number} />
              ))}
            </ul>
          </Card>
        )}
      </QueryView>
    </Section>
  )
}

function Code({ row, phone }: { row: SandboxRow; phone: string }) {
  const { t } = useTranslation()
  const format = useFormatOptions()
  const now = useNow()
  const state = row.status !== 'expired' && Date.parse(row.expires_at) < now ? 'expired' : row.status
  const link = `https://wa.me/${phone.replace(/\D/g, '')}?text=${encodeURIComponent(row.activation_code)}`
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
      <Ltr className="font-mono font-semibold">{row.activation_code}</Ltr>
      <Badge tone={TONES[state]}>{t(`numbers.sandbox.states.${state}`)}</Badge>
      {row.contact ? (
        <bdi dir="auto" className="text-ink-soft">
          {row.contact.name ?? row.contact.phone_hint}
        </bdi>
      ) : null}
      <span className="flex-1 text-ink-faint">
        {state === 'expired'
          ? null
          : t('numbers.sandbox.until', { time: dayAndTime(Date.parse(row.expires_at), now, format) })}
      </span>
      {state === 'pending_activation' ? (
        <>
          <CopyButton text={row.activation_code} label={t('numbers.sandbox.copy')} />
          <a
            href={link}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={t('numbers.sandbox.open')}
            data-tip={t('numbers.sandbox.open')}
            className={`tip tip-above ${iconButtonClass}`}
          >
            <ExternalLink aria-hidden className="mirror size-4" />
          </a>
        </>
      ) : null}
    </li>
  )
}
