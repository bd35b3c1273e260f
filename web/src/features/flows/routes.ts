import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

export const flowsRoute = {
  path: '/flows' as const,
  loader: () => loadTexts('flows'),
  component: lazyRouteComponent(() => import('./components/flows-page'), 'FlowsPage'),
}

export const flowRoute = {
  path: '/flows/$flowId' as const,
  loader: () => loadTexts('flows'),
  component: lazyRouteComponent(() => import('./components/flow-page'), 'FlowPage'),
}
