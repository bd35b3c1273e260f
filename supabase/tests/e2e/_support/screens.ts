import type { Page } from 'playwright-core'

/** Somebody of the seed, or nobody. */
export type Viewer = 'owner' | 'admin' | 'agent' | 'viewer' | null

/** A screen as somebody sees it: it is pictured by `npm run screens` and checked by screens.test.ts. */
export type Screen = {
  /** Name of its pictures. */
  name: string
  /** Behind the dashboard's address. `demo` is the seed's project with data like real ones. */
  path: string
  /** What is there when the screen stands: a CSS selector of Playwright. */
  ready: string
  /** By whom it is looked at. */
  as: Viewer
  /** What is opened on it: a menu, a window, a tab. */
  open?: (page: Page) => Promise<void>
  /** Left out on one of the two devices, where it does not exist. */
  only?: 'phone' | 'desktop'
}

const INBOX = '/p/demo/inbox'
/** The long talk of the seed, with photos and every kind of message. */
const LONG_TALK = `${INBOX}/71000000-0000-4000-8000-000000001001`
const DEMO_NUMBER = '60000000-0000-4000-8000-000000000002'
const ROW = '[data-testid=conversation-row]'
const BUBBLE = '[data-testid=bubble]'

const TEMPLATE = '/p/demo/templates/a0000000-0000-4000-8000-000000000001'

const CONTACT = '/p/demo/contacts?contact=70000000-0000-4000-8000-000000001001'

/** Every screen, once. Whoever adds a page adds its row here. */
export const SCREENS: Screen[] = [
  { name: 'sign-in', path: '/sign-in', ready: '[data-testid=sign-in-submit]', as: null },

  { name: 'inbox', path: INBOX, ready: ROW, as: 'agent' },
  { name: 'inbox-open', path: `${INBOX}?tab=open`, ready: ROW, as: 'agent' },
  {
    name: 'inbox-filtered',
    path: `${INBOX}?tab=open&unread=true`,
    ready: '[data-testid=chip-unread]',
    as: 'agent',
  },
  { name: 'inbox-found', path: `${INBOX}?q=السعر`, ready: '[data-testid=message-hit]', as: 'agent' },
  { name: 'inbox-closed', path: `${INBOX}?tab=closed`, ready: ROW, as: 'agent' },
  { name: 'inbox-nothing-found', path: `${INBOX}?q=zzzz`, ready: '[role=status] p', as: 'agent' },
  { name: 'inbox-as-viewer', path: INBOX, ready: ROW, as: 'viewer' },
  { name: 'thread', path: LONG_TALK, ready: BUBBLE, as: 'agent' },
  {
    name: 'thread-album',
    path: LONG_TALK.replace('1001', '1015'),
    ready: '[data-testid=album]',
    as: 'agent',
  },
  { name: 'thread-as-viewer', path: LONG_TALK, ready: BUBBLE, as: 'viewer' },
  {
    name: 'thread-missing',
    path: `${INBOX}/71000000-0000-4000-8000-000000000000`,
    ready: 'section [role=status] p',
    as: 'agent',
  },

  { name: 'projects', path: '/projects', ready: 'main ul a', as: 'owner' },
  { name: 'new-project', path: '/projects/new', ready: 'main form input', as: 'owner' },
  { name: 'tenants', path: '/tenants', ready: 'main [data-testid=tenant] tbody tr', as: 'owner' },
  { name: 'tenants-none', path: '/tenants', ready: 'main [role=status] p', as: 'agent' },
  { name: 'join', path: `/join?token=${'a'.repeat(64)}`, ready: 'main button', as: 'agent' },
  { name: 'join-nothing', path: '/join', ready: 'main a', as: 'viewer' },

  { name: 'home', path: '/p/demo/home', ready: 'main li [data-numeric]', as: 'admin' },
  {
    name: 'home-table',
    path: '/p/demo/home?range=month',
    ready: 'main button[aria-pressed=false][data-tip]',
    as: 'admin',
    open: (page) => page.locator('main button[aria-pressed=false][data-tip]').first().click(),
  },

  { name: 'contacts', path: '/p/demo/contacts', ready: 'main tbody tr', as: 'admin' },
  { name: 'contacts-as-viewer', path: '/p/demo/contacts', ready: 'main tbody tr', as: 'viewer' },
  { name: 'contact', path: CONTACT, ready: '[data-testid=contact-acts]', as: 'admin' },
  {
    name: 'contact-timeline',
    path: `${CONTACT}&section=timeline`,
    ready: '[role=dialog] ol li, [role=dialog] [role=status] p',
    as: 'admin',
  },
  {
    name: 'contact-erase',
    path: CONTACT,
    ready: '[data-testid=contact-acts]',
    as: 'owner',
    open: async (page) => {
      await page.getByTestId('contact-acts').click()
      await page.getByRole('menuitem').last().click()
      await page.getByTestId('erase-preview').waitFor()
    },
  },
  {
    name: 'contact-import',
    path: '/p/demo/contacts/import',
    ready: '[data-testid=import-file]',
    as: 'admin',
  },
  { name: 'media', path: '/p/demo/media', ready: '[data-testid=media-tile] img', as: 'agent' },
  {
    name: 'media-file',
    path: '/p/demo/media?kind=audio&state=stored',
    ready: '[data-testid=media-tile]',
    as: 'agent',
    open: async (page) => {
      await page.getByTestId('media-tile').first().getByRole('button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'templates', path: '/p/demo/templates', ready: 'main tbody tr', as: 'admin' },
  { name: 'template', path: TEMPLATE, ready: '[data-testid=template-preview]', as: 'admin' },
  {
    name: 'template-new',
    path: '/p/demo/templates/new',
    ready: '[data-testid=template-preview], main form textarea',
    as: 'admin',
  },

  { name: 'settings-all', path: '/p/demo/settings/all', ready: 'main nav a', as: 'owner', only: 'phone' },
  { name: 'settings-project', path: '/p/demo/settings/project', ready: 'main form input', as: 'owner' },
  { name: 'settings-members', path: '/p/demo/settings/members', ready: 'main tbody tr', as: 'owner' },
  {
    name: 'settings-member',
    path: '/p/demo/settings/members',
    ready: 'main tbody tr',
    as: 'owner',
    open: async (page) => {
      await page.locator('tr', { hasText: 'agent@' }).getByRole('button').click()
      await page.locator('[role=dialog] summary').click()
    },
  },
  {
    name: 'settings-invite',
    path: '/p/demo/settings/members',
    ready: 'main tbody tr',
    as: 'admin',
    open: (page) => page.locator('main section header button').first().click(),
  },
  { name: 'settings-teams', path: '/p/alazab-hub/settings/teams', ready: 'main li bdi', as: 'owner' },
  {
    name: 'settings-quick-replies',
    path: '/p/demo/settings/quick-replies',
    ready: 'main li bdi, main [role=status] p',
    as: 'agent',
  },
  {
    name: 'settings-tags',
    path: '/p/demo/settings/tags',
    ready: 'main li bdi, main [role=status] p',
    as: 'agent',
  },
  { name: 'settings-ai', path: '/p/demo/settings/ai', ready: 'main form textarea', as: 'owner' },
  {
    name: 'settings-integrations',
    path: '/p/demo/settings/integrations',
    ready: 'main li bdi, main [role=status] p',
    as: 'owner',
  },
  { name: 'settings-retention', path: '/p/demo/settings/retention', ready: 'main li button', as: 'owner' },
  {
    name: 'settings-transfer',
    path: '/p/demo/settings/transfer',
    ready: '[data-testid=offer-transfer]',
    as: 'owner',
  },
  {
    name: 'settings-transfer-offer',
    path: '/p/demo/settings/transfer',
    ready: '[data-testid=offer-transfer]',
    as: 'owner',
    open: (page) => page.getByTestId('offer-transfer').click(),
  },
  {
    name: 'settings-notifications',
    path: '/p/demo/settings/notifications',
    ready: 'main [role=switch]',
    as: 'viewer',
  },
  {
    name: 'settings-appearance',
    path: '/p/demo/settings/appearance',
    ready: 'main [role=switch]',
    as: 'viewer',
  },
  {
    name: 'settings-sessions',
    path: '/p/demo/settings/sessions',
    ready: 'main section h2',
    as: 'viewer',
  },
  {
    name: 'settings-not-allowed',
    path: '/p/demo/settings/integrations',
    ready: 'main [role=status] p',
    as: 'agent',
  },

  { name: 'status', path: '/p/demo/status', ready: 'main table tbody tr', as: 'admin' },
  { name: 'status-not-allowed', path: '/p/demo/status', ready: 'main [role=status] p', as: 'agent' },

  {
    name: 'notifications',
    path: '/p/demo/home',
    ready: '[data-testid=bell]:visible',
    as: 'owner',
    open: async (page) => {
      await page.locator('[data-testid=bell]:visible').click()
      await page.locator('[role=dialog] a[href*=notifications]').waitFor()
    },
  },
  {
    name: 'commands',
    path: '/p/demo/home',
    ready: '[data-testid=bell]:visible',
    as: 'agent',
    open: async (page) => {
      await page.keyboard.press('Control+KeyK')
      await page.locator('[data-testid=command-bar] input').waitFor()
    },
  },
  {
    name: 'shortcuts',
    path: '/p/demo/home',
    ready: '[data-testid=bell]:visible',
    as: 'agent',
    only: 'desktop',
    open: async (page) => {
      await page.keyboard.press('Shift+Slash')
      await page.locator('[role=dialog] kbd').first().waitFor()
    },
  },

  { name: 'numbers', path: '/p/demo/numbers', ready: 'main tbody tr', as: 'admin' },
  { name: 'number', path: `/p/demo/numbers/${DEMO_NUMBER}`, ready: 'main form textarea', as: 'admin' },
  { name: 'number-connect', path: '/p/demo/numbers/connect', ready: 'main form input', as: 'admin' },
  {
    name: 'number-as-viewer',
    path: `/p/demo/numbers/${DEMO_NUMBER}`,
    ready: 'main form textarea',
    as: 'viewer',
  },
  { name: 'requests', path: '/p/demo/requests', ready: 'main tbody tr', as: 'agent' },
  {
    name: 'request',
    path: '/p/demo/requests',
    ready: 'main tbody tr',
    as: 'agent',
    open: async (page) => {
      await page.locator('main tbody tr').first().click()
      await page.locator('[role=dialog] dl').waitFor()
    },
  },
  { name: 'flows', path: '/p/demo/flows', ready: 'main [role=status] p, main tbody tr', as: 'admin' },
  {
    name: 'flow-responses',
    path: '/p/demo/flows?tab=responses',
    ready: 'main [role=status] p, main tbody tr',
    as: 'admin',
  },
  { name: 'analytics', path: '/p/demo/analytics?range=month', ready: 'main dl dd', as: 'admin' },
  {
    name: 'analytics-messages',
    path: '/p/demo/analytics?range=month&tab=messages',
    ready: 'main tbody tr',
    as: 'admin',
  },
  {
    name: 'analytics-conversations',
    path: '/p/demo/analytics?range=month&tab=conversations',
    ready: 'main tbody tr',
    as: 'admin',
  },
  { name: 'logs', path: '/p/alazab-hub/logs', ready: 'main tbody tr', as: 'admin' },
  {
    name: 'audit-entry',
    path: '/p/alazab-hub/logs?tab=audit',
    ready: 'main tbody tr',
    as: 'admin',
    open: async (page) => {
      await page.locator('main tbody tr').first().click()
      await page.locator('[role=dialog] dl').waitFor()
    },
  },
  {
    name: 'keys',
    path: '/p/alazab-hub/developers/keys',
    ready: 'main [role=status] p, main tbody tr',
    as: 'admin',
  },
  { name: 'api-docs', path: '/p/demo/developers/docs', ready: 'main .opblock-tag', as: 'admin' },
  { name: 'events', path: '/p/demo/developers/events', ready: 'main tbody tr', as: 'admin' },
]
