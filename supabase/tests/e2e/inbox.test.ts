import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { registerCustomer, writeAsCustomer } from '../functions/_support/graph.ts'
import { openBrowser, openPage } from './_support/browser.ts'
import { type Customer, openChat, someCustomer } from './_support/composer.ts'
import { LANGUAGES } from './_support/languages.ts'
import { openLook } from './_support/look.ts'

const stack = inject('stack')

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

const say = (customer: Customer, body: string) =>
  writeAsCustomer({ from: customer.phone, to: stack.phone_number_id, type: 'text', text: { body } })

const inbox = (search = '') => `${stack.dashboard_url}p/alazab-hub/inbox${search}`
const rowOf = (page: Page, customer: Customer) =>
  page.getByTestId('conversation-row').filter({ hasText: customer.name })
const bubbleOf = (page: Page, text: string) => page.getByTestId('bubble').filter({ hasText: text })

describe.each(LANGUAGES)('in %s', (language) => {
  test('what needs somebody says why, stays in its place when it is settled, and then goes', async () => {
    const customer = await someCustomer()
    const context = await openLook(browser, stack, 'agent', { language, device: 'desktop' })
    const { page, faults } = await openPage(context)
    // The newest is the last one here: of all reasons only those of nobody's conversations.
    await page.goto(inbox('?reason=unanswered&assignee=none'))
    await page.getByTestId('chip-reason').waitFor()
    const list = page.getByTestId('conversation-list')
    const row = rowOf(page, customer)
    await expect
      .poll(async () => {
        await list.evaluate((element) => element.scrollTo(0, element.scrollHeight))
        return row.count()
      })
      .toBe(1)
    expect(await row.getByTestId('reason').getAttribute('data-reasons')).toContain('unanswered')
    await row.click()
    await page.getByTestId('composer-input').fill('تم')
    await page.getByTestId('composer-send').click()
    await expect.poll(() => row.getByTestId('reason').count(), { timeout: 10_000 }).toBe(0)
    expect(await row.count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect.poll(() => row.count()).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })

  test('by keyboard a talk is pinned, put off, brought back and closed; each act can be undone', async () => {
    const customer = await someCustomer()
    const { page, faults, close } = await openChat(browser, customer, language)
    await page.goto(page.url().replace(/\?.*/, '?tab=open'))
    const header = page.locator('section > header').last()
    await page.getByTestId('thread').focus()
    await page.keyboard.press('p')
    await expect.poll(() => rowOf(page, customer).first().getByRole('img').count()).toBe(1)
    await page.keyboard.press('s')
    await page.getByRole('menuitem').first().waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => rowOf(page, customer).count()).toBe(0)
    await page.getByTestId('tab-snoozed').click()
    await rowOf(page, customer).waitFor()
    await page.getByTestId('snooze-menu').click()
    await page.getByRole('menuitem').first().click()
    await expect.poll(() => rowOf(page, customer).count()).toBe(0)
    await page.getByTestId('thread').focus()
    await page.keyboard.press('e')
    await page.getByTestId('tab-closed').click()
    await rowOf(page, customer).waitFor()
    expect(await header.count()).toBe(1)
    await page.reload()
    await rowOf(page, customer).waitFor()
    await expect.poll(() => page.getByTestId('event-line').count()).toBeGreaterThanOrEqual(3)
    expect(faults).toEqual([])
    await close()
  })

  test('words are found in one talk and in all, and gone to', async () => {
    const customer = await someCustomer()
    const word = `كلمة${crypto.randomUUID().slice(0, 8)}`
    await say(customer, `هذه ${word} وحيدة`)
    const { page, faults, close } = await openChat(browser, customer, language)
    await bubbleOf(page, word).waitFor()
    await page.getByTestId('conversation-more').click()
    await page.getByRole('menuitem').nth(1).click()
    await page.getByTestId('thread-search').getByRole('searchbox').fill(word)
    await page.getByTestId('thread-hit').click()
    await expect.poll(() => new URL(page.url()).searchParams.has('message')).toBe(true)
    await page.goto(inbox(`?q=${encodeURIComponent(word)}`))
    await page.getByTestId('message-hit').filter({ hasText: customer.name }).click()
    await bubbleOf(page, word).waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('a reaction reaches the message and is taken away again; the panel takes tags and names', async () => {
    const customer = await someCustomer()
    const { page, faults, close } = await openChat(browser, customer, language)
    const bubble = page.getByTestId('bubble').first()
    await bubble.hover()
    await page.getByTestId('react').first().click()
    await page.getByTestId('reactions-menu').getByRole('button').first().click()
    await expect.poll(() => page.getByTestId('reactions').textContent()).toContain('👍')
    await bubble.hover()
    await page.getByTestId('react').first().click()
    await page.getByTestId('reactions-menu').getByRole('button', { pressed: true }).click()
    await expect.poll(() => page.getByTestId('reactions').count()).toBe(0)

    await page.getByTestId('add-tag').click()
    const tag = page.getByRole('menuitem').first()
    const name = ((await tag.textContent()) ?? '').trim()
    await tag.click()
    await expect.poll(() => page.getByTestId('panel-tags').textContent()).toContain(name)
    await page.getByTestId('edit-contact').click()
    const renamed = `${customer.name} الجديد`
    await page.getByTestId('panel-details').locator('input[name=name]').fill(renamed)
    await page.getByTestId('panel-details').locator('form button[type=submit]').click()
    await expect
      .poll(() => page.getByTestId('contact-panel').locator('.scroll-area bdi').first().textContent())
      .toBe(renamed)
    await page.reload()
    await page.getByTestId('panel-tags').filter({ hasText: name }).waitFor()
    expect(faults).toEqual([])
    await close()
  })
})

describe('two at once', () => {
  test('what one closes the other sees closed, at once and without a word', async () => {
    const customer = await someCustomer()
    const one = await openChat(browser, customer, 'ar')
    const other = await openChat(browser, customer, 'en', { as: 'admin' })
    await one.page.getByTestId('close-conversation').click()
    await other.page.getByTestId('event-line').waitFor({ timeout: 5_000 })
    await say(customer, 'لسه فيه سؤال')
    await bubbleOf(one.page, 'لسه فيه سؤال').waitFor({ timeout: 5_000 })
    await bubbleOf(other.page, 'لسه فيه سؤال').waitFor({ timeout: 5_000 })
    expect([...one.faults, ...other.faults]).toEqual([])
    await one.close()
    await other.close()
  })

  test('T12: who was asleep has afterwards what the server has, in its order', async () => {
    const customer = await someCustomer()
    const { page, close } = await openChat(browser, customer, 'ar')
    await bubbleOf(page, 'السلام عليكم').waitFor()
    await page.context().setOffline(true)
    const missed = Array.from({ length: 6 }, (_, index) => `وأنت نائم ${index + 1}`)
    for (const text of missed) await say(customer, text)
    // Long enough that Realtime's channel is given up, as it is after a sleep.
    await page.waitForTimeout(4_000)
    expect(await bubbleOf(page, 'وأنت نائم').count()).toBe(0)
    await page.context().setOffline(false)
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expect
      .poll(() => page.getByTestId('bubble').filter({ hasText: 'وأنت نائم' }).allInnerTexts(), {
        timeout: 20_000,
      })
      .toHaveLength(missed.length)
    const shown = await page.getByTestId('bubble').locator('p').allInnerTexts()
    await page.reload()
    await bubbleOf(page, missed.at(-1) ?? '').waitFor()
    expect(await page.getByTestId('bubble').locator('p').allInnerTexts()).toEqual(shown)
    await close()
  })
})

describe('what a customer sends', () => {
  test('is text, whatever it looks like', async () => {
    const phone = `2010${Math.floor(10_000_000 + Math.random() * 89_999_999)}`
    const hostile = `<img src=x onerror="window.hacked=1">${phone.slice(-6)}\u202e`
    await registerCustomer({ phone, name: hostile })
    const customer = { phone, name: phone.slice(-6) }
    const texts = [
      '<script>window.hacked=1</script>',
      'javascript:window.hacked=1',
      '"><svg onload=window.hacked=1>{{constructor}}',
    ]
    for (const text of texts) await say(customer, text)
    const { page, faults, close } = await openChat(browser, customer, 'en')
    for (const text of texts) await bubbleOf(page, text).waitFor()
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    expect(
      await page.locator('img[src=x], a[href^="javascript:"], [data-testid=bubble] script').count(),
    ).toBe(0)
    await expect.poll(() => page.title()).toContain('<img src=x')
    expect(faults).toEqual([])
    await close()
  })
})
