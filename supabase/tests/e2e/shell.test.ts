import type { Browser, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { texts } from '../../../web/src/locales/ar/main.ts'
import { sql } from '../functions/_support/database.ts'
import { axeFaults, overflow } from './_support/axe.ts'
import { openBrowser, openPage, picture } from './_support/browser.ts'
import { LANGUAGES } from './_support/languages.ts'
import { openLook } from './_support/look.ts'
import { isKnown } from './_support/states.ts'

const stack = inject('stack')
const DEMO = '20000000-0000-4000-8000-000000000002'
const AGENT = '30000000-0000-4000-8000-000000000003'

const WORDS = {
  ar: {
    markAll: 'تعليم الكل كمقروء',
    number: 'رقم واتساب يحتاج إلى انتباهك',
    failed: 'مرت أكثر من 24 ساعة منذ آخر رسالة من العميل. أرسل قالباً معتمداً.',
    settings: 'الإعدادات',
    shortcuts: 'اختصارات لوحة المفاتيح',
  },
  en: {
    markAll: 'Mark all as read',
    number: 'A WhatsApp number needs your attention',
    failed: 'More than 24 hours have passed since the customer last wrote. Send an approved template.',
    settings: 'Settings',
    shortcuts: 'Keyboard shortcuts',
  },
} as const

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

const at = (path: string) => new URL(path, stack.dashboard_url).href

describe.each(LANGUAGES)('the frame in %s', (language) => {
  const words = WORDS[language]

  test('A32: the bell tells at once of a conversation that a colleague gave, and leads there', async () => {
    await sql`delete from public.notifications where user_id = ${AGENT} and project_id = ${DEMO}`
    const context = await openLook(browser, stack, 'agent', { language, device: 'desktop' })
    const { page, faults } = await openPage(context)
    await page.goto(at('/p/demo/home'))
    const bell = page.getByTestId('bell').first()
    await bell.waitFor()
    expect(await bell.getAttribute('data-unread')).toBe('0')
    await page.waitForLoadState('networkidle')

    const [conversation] = await sql<{ id: string }[]>`
      select id from public.conversations where project_id = ${DEMO} and status = 'open' order by id limit 1`
    if (!conversation) throw new Error('the seed has no open conversation')
    const owner = stack.users.find((user) => user.role === 'owner')
    const signed = await fetch(`${stack.api_url}/auth/v1/token?grant_type=password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', apikey: stack.publishable_key },
      body: JSON.stringify({ email: owner?.email, password: owner?.password }),
    })
    const { access_token } = (await signed.json()) as { access_token: string }
    for (const assignee_id of [null, AGENT]) {
      const answer = await fetch(`${stack.api_url}/functions/v1/conversations/${conversation.id}`, {
        method: 'PATCH',
        headers: {
          'content-type': 'application/json',
          apikey: stack.publishable_key,
          authorization: `Bearer ${access_token}`,
        },
        body: JSON.stringify({ assignee_id }),
      })
      expect(answer.status, await answer.clone().text()).toBe(200)
    }
    await expect.poll(() => bell.getAttribute('data-unread'), { timeout: 10_000 }).toBe('1')

    await bell.click()
    const notice = page.getByTestId('notification').first()
    await notice.waitFor()
    expect(await notice.getAttribute('data-kind')).toBe('assignment')
    expect(await axeFaults(page)).toEqual([])
    await picture(page, `bell.${language}`)
    await notice.click()
    await page.waitForURL((url) => url.pathname === `/p/demo/inbox/${conversation.id}`)
    await expect
      .poll(() => page.getByTestId('bell').first().getAttribute('data-unread'), { timeout: 10_000 })
      .toBe('0')
    expect(faults).toEqual([])
    await context.close()
  })

  test('on a phone the bell opens as a page, and all can be marked as read', async () => {
    await sql`insert into public.notifications (project_id, user_id, kind, link, data)
      values (${DEMO}, ${AGENT}, 'number_trouble', '/numbers', '{}'),
        (${DEMO}, ${AGENT}, 'message_failed', '/inbox', '{"code": "131047"}')`
    const context = await openLook(browser, stack, 'agent', { language, device: 'phone', width: 360 })
    const { page, faults } = await openPage(context)
    await page.goto(at('/p/demo/home'))
    const bell = page.locator('[data-testid=bell]:visible')
    await bell.waitFor()
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await bell.click()
    await page.getByText(words.number).first().waitFor()
    await page.getByText(words.failed).first().waitFor()
    expect(await axeFaults(page)).toEqual([])
    await picture(page, `bell-phone.${language}`)
    await page.getByRole('button', { name: words.markAll }).click()
    await expect
      .poll(
        async () =>
          (
            await sql<{ n: number }[]>`select count(*)::int as n from public.notifications
              where user_id = ${AGENT} and project_id = ${DEMO} and read_at is null`
          )[0]?.n,
      )
      .toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })

  test('the command bar finds a person and a page by keyboard alone, on any layout', async () => {
    const [person] = await sql<{ id: string; name: string }[]>`
      select id, name from public.contacts
      where project_id = ${DEMO} and name is not null and erased_at is null and merged_into_id is null
      order by id limit 1`
    if (!person) throw new Error('the seed has no named contact')
    const context = await openLook(browser, stack, 'agent', { language, device: 'desktop' })
    const { page, faults } = await openPage(context)
    await page.goto(at('/p/demo/home'))
    await page.getByTestId('open-commands').waitFor()
    // An Arabic layout gives another letter for the same key.
    await page.evaluate(() =>
      window.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'ن',
          code: 'KeyK',
          ctrlKey: true,
          bubbles: true,
          cancelable: true,
        }),
      ),
    )
    const bar = page.getByTestId('command-bar')
    await bar.waitFor()
    await page.keyboard.type(person.name)
    const found = bar.locator(`[cmdk-item][data-value="contact-${person.id}"]`)
    await found.waitFor()
    expect(await axeFaults(page)).toEqual([])
    await picture(page, `commands.${language}`)
    await found.click()
    await page.waitForURL((url) => url.searchParams.get('contact') === person.id)

    await page.goto(at('/p/demo/home'))
    await page.getByTestId('open-commands').waitFor()
    await page.keyboard.press('Control+KeyK')
    await bar.waitFor()
    await page.keyboard.type(words.settings)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname.startsWith('/p/demo/settings'))
    await page.keyboard.press('Control+KeyK')
    await bar.waitFor()
    await page.keyboard.press('Escape')
    await bar.waitFor({ state: 'detached' })
    await page.locator('body').press('Shift+Slash')
    await page.getByRole('dialog', { name: words.shortcuts }).getByText('Ctrl K').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('a session that has ended leads to the sign-in and back to the same place', async () => {
    const context = await openLook(browser, stack, null, { language, device: 'desktop' })
    const { page, faults } = await openPage(context)
    await page.goto(at('/p/demo/settings/tags?x=1'))
    await page.getByTestId('sign-in-email').fill('agent@alazab.example')
    await page.getByTestId('sign-in-password').fill('whatsapp-hub')
    await page.getByTestId('sign-in-submit').click()
    await page.waitForURL((url) => url.pathname === '/p/demo/settings/tags')

    // Signed out elsewhere: another tab of the same browser.
    const other = await context.newPage()
    await other.goto(at('/projects'))
    await other.locator('header button').last().click()
    await page.waitForURL((url) => url.pathname === '/sign-in')
    await page.getByTestId('sign-in-email').fill('agent@alazab.example')
    await page.getByTestId('sign-in-password').fill('whatsapp-hub')
    await page.getByTestId('sign-in-submit').click()
    await page.waitForURL((url) => url.pathname === '/p/demo/settings/tags')
    expect(faults).toEqual([])
    await context.close()
  })

  test('without a network the page says what it shows, and stops saying so afterwards', async () => {
    const context = await openLook(browser, stack, 'agent', { language, device: 'phone', width: 360 })
    const { page } = await openPage(context)
    for (const path of ['/p/demo/home', '/p/demo/settings/appearance', '/projects']) {
      await page.goto(at(path))
      await page.locator('main h1').waitFor()
      await context.setOffline(true)
      await page.getByTestId('connection-banner').waitFor()
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await context.setOffline(false)
      await page.getByTestId('connection-banner').waitFor({ state: 'detached', timeout: 15_000 })
    }
    await context.close()
  })
})

describe('A58: a screen whose reads are slow, or fail', () => {
  const AT_ONCE = 8
  /** Every page, and what stands on it once its reads are answered. */
  const PAGES = {
    'inbox?tab=open': '[data-testid=conversation-row]',
    home: 'main li [data-numeric]',
    contacts: 'main tbody tr',
    requests: 'main tbody tr',
    media: '[data-testid=media-tile]',
    templates: 'main tbody tr',
    flows: 'main tbody tr, main [role=status] p',
    'analytics?range=month': 'main dl dd',
    numbers: 'main tbody tr',
    status: 'main table tbody tr',
    logs: 'main tbody tr, main [role=status] p',
    'developers/keys': 'main tbody tr, main [role=status] p',
    'settings/project': 'main form input',
    'settings/members': 'main tbody tr',
    'settings/ai': 'main form textarea',
    'settings/retention': 'main li button',
  }

  test('shows that it waits, says that it failed, and stands after another try', {
    timeout: 240_000,
  }, async () => {
    const context = await openLook(browser, stack, 'owner', { language: 'ar', device: 'desktop' })
    let down = true
    let given = Promise.resolve()
    const answer = async (route: Route) => {
      if (isKnown(route.request().url()) || route.request().method() === 'OPTIONS')
        return await route.continue()
      await given
      if (down) await route.fulfill({ status: 503 })
      else await route.continue()
    }
    await context.route(/\/(rest|functions)\/v1\//, answer)
    const complaints: string[] = []
    const entries = Object.entries(PAGES)
    // A few at a time: each waits for its own second and third try.
    for (let first = 0; first < entries.length; first += AT_ONCE) {
      down = true
      const { promise, resolve: give } = Promise.withResolvers<void>()
      given = promise
      const pages = await Promise.all(
        entries.slice(first, first + AT_ONCE).map(async ([path, ready]) => {
          const page = await context.newPage()
          await page.goto(at(`/p/demo/${path}`))
          await page
            .locator('main .animate-pulse')
            .first()
            .waitFor({ timeout: 10_000 })
            .catch(() => complaints.push(`${path} is bare while it waits`))
          return { path, ready, page }
        }),
      )
      give()
      const some = await Promise.all(
        pages.map(async ({ path, ready, page }) => {
          const retry = page.getByRole('main').getByRole('button', { name: texts.common.retry }).first()
          await retry
            .waitFor({ timeout: 60_000 })
            .catch(() => complaints.push(`${path} hides that it failed`))
          if ((await page.locator(ready).count()) > 0) complaints.push(`${path} shows what it cannot know`)
          return { path, ready, page, retry }
        }),
      )
      down = false
      await Promise.all(
        some.map(async ({ path, ready, page, retry }) => {
          const again = async () => {
            // Not as a hand does it: of several pages only the foremost is drawn. Gone: the page has recovered.
            await retry.dispatchEvent('click', undefined, { timeout: 1_000 }).catch(() => {})
            return await page.locator(ready).count()
          }
          await expect
            .poll(again, { timeout: 40_000 })
            .toBeGreaterThan(0)
            .catch(() => complaints.push(`${path} does not recover`))
          await page.close()
        }),
      )
    }
    expect(complaints).toEqual([])
    await context.close()
  })
})
