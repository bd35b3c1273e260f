import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'

export const settingsRoute = {
  path: '/settings/$section' as const,
  loader: () => loadTexts('settings', 'shortcuts'),
  component: lazyRouteComponent(() => import('./components/settings-page'), 'SettingsPage'),
}
