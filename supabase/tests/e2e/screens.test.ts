import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { axeFaults, overflow } from './_support/axe.ts'
import { openBrowser, openPage } from './_support/browser.ts'
import { goTo, type Look, openLook } from './_support/look.ts'
import { SCREENS, type Viewer } from './_support/screens.ts'

const stack = inject('stack')

/** The narrowest phone that is promised. */
const NARROW = 360

/** Each language, device and theme once: what breaks in one of them rarely holds in its pair. `npm run screens` has all. */
const LOOKS: Look[] = [
  { language: 'ar', device: 'phone', width: NARROW, theme: 'dark' },
  { language: 'en', device: 'desktop', theme: 'light' },
]

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

/** What is wrong with a screen: what axe finds, what the console tells, and what sticks out at the side. */
async function complaintsAbout(page: Page, faults: string[]): Promise<string[]> {
  const found = await axeFaults(page)
  const wide = await overflow(page)
  if (wide > 0) found.push(`scrolls sideways by ${wide} px`)
  return [...found, ...faults.splice(0)]
}

async function checkScreens(viewer: Viewer, look: Look): Promise<string[]> {
  const complaints: string[] = []
  const context = await openLook(browser, stack, viewer, look)
  const { page, faults } = await openPage(context)
  for (const screen of SCREENS) {
    if (screen.as !== viewer || (screen.only !== undefined && screen.only !== look.device)) continue
    try {
      await goTo(page, stack, screen)
      complaints.push(...(await complaintsAbout(page, faults)).map((line) => `${screen.name}: ${line}`))
    } catch (error) {
      complaints.push(`${screen.name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    }
  }
  await context.close()
  return complaints
}

describe('A59: every screen', () => {
  test('has a name of its own', () => {
    const names = SCREENS.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test.each(LOOKS)(
    'in $language on a $device meets WCAG 2.2 AA, fits its width and reports no error',
    { timeout: 300_000 },
    async (look) => {
      const viewers = [...new Set(SCREENS.map((screen) => screen.as))]
      const complaints = await Promise.all(viewers.map((viewer) => checkScreens(viewer, look)))
      expect(complaints.flat()).toEqual([])
    },
  )
})
