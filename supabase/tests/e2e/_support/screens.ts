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
  then?: (page: Page) => Promise<void>
  /** Left out on one of the two devices, where it does not exist. */
  only?: 'phone' | 'desktop'
}

const INBOX = '/p/demo/inbox'
/** The long talk of the seed, with photos and every kind of message. */
const LONG_TALK = `${INBOX}/71000000-0000-4000-8000-000000001001`
const ROW = '[data-testid=conversation-row]'
const BUBBLE = '[data-testid=bubble]'

/** Every screen, once. Whoever adds a page adds its row here. */
export const SCREENS: Screen[] = [
  { name: 'sign-in', path: '/sign-in', ready: '[data-testid=sign-in-submit]', as: null },

  { name: 'inbox', path: INBOX, ready: ROW, as: 'agent' },
  { name: 'inbox-open', path: `${INBOX}?tab=open`, ready: ROW, as: 'agent' },
  { name: 'inbox-closed', path: `${INBOX}?tab=closed`, ready: ROW, as: 'agent' },
  { name: 'inbox-nothing-found', path: `${INBOX}?q=zzzz`, ready: '[role=status] p', as: 'agent' },
  { name: 'inbox-as-viewer', path: INBOX, ready: ROW, as: 'viewer' },
  { name: 'thread', path: LONG_TALK, ready: BUBBLE, as: 'agent' },
  { name: 'thread-as-viewer', path: LONG_TALK, ready: BUBBLE, as: 'viewer' },
  {
    name: 'thread-missing',
    path: `${INBOX}/71000000-0000-4000-8000-000000000000`,
    ready: 'section [role=status] p',
    as: 'agent',
  },
]
