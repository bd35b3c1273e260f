import { MessagesSquare } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Notice } from '@/components/ui/notice'

/** Beside the list while no conversation is open. */
export function NoConversation() {
  const { t } = useTranslation()
  return (
    <section className="hidden flex-1 bg-canvas tablet:flex">
      <Notice icon={MessagesSquare} title={t('inbox.chooseTitle')}>
        {t('inbox.choose')}
      </Notice>
    </section>
  )
}
