import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'
import { parseRequestsSearch } from './model/request'

export const requestsRoute = {
  path: '/requests' as const,
  validateSearch: parseRequestsSearch,
  loader: () => loadTexts('requests'),
  component: lazyRouteComponent(() => import('./components/requests-page'), 'RequestsPage'),
}
