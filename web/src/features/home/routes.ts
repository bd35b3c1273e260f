import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

export const homeRoute = {
  path: '/home' as const,
  loader: () => loadTexts('home'),
  component: lazyRouteComponent(() => import('./components/home-page'), 'HomePage'),
}
