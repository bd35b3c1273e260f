import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

export const joinRoute = {
  path: '/join' as const,
  loader: () => loadTexts('joining'),
  component: lazyRouteComponent(() => import('./components/join-page'), 'JoinPage'),
}

export const newProjectRoute = {
  path: '/projects/new' as const,
  loader: () => loadTexts('joining'),
  component: lazyRouteComponent(() => import('./components/new-project-page'), 'NewProjectPage'),
}
