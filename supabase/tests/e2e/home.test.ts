import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql } from '../functions/_support/database.ts'
import { axeFaults, overflow } from './_support/axe.ts'
import { openBrowser, openPage, picture } from './_support/browser.ts'
import { openLook } from './_support/look.ts'

const stack = inject('stack')
const DEMO = '20000000-0000-4000-8000-000000000002'

const WORDS = {
  ar: {
    inbound: 'رسائل واردة',
    failed: 'رسائل لم تُرسل',
    open: 'محادثات مفتوحة',
    month: '30 يومًا',
    table: 'عرض كجدول',
    daily: 'الرسائل يوميًا',
  },
  en: {
    inbound: 'Messages in',
    failed: 'Failed messages',
    open: 'Open conversations',
    month: '30 days',
    table: 'Show as a table',
    daily: 'Messages by day',
  },
} as const

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

/** Counted from the rows themselves, in Cairo's days. */
async function counted(days: number) {
  const [row] = await sql<{ inbound: number; failed: number; open: number }[]>`
    with range as (
      select (((now() at time zone 'Africa/Cairo')::date - ${days - 1}::int) + time '00:00')
        at time zone 'Africa/Cairo' as since
    )
    select
      (select count(*)::int from public.messages as m, range
        where m.project_id = ${DEMO} and m.direction = 'inbound' and m.occurred_at >= range.since
          and m.target_wamid is null) as inbound,
      (select count(*)::int from public.messages as m, range
        where m.project_id = ${DEMO} and m.status = 'failed' and m.occurred_at >= range.since) as failed,
      (select count(*)::int from public.conversations as c
        where c.project_id = ${DEMO} and c.status = 'open') as open`
  if (!row) throw new Error('nothing was counted')
  return row
}

describe('the first page of a project', () => {
  test.each(['ar', 'en'] as const)('A60: in %s its figures equal those of the rows', async (language) => {
    const words = WORDS[language]
    const context = await openLook(browser, stack, 'admin', { language, device: 'desktop' })
    const { page, faults } = await openPage(context)
    await page.goto(new URL('/p/demo/home', stack.dashboard_url).href)
    const card = (name: string) => page.locator('main li a', { hasText: name }).first()
    const figure = async (name: string) =>
      Number((await card(name).locator('[data-numeric]').textContent())?.replace(/[^\d]/g, ''))
    await card(words.inbound).waitFor()
    const week = await counted(7)
    expect(await figure(words.inbound)).toBe(week.inbound)
    expect(await figure(words.failed)).toBe(week.failed)
    expect(await figure(words.open)).toBe(week.open)
    expect(week.inbound).toBeGreaterThan(50)

    // The table behind the chart sums to the card.
    const chart = page.locator('main div', { has: page.getByRole('heading', { name: words.daily }) }).last()
    await page.getByRole('button', { name: words.table }).first().click()
    const cells = await page
      .getByRole('table', { name: words.daily })
      .locator('tbody tr td:nth-child(2)')
      .allTextContents()
    expect(cells.length).toBe(7)
    expect(cells.reduce((sum, cell) => sum + Number(cell.replace(/[^\d]/g, '')), 0)).toBe(week.inbound)
    await chart.waitFor()

    await page.getByRole('button', { name: words.month }).click()
    await page.waitForURL((url) => url.searchParams.get('range') === 'month')
    const month = await counted(30)
    await expect.poll(() => figure(words.inbound), { timeout: 15_000 }).toBe(month.inbound)
    await page.reload()
    await card(words.inbound).waitFor()
    await expect.poll(() => figure(words.inbound), { timeout: 15_000 }).toBe(month.inbound)
    expect(await axeFaults(page)).toEqual([])
    await picture(page, `home.${language}`)

    await card(words.open).click()
    await page.waitForURL((url) => url.pathname === '/p/demo/inbox' && url.searchParams.get('tab') === 'open')
    await page.goBack()
    await card(words.inbound).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('who sees only his own conversations gets no figures of the others', async () => {
    await sql`update public.project_members set scope = 'own'
      where project_id = ${DEMO} and user_id = '30000000-0000-4000-8000-000000000003'`
    try {
      const context = await openLook(browser, stack, 'agent', { language: 'ar', device: 'phone', width: 360 })
      const { page, faults } = await openPage(context)
      await page.goto(new URL('/p/demo/home', stack.dashboard_url).href)
      await page.locator('main li a').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect(await page.getByText(WORDS.ar.inbound).count()).toBe(0)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      expect(await axeFaults(page)).toEqual([])
      expect(faults).toEqual([])
      await context.close()
    } finally {
      await sql`update public.project_members set scope = 'all'
        where project_id = ${DEMO} and user_id = '30000000-0000-4000-8000-000000000003'`
    }
  })
})
