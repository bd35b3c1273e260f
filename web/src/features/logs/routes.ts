import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

export const logsRoute = {
  path: '/logs' as const,
  loader: () => loadTexts('logs'),
  component: lazyRouteComponent(() => import('./components/logs-page'), 'LogsPage'),
}
