import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

export const requestsRoute = {
  path: '/requests' as const,
  loader: () => loadTexts('requests'),
  component: lazyRouteComponent(() => import('./components/requests-page'), 'RequestsPage'),
}
