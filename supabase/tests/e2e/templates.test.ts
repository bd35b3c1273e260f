import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { texts as common } from '../../../web/src/locales/ar/main.ts'
import { texts as ar } from '../../../web/src/locales/ar/templates.ts'
import { texts as commonEn } from '../../../web/src/locales/en/main.ts'
import { texts as en } from '../../../web/src/locales/en/templates.ts'
import { sql } from '../functions/_support/database.ts'
import { postWebhook } from '../functions/_support/graph.ts'
import { openBrowser, openPage } from './_support/browser.ts'
import { LANGUAGES as FOR_JOURNEYS } from './_support/languages.ts'
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

describe.each(FOR_JOURNEYS)('a template on its way, in %s', (language) => {
  const t = WORDS[language]

  test('A9 A40 A42: is written, refused here while Meta would refuse it, approved and paused before the eyes, and deleted', async () => {
    const name = `visit_${crypto.randomUUID().slice(0, 8)}`
    const { page, faults, close } = await visit('owner', language, `${LIST}/new`)
    const field = (label: string) => page.getByRole('textbox', { name: label, exact: true })
    const submit = page.getByRole('button', { name: t.builder.submit })
    await field(t.columns.name).fill(name)
    await field(t.builder.body).fill('{{1}} موعد زيارة الفني')
    await submit.click()
    await page.getByRole('alert').first().waitFor()
    expect(await sql`select 1 from public.templates where name = ${name}`).toHaveLength(0)

    await field(t.builder.body).fill('أهلًا بك، يزورك الفني {{1}} بإذن الله.')
    await field(t.builder.exampleOf.replace('{{name}}', '1')).fill('غدًا الساعة 5')
    await page.getByTestId('template-preview').getByText('يزورك الفني غدًا الساعة 5').waitFor()
    await submit.click()
    await page.waitForURL(/\/templates\/[0-9a-f-]{36}$/)
    const facts = page.getByRole('main').locator('dl').first()
    await facts.getByText(t.statuses.APPROVED, { exact: true }).waitFor({ timeout: 15_000 })

    const [row] = await sql<{ meta_id: string; phone_number_id: string }[]>`
      select t.meta_template_id as meta_id, n.phone_number_id from public.templates as t
      join public.whatsapp_numbers as n on n.business_account_id = t.business_account_id
      where t.name = ${name} order by n.created_at limit 1`
    if (!row) throw new Error('the template is not there')
    await postWebhook({
      phone_number_id: row.phone_number_id,
      field: 'message_template_status_update',
      value: {
        event: 'PAUSED',
        reason: 'NONE',
        message_template_id: Number(row.meta_id),
        message_template_name: name,
        message_template_language: 'ar',
      },
    })
    await facts.getByText(t.statuses.PAUSED, { exact: true }).waitFor({ timeout: 10_000 })
    await page.getByRole('listitem').filter({ hasText: t.statuses.PAUSED }).first().waitFor()

    await page.goto(`${LIST}?q=${name}`)
    await page.getByRole('link', { name }).click()
    await page.getByRole('button', { name: t.common.delete, exact: true }).click()
    await page.getByRole('dialog').getByRole('textbox').fill(name)
    await page.getByTestId('confirm').click()
    await page.getByText(t.delete.done).waitFor()
    await page.goto(`${LIST}?q=${name}`)
    await page.getByText(t.empty.filteredTitle).waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('one of the catalogue is handed in, and stands among the others with its state at Meta', async () => {
    const { page, faults, close } = await visit('owner', language)
    await page.getByRole('button', { name: t.catalogue.button }).click()
    const sheet = page.getByRole('dialog')
    const choice = sheet.getByRole('listitem').getByRole('checkbox', { disabled: false }).first()
    const name = (await choice.getAttribute('aria-label')) ?? ''
    await choice.check()
    await sheet.getByRole('button', { name: t.catalogue.bring_one.replace('{{count}}', '1') }).click()
    await page.getByText(t.catalogue.done_one.replace('{{count}}', '1')).waitFor({ timeout: 15_000 })
    await page.goto(`${LIST}?q=${name}`)
    const row = page.getByRole('row').filter({ hasText: name }).first()
    await row.getByText(t.statuses.APPROVED, { exact: true }).waitFor({ timeout: 15_000 })
    await page.getByRole('button', { name: t.catalogue.button }).click()
    expect(await sheet.getByRole('checkbox', { name, exact: true }).isDisabled()).toBe(true)
    expect(faults).toEqual([])
    await close()
  })
})
