import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'
import { parseMediaSearch } from './model/search'

export const mediaRoute = {
  path: '/media' as const,
  validateSearch: parseMediaSearch,
  loader: () => loadTexts('media'),
  component: lazyRouteComponent(() => import('./components/media-page'), 'MediaPage'),
}
