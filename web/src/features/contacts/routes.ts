import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'
import { parseContactsSearch } from './model/search'

export const contactsRoute = {
  path: '/contacts' as const,
  validateSearch: parseContactsSearch,
  loader: () => loadTexts('contacts'),
  component: lazyRouteComponent(() => import('./components/contacts-page'), 'ContactsPage'),
}

export const contactImportRoute = {
  path: '/contacts/import' as const,
  loader: () => loadTexts('contacts'),
  component: lazyRouteComponent(() => import('./components/import-page'), 'ImportPage'),
}
