/** Every sentence of the dashboard. `main` is there from the start; each other part arrives with the screens that say it. */
export type Texts = typeof import('./ar/analytics').texts &
  typeof import('./ar/commands').texts &
  typeof import('./ar/composer').texts &
  typeof import('./ar/contacts').texts &
  typeof import('./ar/developers').texts &
  typeof import('./ar/flows').texts &
  typeof import('./ar/home').texts &
  typeof import('./ar/joining').texts &
  typeof import('./ar/list').texts &
  typeof import('./ar/logs').texts &
  typeof import('./ar/main').texts &
  typeof import('./ar/media').texts &
  typeof import('./ar/notifications').texts &
  typeof import('./ar/number-state').texts &
  typeof import('./ar/numbers').texts &
  typeof import('./ar/panel').texts &
  typeof import('./ar/ranges').texts &
  typeof import('./ar/requests').texts &
  typeof import('./ar/settings').texts &
  typeof import('./ar/shortcuts').texts &
  typeof import('./ar/status').texts &
  typeof import('./ar/templates').texts &
  typeof import('./ar/tenants').texts &
  typeof import('./ar/thread').texts

export type TextPart =
  | 'analytics'
  | 'commands'
  | 'composer'
  | 'contacts'
  | 'developers'
  | 'flows'
  | 'home'
  | 'joining'
  | 'list'
  | 'logs'
  | 'media'
  | 'notifications'
  | 'number-state'
  | 'numbers'
  | 'panel'
  | 'ranges'
  | 'requests'
  | 'settings'
  | 'shortcuts'
  | 'status'
  | 'templates'
  | 'tenants'
  | 'thread'
