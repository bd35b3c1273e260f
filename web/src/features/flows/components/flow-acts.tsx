import { useNavigate } from '@tanstack/react-router'
import { CircleStop, Ellipsis, ExternalLink, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { iconButtonClass } from '@/components/ui/icon-button'
import { MenuButton } from '@/components/ui/menu-button'
import type { MenuEntry } from '@/components/ui/menu-popup'
import { useMay, useProject } from '@/lib/project'
import { useAct } from '@/lib/use-act'
import {
  deleteFlow,
  deprecateFlow,
  type Flow,
  flowKey,
  flowsKey,
  previewFlow,
  publishFlow,
} from '../api/flows'

type Asked = 'publish' | 'deprecate' | 'delete'

/** What an admin may do with a Flow in its state. */
export function FlowActs({ flow }: { flow: Flow }) {
  const { t } = useTranslation()
  const { project, key } = useProject()
  const navigate = useNavigate()
  const may = useMay()
  const [asked, setAsked] = useState<Asked | null>(null)
  const refresh = [flowsKey(project.id), flowKey(flow.id)]
  const publish = useAct({ act: () => publishFlow(flow.id), refresh, done: t('flows.publishedDone') })
  const deprecate = useAct({ act: () => deprecateFlow(flow.id), refresh, done: t('flows.deprecated') })
  const remove = useAct({
    act: () => deleteFlow(flow.id),
    refresh: [flowsKey(project.id)],
    done: t('flows.deleted'),
    onDone: () => void navigate({ to: '/p/$project/flows', params: { project: key } }),
  })
  const preview = useAct({
    act: () => previewFlow(flow.id),
    refresh: [],
    onDone: ({ preview_url }) => window.open(preview_url, '_blank', 'noopener,noreferrer'),
  })
  if (!may('manageFlows')) return null

  const isDraft = flow.status === 'DRAFT'
  const entries: MenuEntry[] = [
    {
      kind: 'item',
      id: 'preview',
      text: t('flows.preview'),
      icon: <ExternalLink aria-hidden className="mirror size-4" />,
      onSelect: () => preview.mutate(),
    },
    ...(flow.status === 'PUBLISHED'
      ? [
          {
            kind: 'item' as const,
            id: 'deprecate',
            text: t('flows.deprecate'),
            icon: <CircleStop aria-hidden className="size-4" />,
            onSelect: () => setAsked('deprecate'),
          },
        ]
      : []),
    ...(isDraft
      ? [
          {
            kind: 'item' as const,
            id: 'delete',
            text: t('flows.delete'),
            icon: <Trash2 aria-hidden className="size-4" />,
            onSelect: () => setAsked('delete'),
          },
        ]
      : []),
  ]
  const acts = { publish, deprecate, delete: remove }
  return (
    <>
      {isDraft ? (
        <Button
          look="primary"
          disabled={flow.validation_errors.length > 0}
          onClick={() => setAsked('publish')}
        >
          {t('flows.publish')}
        </Button>
      ) : null}
      <MenuButton label={t('flows.more')} className={iconButtonClass} entries={() => entries}>
        <Ellipsis aria-hidden className="size-4" />
      </MenuButton>
      {asked ? (
        <ConfirmDialog
          title={t(`flows.${asked}Title`, { name: flow.name })}
          confirmLabel={t(`flows.${asked}`)}
          onClose={() => setAsked(null)}
          onConfirm={() => acts[asked].mutateAsync()}
        >
          {t(`flows.${asked}Text`)}
        </ConfirmDialog>
      ) : null}
    </>
  )
}
