import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { onFirstToast } from '@/lib/toast'
import type { AppRouter } from './router'

const Toaster = lazy(async () => ({ default: (await import('@/components/ui/toaster')).Toaster }))

/** Everything around the pages. */
export function App({ router, queryClient }: { router: AppRouter; queryClient: QueryClient }) {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <LazyToaster />
    </QueryClientProvider>
  )
}

function LazyToaster() {
  const { t } = useTranslation()
  const [needed, setNeeded] = useState(false)
  useEffect(() => onFirstToast(() => setNeeded(true)), [])
  if (!needed) return null
  return (
    <Suspense>
      <Toaster label={t('app.notifications')} />
    </Suspense>
  )
}
