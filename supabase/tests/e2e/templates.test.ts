import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { texts as common } from '../../../web/src/locales/ar/main.ts'
import { texts as ar } from '../../../web/src/locales/ar/templates.ts'
import { texts as commonEn } from '../../../web/src/locales/en/main.ts'
import { texts as en } from '../../../web/src/locales/en/templates.ts'
import { sql } from '../functions/_support/database.ts'
import { openBrowser, openPage } from './_support/browser.ts'
import { openLook } from './_support/look.ts'

const stack = inject('stack')
const LANGUAGES = ['ar', 'en'] as const
type Language = (typeof LANGUAGES)[number]
const WORDS = { ar: { ...common, ...ar.templates }, en: { ...commonEn, ...en.templates } }
const LIST = new URL('p/demo/templates', stack.dashboard_url).href

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

async function visit(role: 'owner' | 'viewer', language: Language, path = LIST) {
  const context = await openLook(browser, stack, role, { language, device: 'desktop' })
  const { page, faults } = await openPage(context)
  await page.goto(path)
  return { page, faults, close: () => context.close() }
}

describe.each(LANGUAGES)('templates in %s', (language) => {
  const t = WORDS[language]

  test('A39: a sync tells what it found, and filters in the address leave exactly what they say', async () => {
    const { page, faults, close } = await visit('owner', language)
    await page.getByRole('table').waitFor()
    await page.getByRole('button', { name: t.sync.button }).click()
    await page.getByText(t.sync.done.split('{{')[0] ?? '').waitFor()
    await page.getByRole('combobox', { name: t.columns.status }).selectOption('REJECTED')
    await page.waitForURL(/status=REJECTED/)
    const [row] = await sql<{ n: number }[]>`
      select count(*)::integer as n from public.templates as x
      join public.project_business_accounts as l on l.business_account_id = x.business_account_id
      join public.projects as p on p.id = l.project_id
      where p.slug = 'demo' and x.status = 'REJECTED' and x.removed_at is null`
    await expect.poll(() => page.locator('tbody tr').count()).toBe(row?.n)
    expect(faults).toEqual([])
    await close()
  })

  test('a viewer reads them and changes nothing', async () => {
    const { page, faults, close } = await visit('viewer', language)
    await page.getByRole('table').getByRole('link').first().click()
    await page.getByTestId('template-preview').waitFor()
    expect(await page.getByRole('button', { name: t.common.edit, exact: true }).count()).toBe(0)
    await page.goto(`${LIST}/new`)
    await page.getByText(t.errors.notAllowedTitle).waitFor()
    expect(faults).toEqual([])
    await close()
  })
})
