import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { texts as ar } from '../../../web/src/locales/ar/list.ts'
import { texts as en } from '../../../web/src/locales/en/list.ts'
import { sql } from '../functions/_support/database.ts'
import { registerCustomer, writeAsCustomer } from '../functions/_support/graph.ts'
import { axeFaults, overflow } from './_support/axe.ts'
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
/** What a member is called on the screens of his colleagues. */
async function nameOf(role: 'agent' | 'admin'): Promise<string> {
  const { email } = stack.users.find((user) => user.role === role) ?? {}
  const [row] = await sql<{ name: string }[]>`
    select coalesce(full_name, email) as name from public.users where email = ${email ?? ''}`
  return row?.name ?? ''
}
const TYPES = { ar: ar.list.filters.types, en: en.list.filters.types }
const PINNED = { ar: ar.list.pinned, en: en.list.pinned }
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
    // On an Arabic layout the same key gives another letter; while words are composed it is none of ours.
    const press = (more: object) =>
      page
        .getByTestId('thread')
        .dispatchEvent('keydown', { key: 'ح', code: 'KeyP', bubbles: true, cancelable: true, ...more })
    const pins = () => rowOf(page, customer).first().getByRole('img', { name: PINNED[language] }).count()
    await rowOf(page, customer).first().waitFor()
    await page.evaluate(() => localStorage.setItem('hub.shortcuts', 'off'))
    await press({})
    await page.evaluate(() => localStorage.removeItem('hub.shortcuts'))
    await press({ isComposing: true })
    await press({ ctrlKey: true })
    expect(await pins()).toBe(0)
    await press({})
    await expect.poll(pins).toBe(1)
    await page.getByTestId('thread').focus()
    await page.keyboard.press('a')
    await page.getByRole('menuitem').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByTestId('event-line').waitFor()
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
    // A33: what narrows a list narrows what was found.
    await page.goto(inbox(`?q=${encodeURIComponent(customer.name)}&type=text&since=day&assignee=none`))
    await rowOf(page, customer).waitFor()
    await page.getByTestId('chip-type').click()
    await page.getByTestId('list-filters').click()
    await page.getByRole('menuitem', { name: TYPES[language].image }).click()
    await expect.poll(() => rowOf(page, customer).count()).toBe(0)
    await page.getByTestId('chip-type').click()
    await rowOf(page, customer).waitFor()
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
  test('A29 A32: each sees that the other is here and who answers; closed and unread are so for both', async () => {
    const customer = await someCustomer()
    const one = await openChat(browser, customer, 'ar')
    const other = await openChat(browser, customer, 'en', { as: 'admin', device: 'phone' })
    const [agent, admin] = await Promise.all([one, other].map(({ page }) => page.getByTestId('also-here')))
    if (!agent || !admin) throw new Error('two have opened it')
    await agent.getByText(await nameOf('admin')).waitFor()
    await admin.getByText(await nameOf('agent')).waitFor()
    expect(await admin.getAttribute('data-writing')).toBe('0')
    await one.page.getByTestId('composer-input').fill('أهلًا')
    await expect.poll(() => admin.getAttribute('data-writing')).toBe('1')
    expect(await overflow(other.page)).toBeLessThanOrEqual(0)
    expect(await axeFaults(other.page)).toEqual([])
    await one.page.getByTestId('composer-send').click()
    await expect.poll(() => admin.getAttribute('data-writing')).toBe('0')

    await one.page.getByTestId('close-conversation').click()
    await other.page.getByTestId('event-line').waitFor({ timeout: 5_000 })
    await say(customer, 'لسه فيه سؤال')
    await bubbleOf(one.page, 'لسه فيه سؤال').waitFor({ timeout: 5_000 })
    await bubbleOf(other.page, 'لسه فيه سؤال').waitFor({ timeout: 5_000 })
    await expect.poll(() => rowOf(one.page, customer).getAttribute('data-unread')).toBe('0')

    // Whoever marks it unread leaves it; before the other it stays open, and unread all the same.
    await one.page.getByTestId('thread').focus()
    await one.page.keyboard.press('u')
    await expect.poll(() => rowOf(one.page, customer).getAttribute('data-unread')).toBe('1')
    await expect.poll(() => admin.textContent()).toBe('')
    await other.page.goBack()
    await expect.poll(() => rowOf(other.page, customer).getAttribute('data-unread')).toBe('1')
    await rowOf(other.page, customer).click()
    await expect.poll(() => rowOf(one.page, customer).getAttribute('data-unread')).toBe('0')
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
    const arrived = () => sql`
      select 1 from public.messages as m join public.contacts as c on c.id = m.contact_id
      where c.name = ${customer.name} and m.text = any (${missed})`
    await expect.poll(async () => (await arrived()).length, { timeout: 20_000 }).toBe(missed.length)
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

describe('who looks elsewhere', () => {
  test('is told by a notification and a sound once he asks for them, and goes from there to the message', async () => {
    const customer = await someCustomer()
    const context = await openLook(browser, stack, 'agent', { language: 'ar', device: 'desktop' })
    // Chromium without a window shows no notifications: what the page would show is kept, and nobody looks at it.
    await context.addInitScript(() => {
      const told: { title: string; body: string; click: () => void }[] = []
      let tones = 0
      class Shown {
        static permission = 'default'
        static async requestPermission() {
          Shown.permission = 'granted'
          return Shown.permission
        }
        onclick: (() => void) | null = null
        constructor(title: string, { body }: { body: string }) {
          told.push({ title, body, click: () => this.onclick?.() })
        }
        close() {}
      }
      const play = OscillatorNode.prototype.start
      OscillatorNode.prototype.start = function (...at) {
        tones += 1
        play.apply(this, at)
      }
      document.hasFocus = () => false
      Object.assign(window, { Notification: Shown, told, tones: () => tones })
    })
    const { page, faults } = await openPage(context)
    await page.goto(inbox('?tab=open'))
    for (const item of [-1, -2]) {
      await page.getByTestId('list-filters').click()
      await page.getByRole('menuitem').nth(item).click()
    }
    await rowOf(page, customer).first().waitFor()
    await page.waitForLoadState('networkidle')
    await say(customer, 'هل من أحد هنا؟')
    const told = () =>
      page.evaluate(
        (name) =>
          (window as unknown as { told: { title: string; body: string }[] }).told
            .filter(({ title }) => title === name)
            .map(({ body }) => body),
        customer.name,
      )
    await expect.poll(told, { timeout: 5_000 }).toEqual(['هل من أحد هنا؟'])
    expect(
      await page.evaluate(() => (window as unknown as { tones: () => number }).tones()),
    ).toBeGreaterThanOrEqual(2)
    await page.evaluate(
      (name) =>
        (window as unknown as { told: { title: string; click: () => void }[] }).told
          .find(({ title }) => title === name)
          ?.click(),
      customer.name,
    )
    await bubbleOf(page, 'هل من أحد هنا؟').waitFor()
    // Nobody has looked at it: it stays unread.
    expect(await rowOf(page, customer).first().getAttribute('data-unread')).toBe('2')
    expect(faults).toEqual([])
    await context.close()
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
    // Were a hole found one day, the page would still run nothing that is not its own.
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.hacked = 1'
      document.body.append(script)
      document.body.setAttribute('onclick', 'window.hacked = 1')
      document.body.click()
    })
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    await close()
  })
})
