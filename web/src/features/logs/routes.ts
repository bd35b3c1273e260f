import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'
import { parseLogsSearch } from './model/search'

export const logsRoute = {
  path: '/logs' as const,
  validateSearch: parseLogsSearch,
  loader: () => loadTexts('logs'),
  component: lazyRouteComponent(() => import('./components/logs-page'), 'LogsPage'),
}
