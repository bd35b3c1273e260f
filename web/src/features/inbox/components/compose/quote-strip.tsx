import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/ui/icon-button'
import type { MessageRow } from '../../api/rows'
import { QuotedWords } from '../bubble-quote'

/** The message that is being answered, and a way not to. */
export function QuoteStrip(props: { quoted: MessageRow; author: string; onDrop: () => void }) {
  const { t } = useTranslation()
  return (
    <div
      data-testid="composer-quote"
      className="mx-1 mt-1 flex items-center gap-1 rounded-lg border-accent border-s-3 bg-sunken ps-2.5"
    >
      <div className="min-w-0 flex-1 py-1.5">
        <QuotedWords row={props.quoted} marks={null} author={props.author} />
      </div>
      <IconButton label={t('composer.dropQuote')} tip="above" onClick={props.onDrop}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  )
}
