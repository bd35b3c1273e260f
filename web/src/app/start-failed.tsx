import { PlugZap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** The dashboard could not start at all. */
export function StartFailed({ reason }: { reason: 'noConfig' | 'noConnection' }) {
  const { t } = useTranslation()
  return (
    <main className="flex min-h-full">
      <Notice
        icon={PlugZap}
        tone="danger"
        title={t('start.failedTitle')}
        action={<Button onClick={() => location.reload()}>{t('common.retry')}</Button>}
      >
        {t(`start.${reason}`)}
      </Notice>
    </main>
  )
}
