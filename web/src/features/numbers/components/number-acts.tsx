import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Ellipsis, Power, RefreshCw, Star, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { iconButtonClass } from '@/components/ui/icon-button'
import { MenuButton } from '@/components/ui/menu-button'
import { problemSentence } from '@/lib/problem'
import { useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useLanguage } from '@/lib/use-language'
import { changeNumber, checkHealth, deleteNumber, useNumberAct, type WhatsAppNumber } from '../api/numbers'

/** What an admin may do with a number. */
export function NumberActs({ number, name }: { number: WhatsAppNumber; name: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const may = useMay()
  const [deleting, setDeleting] = useState(false)
  const check = useNumberAct(number.id, () => checkHealth(number.id))
  const change = useNumberAct(number.id, (body: Parameters<typeof changeNumber>[1]) =>
    changeNumber(number.id, body),
  )
  if (!may('manageNumbers')) return null

  const failed = (error: unknown) =>
    toast({ kind: 'failed', text: problemSentence(error, language) ?? t('errors.actFailed') })
  const told = (text: string) => ({
    onSuccess: () => toast({ kind: 'done', text }),
    onError: failed,
  })
  const isOff = number.disabled_at !== null
  return (
    <>
      <Button
        busy={check.isPending}
        icon={<RefreshCw aria-hidden className="size-4" />}
        onClick={() => check.mutate(undefined, told(t('numbers.checkDone')))}
      >
        {t('numbers.checkNow')}
      </Button>
      <MenuButton
        label={t('numbers.more')}
        className={iconButtonClass}
        entries={() => [
          ...(number.is_default
            ? []
            : [
                {
                  kind: 'item' as const,
                  id: 'default',
                  text: t('numbers.makeDefault'),
                  icon: <Star aria-hidden className="size-4" />,
                  onSelect: () => change.mutate({ is_default: true }, told(t('numbers.defaultDone'))),
                },
              ]),
          {
            kind: 'item',
            id: 'power',
            text: t(isOff ? 'numbers.enable' : 'numbers.disable'),
            icon: <Power aria-hidden className="size-4" />,
            onSelect: () =>
              change.mutate(
                { is_disabled: !isOff },
                told(t(isOff ? 'numbers.enabledDone' : 'numbers.disabledDone')),
              ),
          },
          { kind: 'separator', id: 'before-delete' },
          {
            kind: 'item',
            id: 'delete',
            text: t('numbers.delete'),
            icon: <Trash2 aria-hidden className="size-4" />,
            onSelect: () => setDeleting(true),
          },
        ]}
      >
        <Ellipsis aria-hidden className="size-4" />
      </MenuButton>
      {deleting ? (
        <DeleteDialog number={number} name={name} onFailed={failed} onClose={() => setDeleting(false)} />
      ) : null}
    </>
  )
}

function DeleteDialog(props: {
  number: WhatsAppNumber
  name: string
  onFailed: (error: unknown) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { key } = useProject()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { number, name } = props
  return (
    <ConfirmDialog
      title={t('numbers.deleteTitle', { name })}
      confirmLabel={t('numbers.delete')}
      name={number.display_phone_number}
      onClose={props.onClose}
      onConfirm={() =>
        deleteNumber(number.id, true).then(
          async () => {
            await client.invalidateQueries({ queryKey: ['numbers', number.project_id] })
            toast({ kind: 'done', text: t('numbers.deleted', { name }) })
            await navigate({ to: '/p/$project/numbers', params: { project: key } })
          },
          (error: unknown) => {
            props.onFailed(error)
            throw error
          },
        )
      }
    >
      {t('numbers.deleteText')}
    </ConfirmDialog>
  )
}
