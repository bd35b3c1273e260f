import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'
import { parseHomeSearch } from './model/range'

export const homeRoute = {
  path: '/home' as const,
  validateSearch: parseHomeSearch,
  loader: () => loadTexts('home'),
  component: lazyRouteComponent(() => import('./components/home-page'), 'HomePage'),
}
