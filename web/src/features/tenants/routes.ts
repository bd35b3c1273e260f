import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

/** The organisations of the signed-in person. */
export const tenantsRoute = {
  path: '/tenants' as const,
  loader: () => loadTexts('tenants'),
  component: lazyRouteComponent(() => import('./components/tenants-page'), 'TenantsPage'),
}
