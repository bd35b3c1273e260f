import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

const loader = () => loadTexts('numbers', 'number-state')

export const numbersRoute = {
  path: '/numbers' as const,
  loader,
  component: lazyRouteComponent(() => import('./components/numbers-page'), 'NumbersPage'),
}

export const connectNumberRoute = {
  path: '/numbers/connect' as const,
  loader,
  component: lazyRouteComponent(() => import('./components/connect-page'), 'ConnectPage'),
}

export const numberRoute = {
  path: '/numbers/$numberId' as const,
  loader,
  component: lazyRouteComponent(() => import('./components/number-page'), 'NumberPage'),
}
