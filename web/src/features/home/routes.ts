import { lazyRouteComponent } from '@tanstack/react-router'
import { parseRangeSearch } from '@/lib/day-ranges'
import { loadTexts } from '@/lib/i18n'

export const homeRoute = {
  path: '/home' as const,
  validateSearch: parseRangeSearch,
  loader: () => loadTexts('home', 'ranges', 'number-state'),
  component: lazyRouteComponent(() => import('./components/home-page'), 'HomePage'),
}
