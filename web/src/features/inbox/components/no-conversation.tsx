import { MessagesSquare } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Notice } from '@/components/ui/notice'
import { useTitle } from '@/lib/use-title'

/** Beside the list while no conversation is open. */
export function NoConversation() {
  const { t } = useTranslation()
  useTitle(t('inbox.title'))
  return (
    <section className="hidden flex-1 bg-canvas tablet:flex">
      <Notice icon={MessagesSquare} title={t('inbox.chooseTitle')}>
        {t('inbox.choose')}
      </Notice>
    </section>
  )
}
