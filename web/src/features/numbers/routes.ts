import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

export const numbersRoute = {
  path: '/numbers' as const,
  loader: () => loadTexts('numbers'),
  component: lazyRouteComponent(() => import('./components/numbers-page'), 'NumbersPage'),
}

export const connectNumberRoute = {
  path: '/numbers/connect' as const,
  loader: () => loadTexts('numbers'),
  component: lazyRouteComponent(() => import('./components/connect-page'), 'ConnectPage'),
}

export const numberRoute = {
  path: '/numbers/$numberId' as const,
  loader: () => loadTexts('numbers'),
  component: lazyRouteComponent(() => import('./components/number-page'), 'NumberPage'),
}
