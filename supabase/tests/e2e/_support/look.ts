import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Screen, Viewer } from './screens.ts'

/** Where the screens are, as a stack tells it. */
export type Place = {
  api_url: string
  dashboard_url: string
  publishable_key: string
  users: { email: string; password: string; role: string }[]
}

export const DEVICES = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} as const

/** How a screen is looked at. */
export type Look = {
  language: 'ar' | 'en'
  device: keyof typeof DEVICES
  theme?: 'light' | 'dark'
  /** In place of the device's own. */
  width?: number
}

/** The session of somebody of the seed, as the dashboard keeps it. */
async function sessionOf(place: Place, role: Exclude<Viewer, null>): Promise<string> {
  const user = place.users.find((one) => one.role === role)
  if (!user) throw new Error(`the seed has no ${role}`)
  const response = await fetch(`${place.api_url}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', apikey: place.publishable_key },
    body: JSON.stringify({ email: user.email, password: user.password }),
  })
  if (!response.ok) throw new Error(`${user.email} was not signed in: ${await response.text()}`)
  const session = (await response.json()) as { expires_in: number }
  return JSON.stringify({ expires_at: Math.floor(Date.now() / 1000) + session.expires_in, ...session })
}

/** A browser of its own: one person, one language, one device. */
export async function openLook(
  browser: Browser,
  place: Place,
  viewer: Viewer,
  look: Look,
): Promise<BrowserContext> {
  const { viewport, ...device } = DEVICES[look.device]
  const context = await browser.newContext({
    ...device,
    viewport: { ...viewport, width: look.width ?? viewport.width },
    colorScheme: look.theme ?? 'light',
    reducedMotion: 'reduce',
    locale: look.language === 'ar' ? 'ar-EG' : 'en-GB',
    timezoneId: 'Africa/Cairo',
  })
  const kept: Record<string, string> = { 'hub.language': look.language, 'hub.theme': look.theme ?? 'light' }
  if (viewer) kept['hub.session'] = await sessionOf(place, viewer)
  await context.addInitScript((entries) => {
    for (const [key, value] of entries)
      if (localStorage.getItem(key) === null) localStorage.setItem(key, value)
  }, Object.entries(kept))
  return context
}

/** Goes to a screen and waits until nothing on it moves any more. */
export async function goTo(page: Page, place: Place, screen: Screen): Promise<void> {
  await page.goto(new URL(screen.path, place.dashboard_url).href)
  await page.locator(screen.ready).first().waitFor({ timeout: 20_000 })
  await screen.open?.(page)
  await page.evaluate(() => document.fonts.ready)
  // Pictures and counts come after the first draw. What keeps asking (a poll) is not waited for.
  await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => {})
}
