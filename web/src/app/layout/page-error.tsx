import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { failureKind } from '@/lib/problem'

/** A page that failed: what happened, and another try. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const router = useRouter()
  const { reset: resetQueries } = useQueryErrorResetBoundary()
  return (
    <main className="flex min-h-full flex-1">
      <Notice
        icon={CircleAlert}
        tone="danger"
        title={t('errors.title')}
        action={
          <Button
            onClick={() => {
              resetQueries()
              reset()
              void router.invalidate()
            }}
          >
            {t('common.retry')}
          </Button>
        }
      >
        {t(`errors.${failureKind(error)}`)}
      </Notice>
    </main>
  )
}
