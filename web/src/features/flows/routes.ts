import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

interface FlowsSearch {
  tab?: 'responses'
}

export const flowsRoute = {
  path: '/flows' as const,
  validateSearch: (search: Record<string, unknown>): FlowsSearch => ({
    tab: search.tab === 'responses' ? 'responses' : undefined,
  }),
  loader: () => loadTexts('flows'),
  component: lazyRouteComponent(() => import('./components/flows-page'), 'FlowsPage'),
}

export const flowRoute = {
  path: '/flows/$flowId' as const,
  validateSearch: (search: Record<string, unknown>): FlowsSearch => ({
    tab: search.tab === 'responses' ? 'responses' : undefined,
  }),
  loader: () => loadTexts('flows'),
  component: lazyRouteComponent(() => import('./components/flow-page'), 'FlowPage'),
}
