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

interface FlowSearch {
  tab?: 'versions' | 'responses'
}

export const flowRoute = {
  path: '/flows/$flowId' as const,
  validateSearch: ({ tab }: Record<string, unknown>): FlowSearch => ({
    tab: tab === 'versions' || tab === 'responses' ? tab : undefined,
  }),
  loader: () => loadTexts('flows'),
  component: lazyRouteComponent(() => import('./components/flow-page'), 'FlowPage'),
}
