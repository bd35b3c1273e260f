import { Link } from '@tanstack/react-router'
import { Ban, CircleCheck, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { problemSentence } from '@/lib/problem'
import { useFormatOptions, useMay, useProject } from '@/lib/project'
import { toast } from '@/lib/toast'
import { useContactActs } from '../../api/contact'
import type { ConversationRow } from '../../api/rows'
import { contactLabel } from '../contact-name'

/** Blocks the person or lets him in again, and leads to his page. */
export function PersonActs({ conversation }: { conversation: ConversationRow }) {
  const { t } = useTranslation()
  const may = useMay()
  const { key } = useProject()
  const { language } = useFormatOptions()
  const { mutate, isPending } = useContactActs(conversation.contact_id).block
  const blocked = conversation.contact?.blocked_at != null
  const name = `\u2068${contactLabel(conversation.contact, t('common.unknownPerson'))}\u2069`
  const block = (to: boolean, undo: boolean) =>
    mutate(to, {
      onSuccess: () =>
        toast({
          kind: 'done',
          text: t(to ? 'panel.blocked' : 'panel.unblocked', { name }),
          action: undo ? { label: t('common.undo'), run: () => block(!to, false) } : undefined,
        }),
      onError: (error) =>
        toast({ kind: 'failed', text: problemSentence(error, language) ?? t('errors.actFailed') }),
    })
  return (
    <div className="flex flex-wrap justify-center gap-2">
      <Link
        to="/p/$project/contacts"
        params={{ project: key }}
        search={{ contact: conversation.contact_id }}
        className="inline-flex h-8 items-center gap-1.5 rounded-lg border border-line-strong bg-surface px-2.5 font-medium text-sm hover:bg-hover touch:min-h-touch"
      >
        <UserRound aria-hidden className="size-4" />
        {t('panel.page')}
      </Link>
      {may('editContacts') ? (
        <Button
          size="sm"
          busy={isPending}
          data-testid="block-contact"
          icon={
            blocked ? <CircleCheck aria-hidden className="size-4" /> : <Ban aria-hidden className="size-4" />
          }
          onClick={() => block(!blocked, true)}
        >
          {t(blocked ? 'panel.unblock' : 'panel.block')}
        </Button>
      ) : null}
    </div>
  )
}
