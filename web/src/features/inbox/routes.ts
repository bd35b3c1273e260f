import { lazyRouteComponent } from '@tanstack/react-router'
import { loadTexts } from '@/lib/i18n'
import { parseInboxSearch } from './model/filters'

/** The inbox: the list, with a conversation beside it or none. */
export const inboxRoute = {
  path: '/inbox' as const,
  validateSearch: parseInboxSearch,
  loader: () => loadTexts('list'),
  component: lazyRouteComponent(() => import('./components/inbox-page'), 'InboxPage'),
}

export const noConversationRoute = {
  path: '/' as const,
  component: lazyRouteComponent(() => import('./components/no-conversation'), 'NoConversation'),
}

export const conversationRoute = {
  path: '/$conversationId' as const,
  loader: () => loadTexts('thread', 'composer'),
  component: lazyRouteComponent(() => import('./components/thread-page'), 'ThreadPage'),
}
