import { stat } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { texts as common } from '../../../web/src/locales/ar/main.ts'
import { texts as ar } from '../../../web/src/locales/ar/media.ts'
import { texts as commonEn } from '../../../web/src/locales/en/main.ts'
import { texts as en } from '../../../web/src/locales/en/media.ts'
import { sql } from '../functions/_support/database.ts'
import { openBrowser, openPage } from './_support/browser.ts'
import { LANGUAGES, type Language } from './_support/languages.ts'
import { openLook } from './_support/look.ts'

const stack = inject('stack')
const WORDS = { ar: { ...ar.media, ...common }, en: { ...en.media, ...commonEn } }
const GRID = new URL('p/demo/media', stack.dashboard_url).href

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

async function visit(role: 'owner' | 'viewer', language: Language, path = GRID) {
  const context = await openLook(browser, stack, role, { language, device: 'desktop' })
  const { page, faults } = await openPage(context)
  await page.goto(path)
  return { page, faults, close: () => context.close() }
}

/** Files of the demonstration under a condition. */
async function countOf(kind: string, state: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::integer as n from public.media_files as f join public.projects as p on p.id = f.project_id
    where p.slug = 'demo' and f.kind like ${kind} and f.state like ${state} and f.deleted_at is null`
  return row?.n ?? 0
}

describe.each(LANGUAGES)('media in %s', (language) => {
  const t = WORDS[language]

  test('A33 A37: pictures come by signed addresses, and filters in the address leave exactly what they say', async () => {
    const { page, faults, close } = await visit('owner', language)
    const picture = page.getByTestId('media-tile').locator('img').first()
    await picture.waitFor()
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0)
    const source = await picture.getAttribute('src')
    expect(source).toContain('token=')
    expect((await fetch(source?.split('?')[0] ?? '')).status).toBeGreaterThanOrEqual(400)

    await page.getByLabel(t.filters.kind).selectOption('audio')
    await page.getByLabel(t.filters.state).selectOption('stored')
    await page.waitForURL(/kind=audio&.*state=stored|state=stored&.*kind=audio/)
    const stored = await countOf('audio', 'stored')
    expect(stored).toBeGreaterThan(0)
    await expect.poll(() => page.getByTestId('media-tile').count()).toBe(stored)
    await expect.poll(() => page.getByTestId('media-total').textContent()).toMatch(/./)

    expect(faults).toEqual([])
    await close()
  })

  test('a photo opens in full size, tells from whom it is and leads to its message', async () => {
    const { page, faults, close } = await visit(
      'owner',
      language,
      `${GRID}?kind=image&direction=inbound&state=stored`,
    )
    const tile = page.getByTestId('media-tile').first()
    await tile.locator('img').waitFor()
    await tile.getByRole('button').first().click()
    const full = page.locator('.yarl__slide_current img')
    await full.waitFor()
    await page.locator('.yarl__toolbar').getByRole('button', { name: t.details }).click()
    await page.waitForURL(/file=/)
    const sheet = page.getByRole('dialog')
    await sheet.getByText(t.facts.from, { exact: true }).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      sheet.getByRole('button', { name: t.common.download }).click(),
    ])
    expect((await stat(await download.path())).size).toBeGreaterThan(1_000)
    await sheet.getByRole('link', { name: t.toMessage }).click()
    await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/)
    expect(faults).toEqual([])
    await close()
  })

  test('A38: several are downloaded as one archive; a deleted one is gone and its message stays', async () => {
    const { page, faults, close } = await visit('owner', language, `${GRID}?kind=image&state=stored`)
    const tiles = page.getByTestId('media-tile')
    await tiles.nth(1).waitFor()
    for (const at of [0, 1]) {
      await tiles.nth(at).hover()
      await tiles.nth(at).getByRole('checkbox').check()
    }
    const bar = page.getByTestId('bulk-bar')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      bar.getByRole('button', { name: t.common.download }).click(),
    ])
    expect(download.suggestedFilename()).toBe('demo-media.zip')
    expect((await stat(await download.path())).size).toBeGreaterThan(2_000)

    await tiles.nth(1).getByRole('checkbox').uncheck()
    const before = await countOf('image', 'stored')
    await bar.getByRole('button', { name: t.common.delete }).click()
    await page.getByTestId('confirm').click()
    await expect.poll(() => countOf('image', 'stored')).toBe(before - 1)
    const [gone] = await sql`
      select f.id, m.id as message_id from public.media_files as f
      join public.messages as m on m.project_id = f.project_id and m.media_file_id = f.id
      where f.deleted_at > now() - interval '1 minute' limit 1`
    expect(gone?.message_id).toBeTruthy()
    await page.goto(`${GRID}?state=deleted&file=${gone?.id}`)
    await page.getByText(t.stateHints.deleted).waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('a viewer may look and save, not delete', async () => {
    const { page, faults, close } = await visit('viewer', language, `${GRID}?kind=document`)
    await page.getByTestId('media-tile').first().getByRole('button').first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: t.common.download }).waitFor()
    expect(await sheet.getByRole('button', { name: t.common.delete }).count()).toBe(0)
    expect(faults).toEqual([])
    await close()
  })
})
