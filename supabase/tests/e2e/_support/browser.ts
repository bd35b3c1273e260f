import { mkdir } from 'node:fs/promises'
import process from 'node:process'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** `npm test` names the browser that it has found or installed. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Chromium that keeps to the pages it is given: nothing in the background, nothing looked up. */
export async function openBrowser(more: string[] = []): Promise<Browser> {
  return await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  })
}

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 360, height: 740 }

/** A page and what went wrong on it: errors of scripts, of the console, and requests that were refused. */
export type WatchedPage = { page: Page; faults: string[] }

/** Opens a page that notes every fault, so that a test can say at its end that there was none. */
export async function openPage(context: BrowserContext): Promise<WatchedPage> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(`console: ${line.text()}`)
  })
  return { page, faults }
}

const PICTURES = process.env.E2E_PICTURES

/** Keeps a picture of the page when E2E_PICTURES names a folder for them. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return
  await mkdir(PICTURES, { recursive: true })
  await page.screenshot({ path: `${PICTURES}/${name}.png` })
}
