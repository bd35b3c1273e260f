import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { registerCustomer } from '../functions/_support/graph.ts'
import { DESKTOP, openBrowser, openPage, PHONE, picture } from './_support/browser.ts'
import { openChat, someCustomer } from './_support/composer.ts'

const stack = inject('stack')

async function signIn(page: Page, role: 'agent' | 'viewer'): Promise<void> {
  const user = stack.users.find((one) => one.role === role)
  if (!user) throw new Error(`the seed has no ${role}`)
  await page.goto(stack.dashboard_url)
  await page.getByTestId('sign-in-email').fill(user.email)
  await page.getByTestId('sign-in-password').fill(user.password)
  await page.getByTestId('sign-in-submit').click()
}

async function openInbox(page: Page): Promise<void> {
  // The newest first: who needs an answer longest stands first on the tab that opens by itself.
  await page.goto(`${stack.dashboard_url}p/alazab-hub/inbox?tab=open`)
  await page.locator('[data-testid^=tab-]').first().waitFor()
}

async function openPhone(phone: Page, customer: { phone: string }): Promise<void> {
  await phone.goto(stack.phone_url)
  await phone.getByTestId(`customer-${customer.phone}`).click()
  await phone.getByTestId(`chat-${stack.phone_number_id}`).click()
}

async function write(phone: Page, text: string): Promise<void> {
  await phone.getByTestId('composer').fill(text)
  await phone.getByTestId('send').click()
}

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

describe('the main job', () => {
  test('A27 A29 A30: a customer writes text and a photo, the team answers, and the ticks turn read', async () => {
    const number = Math.floor(10_000_000 + Math.random() * 89_999_999)
    const customer = { name: `ندى الشافعي ${number}`, phone: `2010${number}` }
    await registerCustomer(customer)
    const inboxContext = await browser.newContext({ viewport: DESKTOP })
    const phoneContext = await browser.newContext({ viewport: DESKTOP })
    const { page: inbox, faults } = await openPage(inboxContext)
    const { page: phone } = await openPage(phoneContext)
    await signIn(inbox, 'agent')
    await inbox.waitForURL((url) => !url.pathname.includes('sign-in'))
    await openInbox(inbox)
    await openPhone(phone, customer)

    const text = 'السلام عليكم، عندي تسريب في حمام الدور التاني'
    await write(phone, text)
    const row = inbox.getByTestId('conversation-row').filter({ hasText: customer.name })
    await row.waitFor({ timeout: 2_000 })
    expect(await row.getAttribute('data-unread')).toBe('1')

    await phone.getByTestId('attach').click()
    await phone.getByTestId('sample-leaking-tap').click()
    await phone.getByTestId('composer').fill('دي صورة الحنفية')
    await phone.getByTestId('send').click()
    await inbox
      .locator(`[data-testid=conversation-row][data-unread="2"]`, { hasText: customer.name })
      .waitFor({
        timeout: 2_000,
      })

    await row.click()
    const thread = inbox.getByTestId('thread')
    await thread.getByText(text).waitFor()
    const photo = thread.locator('[data-testid=bubble][data-type=image] img')
    await photo.first().waitFor({ timeout: 5_000 })
    await expect
      .poll(() => photo.first().evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 5_000 })
      .toBeGreaterThan(0)
    await expect.poll(() => row.getAttribute('data-unread')).toBe('0')

    const answer = 'وعليكم السلام، الفني يوصل النهارده الساعة خمسة'
    await inbox.getByTestId('composer-input').fill(answer)
    await inbox.getByTestId('composer-send').click()
    const sent = thread.locator('[data-testid=bubble][data-direction=outbound]').filter({ hasText: answer })
    await sent.waitFor({ timeout: 1_000 })
    await phone
      .locator('[data-testid=bubble][data-author=business]', { hasText: answer })
      .waitFor({ timeout: 5_000 })
    await expect.poll(() => sent.getAttribute('data-status'), { timeout: 10_000 }).toBe('read')
    await picture(phone, 'phone')
    await picture(inbox, 'inbox')
    expect(await sent.count()).toBe(1)
    expect(faults).toEqual([])
    await inboxContext.close()
    await phoneContext.close()
  })

  test('A31: when the window is closed the composer says so and takes no text', async () => {
    const customer = await someCustomer('two days ago')
    const { page, faults, close } = await openChat(browser, customer, 'ar')
    await page.getByTestId('composer-closed').waitFor()
    await page.getByTestId('choose-template').waitFor()
    expect(await page.getByTestId('composer-input').count()).toBe(0)
    expect(faults).toEqual([])
    await close()
  })

  test('A59: at 360 px the inbox reads right to left, and nothing scrolls sideways', async () => {
    const context = await browser.newContext({ viewport: PHONE })
    const { page, faults } = await openPage(context)
    await signIn(page, 'viewer')
    await page.waitForURL((url) => !url.pathname.includes('sign-in'))
    await openInbox(page)
    await page.getByTestId('conversation-row').first().waitFor()
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(await overflow()).toBeLessThanOrEqual(0)
    await page.getByTestId('conversation-row').first().click()
    await page.getByTestId('thread').waitFor()
    expect(await overflow()).toBeLessThanOrEqual(0)
    await page.goBack()
    await page.getByTestId('conversation-row').first().waitFor()
    await page.locator('nav:visible').getByRole('button').last().click()
    await page.getByText('English', { exact: true }).click()
    await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('ltr')
    expect(await overflow()).toBeLessThanOrEqual(0)
    expect(faults).toEqual([])
    await context.close()
  })
})
