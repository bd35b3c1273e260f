import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

export const analyticsRoute = {
  path: '/analytics' as const,
  loader: () => loadTexts('analytics'),
  component: lazyRouteComponent(() => import('./components/analytics-page'), 'AnalyticsPage'),
}
