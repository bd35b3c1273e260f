import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { writeAsCustomer } from '../functions/_support/graph.ts'
import { axeFaults, overflow } from './_support/axe.ts'
import { openBrowser, openPage, picture } from './_support/browser.ts'
import { openLook } from './_support/look.ts'

const stack = inject('stack')
const run = promisify(execFile)
/** The number of the demo at Meta. */
const DEMO_NUMBER = '109876543210988'

const WORDS = {
  ar: {
    create: 'مفتاح جديد',
    name: 'الاسم',
    everything: 'كل الصلاحيات',
    submit: 'إنشاء المفتاح',
    done: 'حفظتُ المفتاح',
    revoke: 'إلغاء',
    revoked: 'ملغى',
  },
  en: {
    create: 'New key',
    name: 'Name',
    everything: 'Everything',
    submit: 'Create key',
    done: 'I have kept the key',
    revoke: 'Revoke',
    revoked: 'Revoked',
  },
} as const

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

test.each(['ar', 'en'] as const)(
  'in %s a developer makes a key, runs the call that is shown with it, sees it in the log, and revokes the key',
  { timeout: 120_000 },
  async (language) => {
    const words = WORDS[language]
    const name = `site ${language} ${crypto.randomUUID().slice(0, 8)}`
    const context = await openLook(browser, stack, 'admin', { language, device: 'desktop' })
    const { page, faults } = await openPage(context)
    await page.goto(new URL('/p/demo/developers/keys', stack.dashboard_url).href)
    await page.getByRole('button', { name: words.create }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel(words.name, { exact: true }).fill(name)
    await form.getByLabel(words.everything).check()
    expect(await axeFaults(page)).toEqual([])
    await form.getByRole('button', { name: words.submit }).click()

    const secret = (await page.getByTestId('new-key').textContent()) ?? ''
    expect(secret).toMatch(/^hub_[0-9a-f]{30,}$/)
    const snippet = (await page.getByTestId('key-snippet').textContent()) ?? ''
    const { stdout } = await run('sh', ['-c', `${snippet} --silent --show-error`])
    expect(JSON.parse(stdout)).toMatchObject({ data: expect.any(Array) })
    await page.getByRole('button', { name: words.done }).click()
    // Shown this once: nowhere on the page any more.
    await page.getByRole('row', { name }).waitFor()
    expect(await page.content()).not.toContain(secret)

    await page.goto(new URL('/p/demo/logs?category=api_call', stack.dashboard_url).href)
    const calls = page.getByText('GET /conversations')
    await calls.first().waitFor()
    // The log is open and live: another call comes in by itself.
    const before = await calls.count()
    await run('sh', ['-c', `${snippet} --silent --show-error`])
    await expect.poll(() => calls.count(), { timeout: 20_000 }).toBe(before + 1)
    await calls.first().click()
    await page.getByRole('dialog').getByText(name).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await picture(page, `logs.entry.${language}`)

    await page.goto(new URL('/p/demo/developers/keys', stack.dashboard_url).href)
    const row = page.getByRole('row', { name })
    await row.getByRole('button').last().click()
    await page.getByRole('menuitem', { name: words.revoke }).click()
    await page.getByTestId('confirm').click()
    await row.getByText(words.revoked).waitFor()
    const again = await run('sh', ['-c', `${snippet} --silent --show-error`])
    expect(JSON.parse(again.stdout)).toMatchObject({ status: 401 })
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(faults).toEqual([])
    await context.close()
  },
)

test('the reference is read and tried as oneself', { timeout: 60_000 }, async () => {
  const context = await openLook(browser, stack, 'admin', { language: 'en', device: 'desktop' })
  const { page, faults } = await openPage(context)
  await page.goto(new URL('/p/demo/developers/docs', stack.dashboard_url).href)
  await page.locator('.opblock-tag[data-tag=numbers]').click()
  await page.locator('#operations-numbers-listNumbers .opblock-summary-control').click()
  await page.getByRole('button', { name: 'Execute' }).click()
  await page.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('the feed shows what happens while one looks', { timeout: 60_000 }, async () => {
  const context = await openLook(browser, stack, 'admin', { language: 'ar', device: 'phone', width: 360 })
  const { page, faults } = await openPage(context)
  await page.goto(new URL('/p/demo/developers/events', stack.dashboard_url).href)
  await page.getByRole('table').waitFor()
  const received = page.getByText('message.received')
  const before = await received.count()
  const phone = `2010${String(Date.now()).slice(-8)}`
  await writeAsCustomer({ from: phone, to: DEMO_NUMBER, type: 'text', text: { body: 'السلام عليكم' } })
  await expect.poll(() => received.count(), { timeout: 15_000 }).toBeGreaterThan(before)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  expect(faults).toEqual([])
  await context.close()
})
