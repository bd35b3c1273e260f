import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
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
  // Beside the page, not within it: an open window hides the page from screen readers, and messages must still be heard.
  return createPortal(
    <Suspense>
      <Toaster label={t('app.notifications')} />
    </Suspense>,
    document.body,
  )
}
