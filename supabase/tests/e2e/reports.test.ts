import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql } from '../functions/_support/database.ts'
import { axeFaults, overflow } from './_support/axe.ts'
import { openBrowser, openPage, picture } from './_support/browser.ts'
import { LANGUAGES } from './_support/languages.ts'
import { openLook } from './_support/look.ts'

const stack = inject('stack')
const DEMO = '20000000-0000-4000-8000-000000000002'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

const open = async (language: 'ar' | 'en', role: 'admin' | 'agent', path: string) => {
  const context = await openLook(browser, stack, role, { language, device: 'desktop' })
  const watched = await openPage(context)
  await watched.page.goto(new URL(path, stack.dashboard_url).href)
  return { context, ...watched }
}

/** A figure's card by its name. */
const figure = (page: Page, name: string) =>
  page
    .locator('dl > div', { has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .first()

describe('analytics', () => {
  test.each([
    ['ar', 'واردة', 'صادرة'],
    ['en', 'Received', 'Sent'],
  ] as const)(
    'A60: in %s the figures are those of the rows',
    { timeout: 60_000 },
    async (language, inbound, outbound) => {
      const { page, context, faults } = await open(language, 'admin', '/p/demo/analytics?range=month')
      await figure(page, inbound).waitFor()
      const [rows] = await sql<{ inbound: string; outbound: string }[]>`
      select count(*) filter (where direction = 'inbound') as inbound,
        count(*) filter (where direction = 'outbound') as outbound
      from public.messages
      where project_id = ${DEMO} and target_wamid is null and occurred_at < now()
        and occurred_at >= ((now() at time zone 'Africa/Cairo')::date - 29)::timestamp at time zone 'Africa/Cairo'`
      const shown = async (name: string) =>
        ((await figure(page, name).textContent()) ?? '').replace(/\D/g, '')
      expect(await shown(inbound)).toBe(rows?.inbound)
      expect(await shown(outbound)).toBe(rows?.outbound)
      await picture(page, `analytics.${language}`)

      await page.getByTestId('tab-messages').click()
      await page.getByRole('table').waitFor()
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: /CSV/ }).click()
      expect((await download).suggestedFilename()).toMatch(/^messages-.*\.csv$/)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      expect(faults).toEqual([])
      await context.close()
    },
  )
})

/** A project of two numbers: two talks on one, one on the other, with a message each; the admin of the seed is in it. */
async function makeTwoNumbers() {
  const slug = `two-${crypto.randomUUID()}`
  const base = 201_000_000_000 + Math.floor(Math.random() * 999_999_990)
  const rows = await sql<{ name: string; id: string }[]>`
    with project as (
      insert into public.projects (tenant_id, name, slug)
      values ('10000000-0000-4000-8000-000000000001', 'رقمان', ${slug}) returning id
    ), member as (
      insert into public.project_members (project_id, user_id, role)
      select id, '30000000-0000-4000-8000-000000000002', 'admin' from project
    ), account as (
      insert into public.project_business_accounts (project_id, business_account_id)
      select id, '50000000-0000-4000-8000-000000000001' from project returning project_id, business_account_id
    ), number as (
      insert into public.whatsapp_numbers (
        project_id, business_account_id, phone_number_id, display_phone_number, name, status
      )
      select a.project_id, a.business_account_id, (${base}::bigint + n.place)::text, '+' || (${base}::bigint + n.place), n.name,
        'CONNECTED'
      from account as a cross join (values ('المبيعات', 1), ('الصيانة', 2)) as n (name, place)
      returning id, project_id, name
    ), contact as (
      insert into public.contacts (project_id, display_name)
      select p.id, c.name from project as p cross join (values ('أمل'), ('بسمة'), ('جمال')) as c (name)
      returning id, project_id, display_name
    ), talk as (
      insert into public.conversations (
        project_id, whatsapp_number_id, contact_id, last_message_at, last_message_type, last_message_direction,
        last_message_kind, last_message_text
      )
      select n.project_id, n.id, c.id, now(), 'text', 'inbound', 'text', 'سلام'
      from contact as c join number as n on (n.name = 'الصيانة') = (c.display_name = 'جمال')
      returning id, project_id, whatsapp_number_id, contact_id
    ), message as (
      insert into public.messages (
        project_id, conversation_id, contact_id, whatsapp_number_id, wamid, direction, type, status, text, content,
        occurred_at
      )
      select t.project_id, t.id, t.contact_id, t.whatsapp_number_id, 'wamid.' || t.id, 'inbound', 'text', 'received',
        'سلام', '{"body": "سلام"}', now()
      from talk as t
    )
    select name, id from number`
  return { slug, numberOf: (name: string) => rows.find((row) => row.name === name)?.id ?? '' }
}

describe('a project of two numbers', () => {
  test.each(LANGUAGES)(
    'in %s tells them apart in the list and by its filter, in the list of numbers and in the figures',
    { timeout: 60_000 },
    async (language) => {
      const { slug, numberOf } = await makeTwoNumbers()
      const { page, context, faults } = await open(language, 'admin', `/p/${slug}/inbox?tab=open`)
      const rows = page.getByTestId('conversation-row')
      await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(3)
      await rows.filter({ hasText: 'جمال' }).getByText('الصيانة', { exact: true }).waitFor()
      await page.getByTestId('list-filters').click()
      await page.getByRole('menuitem', { name: 'الصيانة' }).click()
      await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(1)
      expect(new URL(page.url()).searchParams.get('number')).toBe(numberOf('الصيانة'))

      await page.goto(new URL(`/p/${slug}/numbers`, stack.dashboard_url).href)
      for (const name of ['المبيعات', 'الصيانة']) await page.getByRole('row', { name }).waitFor()

      await page.goto(new URL(`/p/${slug}/analytics?range=week`, stack.dashboard_url).href)
      const inbound = language === 'ar' ? 'واردة' : 'Received'
      const shown = async () => ((await figure(page, inbound).textContent()) ?? '').replace(/\D/g, '')
      await expect.poll(shown, { timeout: 10_000 }).toBe('3')
      const select = page.locator('main select').filter({ hasText: 'المبيعات' })
      await select.selectOption(numberOf('المبيعات'))
      await expect.poll(shown, { timeout: 10_000 }).toBe('2')
      await select.selectOption(numberOf('الصيانة'))
      await expect.poll(shown, { timeout: 10_000 }).toBe('1')
      expect(faults).toEqual([])
      await context.close()
    },
  )
})

describe('requests', () => {
  test.each([
    ['ar', 'تأكيد الطلب', 'مؤكد', 'رقم واتساب موقوف.'],
    ['en', 'Confirm', 'Confirmed', 'The WhatsApp number is disabled.'],
  ] as const)(
    'A47: in %s an agent sees why the customer was not told, moves a request on, and its history says who',
    { timeout: 60_000 },
    async (language, confirm, confirmed, reason) => {
      const [request] = await sql<{ id: string; reference: string }[]>`
      insert into public.maintenance_requests (project_id, contact_id, service_type, description,
        confirmation_state, confirmation_error)
      select ${DEMO}, id, 'plumbing', 'تسريب <b>في</b> المطبخ', 'failed', 'number_disabled'
      from public.contacts where project_id = ${DEMO} limit 1
      returning id, reference`
      const reference = request?.reference ?? ''
      const { page, context, faults } = await open(language, 'agent', `/p/demo/requests?q=${reference}`)
      await page.getByRole('button', { name: reference }).click()
      const sheet = page.getByRole('dialog')
      await sheet.getByText('تسريب <b>في</b> المطبخ').waitFor()
      await sheet.getByText(reason).waitFor()
      await picture(page, `request.${language}`)
      expect(await axeFaults(page)).toEqual([])
      await sheet.getByRole('button', { name: confirm }).click()
      await sheet.getByRole('listitem').filter({ hasText: confirmed }).waitFor()
      const [row] = await sql`
      select r.status, e.actor_id is not null as by_somebody from public.maintenance_requests as r
      join public.maintenance_request_events as e on e.request_id = r.id and e.to_status = r.status
      where r.id = ${request?.id ?? null}`
      expect(row).toEqual({ status: 'confirmed', by_somebody: true })
      expect(faults).toEqual([])
      await context.close()
    },
  )
})

describe('Flows', () => {
  const words = [
    ['ar', 'نموذج جديد', 'الاسم', 'إنشاء', 'نشر', 'رفع إلى Meta', 'استرجاع هذه النسخة'],
    ['en', 'New Flow', 'Name', 'Create', 'Publish', 'Upload to Meta', 'Bring this version back'],
  ] as const
  test.each(words.filter(([language]) => LANGUAGES.includes(language)))(
    'in %s an admin designs a form, sees it as the phone does, reads what Meta says, and brings the first version back',
    { timeout: 90_000 },
    async (language, create, name, submit, publish, upload, restore) => {
      const title = `طلب ${language} ${Date.now()}`
      const { page, context, faults } = await open(language, 'admin', '/p/demo/flows')
      await page.getByRole('button', { name: create }).first().click()
      await page.getByLabel(name, { exact: true }).fill(title)
      await page.getByRole('button', { name: submit, exact: true }).click()
      const phone = page.getByRole('region', {
        name: language === 'ar' ? 'كما يظهر على الهاتف' : 'As it looks on the phone',
      })
      await phone.getByText('ما نوع الخدمة المطلوبة؟').waitFor({ timeout: 20_000 })
      await phone.getByRole('button', { name: 'التالي' }).click()
      await phone.getByText('وصف المشكلة').waitFor()
      await picture(page, `flow.${language}`)

      const editor = page.locator('.cm-content')
      await editor.click()
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText('{"version": "7.2", "screens": []}')
      await page.getByRole('button', { name: upload }).click()
      await page.locator('.cm-lint-marker-error, .cm-gutter-lint').first().waitFor()
      await expect
        .poll(() => page.getByRole('button', { name: publish, exact: true }).isDisabled())
        .toBe(true)

      await page.getByTestId('tab-versions').click()
      await page.getByTestId('version-1').waitFor()
      await page.locator('del', { hasText: 'SERVICE_TYPE' }).first().waitFor()
      await picture(page, `flow-versions.${language}`)
      await page.setViewportSize({ width: 360, height: 740 })
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await picture(page, `flow-versions.phone.${language}`)
      expect(await axeFaults(page)).toEqual([])
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.getByRole('button', { name: restore, exact: true }).click()
      await page
        .getByRole('alertdialog')
        .or(page.getByRole('dialog'))
        .getByRole('button', { name: restore, exact: true })
        .click()
      await phone.getByText('ما نوع الخدمة المطلوبة؟').waitFor({ timeout: 20_000 })
      await expect
        .poll(() => page.getByRole('button', { name: publish, exact: true }).isDisabled())
        .toBe(false)
      const versions = await sql`
        select v.number, jsonb_array_length(v.validation_errors) > 0 as has_faults, u.id is not null as by_somebody
        from public.flow_versions as v
        join public.flows as f on f.id = v.flow_id
        left join public.users as u on u.id = v.created_by
        where f.name = ${title} order by v.number`
      expect(versions.map((row) => ({ ...row }))).toEqual([
        { number: 1, has_faults: false, by_somebody: true },
        { number: 2, has_faults: true, by_somebody: true },
        { number: 3, has_faults: false, by_somebody: true },
      ])
      expect(faults).toEqual([])
      await context.close()
    },
  )
})
