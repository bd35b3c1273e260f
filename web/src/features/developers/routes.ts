import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

export const developersRoute = {
  path: '/developers/$section' as const,
  loader: () => loadTexts('developers'),
  component: lazyRouteComponent(() => import('./components/developers-page'), 'DevelopersPage'),
}
