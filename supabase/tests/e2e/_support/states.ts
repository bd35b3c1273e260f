import type { BrowserContext, Page, Route } from 'playwright-core'
import type { Place } from './look.ts'
import type { Screen } from './screens.ts'

/** How reads can end other than with what is there. */
export const STATES = ['loading', 'empty', 'error', 'offline'] as const
export type State = (typeof STATES)[number]

/** The second and the third try of a failed read come within this time. */
const TRIES_MS = 4_500
const STANDS_MS = 1_200

/** Who somebody is and where the news begin is known already when a server falls over. */
export function isKnown(url: string): boolean {
  return url.includes('project%3Aprojects') || url.includes('events_since')
}

/** The same answer without anything in its lists. */
function emptied(answer: unknown): unknown {
  if (Array.isArray(answer)) return []
  if (answer === null || typeof answer !== 'object') return typeof answer === 'number' ? 0 : answer
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [
      key,
      key.startsWith('next') || key === 'cursor' ? null : emptied(value),
    ]),
  )
}

async function answerEmpty(route: Route): Promise<void> {
  const response = await route.fetch()
  const { 'content-length': _length, ...headers } = response.headers()
  if (!response.ok() || !headers['content-type']?.includes('json')) return await route.fulfill({ response })
  if (headers['content-range']) headers['content-range'] = '*/0'
  await route.fulfill({ status: 200, headers, body: JSON.stringify(emptied(await response.json())) })
}

/** Lets every read of a browser end in the same way. */
export async function holdReads(context: BrowserContext, state: State): Promise<void> {
  if (state === 'offline') return
  await context.route(/\/(rest|functions)\/v1\//, async (route) => {
    const request = route.request()
    if (request.method() === 'OPTIONS' || isKnown(request.url())) await route.continue()
    else if (state === 'error') await route.fulfill({ status: 503 })
    else if (state === 'empty') await answerEmpty(route).catch(() => {})
    // Held back: the page is left before it is answered.
  })
}

/** Goes to a screen in a state of its reads, and waits until that shows. */
export async function goToState(page: Page, place: Place, screen: Screen, state: State): Promise<void> {
  await page.goto(new URL(screen.path, place.dashboard_url).href)
  if (state === 'offline') {
    await page.locator(screen.ready).first().waitFor({ timeout: 20_000 })
    await page.context().setOffline(true)
    await page.getByTestId('connection-banner').waitFor()
    return
  }
  await page.locator('main').first().waitFor({ timeout: 20_000 })
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(state === 'error' ? TRIES_MS : STANDS_MS)
}
