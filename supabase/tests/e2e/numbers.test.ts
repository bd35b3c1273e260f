import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sql } from '../functions/_support/database.ts'
import { phoneMessages, registerNumber, writeAsCustomer } from '../functions/_support/graph.ts'
import { axeFaults, overflow } from './_support/axe.ts'
import { openBrowser, openPage, picture } from './_support/browser.ts'
import { openLook } from './_support/look.ts'

const stack = inject('stack')

const WORDS = {
  ar: {
    connect: 'ربط رقم',
    waba: /WABA ID/,
    number: /Phone number ID/,
    check: /^افحص/,
    finish: 'اربط الرقم',
    phone: 'هاتفك',
    send: 'أرسل رسالة اختبار',
    newCode: 'رمز جديد',
    waiting: 'ينتظر الإرسال',
    active: 'مفعّل',
  },
  en: {
    connect: 'Connect a number',
    waba: /WABA ID/,
    number: /Phone number ID/,
    check: /^Check/,
    finish: 'Connect the number',
    phone: 'Your phone',
    send: 'Send a test message',
    newCode: 'New code',
    waiting: 'Waiting to be sent',
    active: 'Active',
  },
} as const

const digits = (length: number) =>
  String(BigInt(`0x${crypto.randomUUID().replaceAll('-', '')}`)).slice(0, length)

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

test.each(['ar', 'en'] as const)(
  'in %s an admin connects a number from the first click to the test message, told what to mend on the way',
  { timeout: 120_000 },
  async (language) => {
    const words = WORDS[language]
    const phoneNumberId = `1${digits(14)}`
    const wabaId = `2${digits(14)}`
    await registerNumber({
      phone_number_id: phoneNumberId,
      display_phone_number: `+2010${digits(8)}`,
      waba_id: wabaId,
      verified_name: 'العزب للصيانة',
    })
    const context = await openLook(browser, stack, 'admin', { language, device: 'phone', width: 360 })
    const { page, faults } = await openPage(context)
    await page.goto(new URL('/p/demo/numbers', stack.dashboard_url).href)
    await page.getByRole('button', { name: words.connect }).click()

    await page.getByLabel(words.waba).fill(`9${digits(14)}`)
    await page.getByLabel(words.number).fill(phoneNumberId)
    await page.getByRole('button', { name: words.check }).click()
    await page.locator('[data-testid=step-account][data-state=failed]').waitFor()
    expect(await page.getByRole('button', { name: words.finish }).count()).toBe(0)
    expect(await axeFaults(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await picture(page, `numbers.connect.${language}`)

    await page.getByLabel(words.waba).fill(wabaId)
    await page.getByRole('button', { name: words.check }).click()
    await page.getByRole('button', { name: words.finish }).click()
    const phoneField = page.getByLabel(words.phone)
    await phoneField.waitFor()
    const connected = await sql<{ id: string; name: string }[]>`
      select id, verified_name as name from public.whatsapp_numbers where phone_number_id = ${phoneNumberId}`
    expect(connected).toMatchObject([{ name: 'العزب للصيانة' }])

    // The admin's own phone has written, so that free text may answer it.
    const phone = `2010${digits(8)}`
    await writeAsCustomer({ from: phone, to: phoneNumberId, type: 'text', text: { body: 'تجربة' } })
    await expect
      .poll(
        async () =>
          (
            await sql`select from public.conversations where whatsapp_number_id = ${connected[0]?.id ?? null}
              and service_window_expires_at > now()`
          ).length,
        { timeout: 15_000 },
      )
      .toBe(1)
    await phoneField.fill(phone)
    await page.getByRole('button', { name: words.send }).click()
    await page.locator('[data-testid=step-status_received][data-state=ok]').waitFor({ timeout: 30_000 })
    const received = await phoneMessages({ customer: phone, phone_number_id: phoneNumberId })
    expect(received.filter(({ author }) => author === 'business')).toHaveLength(1)

    // A phone becomes one to try things with by sending a code, and the page that is open shows it.
    await page.goto(new URL(`/p/demo/numbers/${connected[0]?.id}`, stack.dashboard_url).href)
    await page.getByRole('button', { name: words.newCode }).click()
    const session = page.getByRole('listitem').filter({ hasText: words.waiting })
    const link = new URL((await session.getByRole('link').getAttribute('href')) ?? '')
    expect(link.origin).toBe('https://wa.me')
    const code = link.searchParams.get('text') ?? ''
    await session.getByText(code, { exact: true }).waitFor()
    expect(await axeFaults(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await picture(page, `numbers.sandbox.${language}`)
    await writeAsCustomer({ from: phone, to: phoneNumberId, type: 'text', text: { body: code } })
    await page
      .getByRole('listitem')
      .filter({ hasText: code })
      .getByText(words.active, { exact: true })
      .waitFor({ timeout: 20_000 })
    expect(faults).toEqual([])
    await context.close()
  },
)
