import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql } from '../functions/_support/database.ts'
import { axeFaults, overflow } from './_support/axe.ts'
import { openBrowser, openPage } from './_support/browser.ts'
import { LANGUAGES } from './_support/languages.ts'
import { openLook } from './_support/look.ts'

const stack = inject('stack')
const DEMO = '20000000-0000-4000-8000-000000000002'
const VIEWER = '30000000-0000-4000-8000-000000000004'
const HODA = '30000000-0000-4000-8000-000000000008'

const WORDS = {
  ar: {
    save: 'حفظ',
    description: 'وصف قصير',
    exporting: /^تصدير العملاء/,
    addReply: 'رد جديد',
    replyName: 'الاسم',
    shortcut: 'الاختصار',
    body: 'نص الرد',
    share: 'متاح لكل الفريق',
    model: 'النموذج',
    key: 'مفتاح الوصول',
    keySet: 'مفتاح مضبوط',
    assignment: 'إسناد محادثة إليك',
    messages: 'تعديل الرسائل',
    keep: 'مدة الحفظ',
    days: 'عدد الأيام',
    cancel: 'إلغاء',
    invite: 'دعوة عضو',
    leave: 'مغادرة',
    lastOwner: 'أنت المالك الوحيد. اجعل عضوًا آخر مالكًا قبل أن تغادر.',
    thisDevice: 'هذا الجهاز',
    dark: 'داكن',
  },
  en: {
    save: 'Save',
    description: 'Short description',
    exporting: /^Export contacts/,
    addReply: 'New reply',
    replyName: 'Name',
    shortcut: 'Shortcut',
    body: 'Text of the reply',
    share: 'For the whole team',
    model: 'Model',
    key: 'Access key',
    keySet: 'A key is set',
    assignment: 'Conversations assigned to you',
    messages: 'Edit Messages',
    keep: 'Keep',
    days: 'How many days',
    cancel: 'Cancel',
    invite: 'Invite a member',
    leave: 'Leave',
    lastOwner: 'You are the only owner. Make another member an owner before you leave.',
    thisDevice: 'This device',
    dark: 'Dark',
  },
} as const

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

async function openSection(page: Page, section: string): Promise<void> {
  await page.goto(new URL(`/p/demo/settings/${section}`, stack.dashboard_url).href)
}

describe.each(LANGUAGES)('the settings in %s', (language) => {
  const words = WORDS[language]

  test('keep what an owner changes of project, member, reply, AI and retention', async () => {
    const context = await openLook(browser, stack, 'owner', { language, device: 'desktop' })
    const { page, faults } = await openPage(context)
    const save = page.getByRole('button', { name: words.save, exact: true })

    const text = `وصف ${language} ${Date.now()}`
    await openSection(page, 'project')
    await page.getByLabel(words.description).fill(text)
    await save.click()
    await expect
      .poll(
        async () => (await sql`select description from public.projects where id = ${DEMO}`)[0]?.description,
      )
      .toBe(text)

    // A19: a switch gives what its sentence says.
    await sql`update public.project_members set export = false where project_id = ${DEMO} and user_id = ${HODA}`
    await openSection(page, 'members')
    await page.locator('tr', { hasText: 'hoda@alazab.example' }).getByRole('button').click()
    await page.getByRole('dialog').getByLabel(words.exporting).check()
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: words.save, exact: true }).click()
    await expect
      .poll(
        async () =>
          (
            await sql`select export from public.project_members where project_id = ${DEMO} and user_id = ${HODA}`
          )[0]?.export,
      )
      .toBe(true)

    const name = `تأكيد الموعد ${Date.now()}`
    await openSection(page, 'quick-replies')
    await page.getByRole('button', { name: words.addReply }).click()
    await page.getByRole('dialog').getByLabel(words.replyName, { exact: true }).fill(name)
    await page.getByRole('dialog').getByLabel(words.shortcut).fill(`موعد${Date.now()}`)
    await page.getByRole('dialog').getByLabel(words.body).fill('أهلًا ')
    await page.getByRole('dialog').getByRole('button', { name: '{{name}}' }).click()
    await page.getByRole('dialog').getByLabel(words.share).check()
    await page.getByRole('dialog').getByRole('button', { name: words.save, exact: true }).click()
    await page.getByText(name).waitFor()
    const [reply] = await sql`select owner_id, body from public.message_templates where name = ${name}`
    expect(reply).toEqual({ owner_id: null, body: 'أهلًا {{name}}' })

    // A21: a key is kept, and only its end is shown.
    const secret = `sk-${crypto.randomUUID()}`
    await openSection(page, 'ai')
    await page.getByLabel(words.model, { exact: true }).fill('gpt-5-mini')
    await page.getByLabel(words.key).fill(secret)
    await save.click()
    await page.getByText(`••••${secret.slice(-4)}`).waitFor()
    expect(await page.content()).not.toContain(secret)
    expect(
      JSON.stringify(await sql`select * from public.ai_configurations where project_id = ${DEMO}`),
    ).not.toContain(secret)

    await openSection(page, 'retention')
    await page.getByRole('button', { name: words.messages, exact: true }).click()
    await page.getByRole('dialog').getByLabel(words.keep).selectOption('days')
    await page.getByRole('dialog').getByLabel(words.days).fill('3')
    const [old] = await sql<{ n: number }[]>`
      select count(*)::int as n from public.messages
      where project_id = ${DEMO} and occurred_at < date_trunc('hour', now() - interval '3 days', 'utc')`
    await expect
      .poll(async () =>
        (await page.getByRole('dialog').getByRole('status').textContent())?.replace(/\D/g, ''),
      )
      .toBe(String(old?.n))
    expect(old?.n).toBeGreaterThan(0)
    expect(await axeFaults(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: words.cancel }).click()
    expect(await sql`select 1 from public.retention_settings where project_id = ${DEMO}`).toHaveLength(0)

    // A18: the last owner stays.
    await openSection(page, 'members')
    await page.getByText(words.lastOwner).waitFor()
    expect(await page.getByRole('button', { name: words.leave, exact: true }).isDisabled()).toBe(true)
    expect(faults).toEqual([])
    await context.close()
  })

  test('let a viewer read, change only what is his own, and remember it', async () => {
    const devices = () => sql`select 1 from public.user_sessions where user_id = ${VIEWER}`
    const known = (await devices()).length
    const context = await openLook(browser, stack, 'viewer', { language, device: 'phone', width: 360 })
    const { page, faults } = await openPage(context)
    await openSection(page, 'members')
    await page.getByText('agent@alazab.example').waitFor()
    expect(await page.getByRole('button', { name: words.invite }).count()).toBe(0)
    await openSection(page, 'project')
    await page.getByLabel(words.description).waitFor()
    expect(await page.getByLabel(words.description).isDisabled()).toBe(true)
    expect(await page.getByRole('button', { name: words.save, exact: true }).count()).toBe(0)

    // A56: what he switches off is off for him alone.
    await openSection(page, 'notifications')
    const own = page.getByRole('switch', { name: words.assignment })
    await own.waitFor()
    const before = await own.getAttribute('aria-checked')
    await own.click()
    await expect.poll(() => own.getAttribute('aria-checked')).not.toBe(before)
    await page.waitForLoadState('networkidle')
    await page.reload()
    await own.waitFor()
    expect(await own.getAttribute('aria-checked')).not.toBe(before)
    expect(await axeFaults(page)).toEqual([])

    await openSection(page, 'appearance')
    await page.getByRole('button', { name: words.dark, exact: true }).click()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    await openSection(page, 'all')
    await page.locator('main nav a').first().waitFor()
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(await page.locator('main nav a[href*=integrations]').count()).toBe(0)

    // The page notes its device a few seconds after it stands.
    await openSection(page, 'sessions')
    await expect.poll(async () => (await devices()).length, { timeout: 30_000 }).toBeGreaterThan(known)
    await page.reload()
    await page.getByText(words.thisDevice, { exact: true }).waitFor()
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    expect(faults).toEqual([])
    await context.close()
  })
})
