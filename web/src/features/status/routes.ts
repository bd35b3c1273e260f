import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

export const statusRoute = {
  path: '/status' as const,
  loader: () => loadTexts('status'),
  component: lazyRouteComponent(() => import('./components/status-page'), 'StatusPage'),
}
