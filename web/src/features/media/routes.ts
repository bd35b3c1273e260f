import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

export const mediaRoute = {
  path: '/media' as const,
  loader: () => loadTexts('media'),
  component: lazyRouteComponent(() => import('./components/media-page'), 'MediaPage'),
}
