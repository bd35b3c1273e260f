import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'
import { parseAnalyticsSearch } from './model/search'

export const analyticsRoute = {
  path: '/analytics' as const,
  validateSearch: parseAnalyticsSearch,
  loader: () => loadTexts('analytics', 'ranges'),
  component: lazyRouteComponent(() => import('./components/analytics-page'), 'AnalyticsPage'),
}
