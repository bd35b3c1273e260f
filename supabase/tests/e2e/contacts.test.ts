import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { texts as ar } from '../../../web/src/locales/ar/contacts.ts'
import { texts as common } from '../../../web/src/locales/ar/main.ts'
import { texts as en } from '../../../web/src/locales/en/contacts.ts'
import { texts as commonEn } from '../../../web/src/locales/en/main.ts'
import { sql } from '../functions/_support/database.ts'
import { openBrowser, openPage } from './_support/browser.ts'
import { LANGUAGES, type Language } from './_support/languages.ts'
import { openLook } from './_support/look.ts'

const stack = inject('stack')
const WORDS = { ar: { ...ar.contacts, ...common }, en: { ...en.contacts, ...commonEn } }
const LIST = new URL('p/demo/contacts', stack.dashboard_url).href

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

const number = () => `0109${Math.floor(1_000_000 + Math.random() * 8_999_999)}`

async function visit(role: 'owner' | 'agent' | 'viewer', language: Language, path = LIST) {
  const context = await openLook(browser, stack, role, { language, device: 'desktop' })
  const { page, faults } = await openPage(context)
  await page.goto(path)
  return { page, faults, close: () => context.close() }
}

async function add(page: Page, language: Language, name: string): Promise<string> {
  const t = WORDS[language]
  const phone = number()
  await page.getByRole('button', { name: t.add.button }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(t.columns.phone, { exact: true }).fill(phone)
  await dialog.getByLabel(t.columns.name, { exact: true }).fill(name)
  await dialog.getByRole('button', { name: t.common.add, exact: true }).click()
  await page.waitForURL(/contact=/)
  await page.getByRole('dialog').getByText(name).first().waitFor()
  const id = new URL(page.url()).searchParams.get('contact') ?? ''
  const [row] = await sql`
    select c.name, i.value from public.contacts as c
    join public.contact_identities as i on i.contact_id = c.id and i.kind = 'phone'
    where c.id = ${id}`
  expect(row).toMatchObject({ name, value: `+2${phone}` })
  return id
}

describe.each(LANGUAGES)('contacts in %s', (language) => {
  const t = WORDS[language]

  test('A26 A33: searched without hamza, the total is exact', async () => {
    const { page, faults, close } = await visit('owner', language)
    const total = page.getByTestId('contacts-total')
    const [all] = await sql<{ n: number }[]>`
      select count(*)::integer as n from public.contacts as c join public.projects as p on p.id = c.project_id
      where p.slug = 'demo' and c.merged_into_id is null and c.erased_at is null`
    await expect.poll(() => total.textContent(), { timeout: 10_000 }).toContain(String(all?.n))
    await page.getByRole('searchbox').fill('احمد')
    await page.waitForURL(/q=/)
    const [found] = await sql<{ n: number }[]>`
      select count(*)::integer as n from public.contacts as c join public.projects as p on p.id = c.project_id
      where p.slug = 'demo' and c.merged_into_id is null and c.erased_at is null and c.search_name like '%احمد%'`
    expect(found?.n).toBeGreaterThan(0)
    await expect.poll(() => total.textContent()).toContain(String(found?.n))
    await page.reload()
    await expect.poll(() => total.textContent()).toContain(String(found?.n))
    expect(faults).toEqual([])
    await close()
  })

  test('A34: added, renamed, tagged, opted out, blocked and let in again, and all of it is kept', async () => {
    const name = `زبون ${language} ${Date.now()}`
    const { page, faults, close } = await visit('owner', language)
    const id = await add(page, language, name)
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel(t.form.name).fill(`${name} المعدل`)
    await sheet.getByRole('button', { name: t.common.save, exact: true }).click()
    const contact = async () => (await sql`select * from public.contacts where id = ${id}`)[0]
    await expect.poll(async () => (await contact())?.display_name).toBe(`${name} المعدل`)

    const tag = `وسم ${Date.now()}`
    await sheet.getByRole('button', { name: t.tags.add }).click()
    await page.getByLabel(t.tags.find).fill(tag)
    await page.getByRole('button', { name: t.tags.make.replace('{{name}}', tag) }).click()
    const tags = async () =>
      (
        await sql`
        select g.name from public.contact_tags as l join public.tags as g on g.id = l.tag_id
        where l.contact_id = ${id}`
      ).map((row) => row.name)
    await expect.poll(tags).toEqual([tag])

    await sheet.getByTestId('tab-consent').click()
    await sheet.getByRole('button', { name: t.consent.add, exact: true }).click()
    await sheet.getByLabel(t.consent.category).selectOption('all')
    await sheet.getByLabel(t.consent.state).selectOption('withdrawn')
    await sheet.getByLabel(t.consent.evidence).fill('طلب ذلك في مكالمة')
    await sheet.getByRole('button', { name: t.consent.save, exact: true }).last().click()
    await sheet.getByText(t.reach.opted_out).first().waitFor()

    await page.getByTestId('contact-acts').click()
    await page.getByRole('menuitem', { name: t.acts.block }).click()
    await page.getByTestId('confirm').click()
    await expect.poll(async () => (await contact())?.blocked_at).not.toBeNull()
    await page.getByRole('button', { name: t.common.undo }).click()
    await expect.poll(async () => (await contact())?.blocked_at).toBeNull()

    await page.goto(`${LIST}?reach=opted_out&q=${encodeURIComponent(name)}`)
    await page.getByRole('button', { name: `${name} المعدل` }).waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('two are merged after a look at what moves, and come apart by one click', async () => {
    const names = [`باق ${language} ${Date.now()}`, `مدمج ${language} ${Date.now()}`] as const
    const { page, faults, close } = await visit('owner', language)
    const other = await add(page, language, names[1])
    await page.goto(LIST)
    await add(page, language, names[0])
    await page.getByTestId('contact-acts').click()
    await page.getByRole('menuitem', { name: t.acts.merge }).click()
    await page.getByRole('dialog').last().getByRole('searchbox').fill(names[1])
    await page.getByTestId('merge-candidate').filter({ hasText: names[1] }).click()
    await page.getByText(t.merge.moves).waitFor()
    await page.getByTestId('confirm-merge').click()
    const into = async () =>
      (await sql`select merged_into_id from public.contacts where id = ${other}`)[0]?.merged_into_id
    await expect.poll(into).not.toBeNull()
    await page.getByRole('button', { name: t.common.undo }).click()
    await expect.poll(into).toBeNull()
    expect(faults).toEqual([])
    await close()
  })

  test('is erased by an owner who writes the name', async () => {
    const name = `للمحو ${language} ${Date.now()}`
    const { page, faults, close } = await visit('owner', language)
    const id = await add(page, language, name)
    await page.getByTestId('contact-acts').click()
    await page.getByRole('menuitem', { name: t.acts.erase }).click()
    expect(await page.getByTestId('confirm').isDisabled()).toBe(true)
    // What would go is counted from his rows.
    const [known] =
      await sql`select count(*)::text as n from public.contact_identities where contact_id = ${id}`
    expect(await page.locator('[data-testid=erase-preview] [data-kind=identities]').textContent()).toBe(
      known?.n,
    )
    await page.getByRole('dialog').last().getByRole('textbox').fill(name)
    await page.getByTestId('confirm').click()
    await expect
      .poll(async () => (await sql`select name, erased_at from public.contacts where id = ${id}`)[0])
      .toMatchObject({ name: null, erased_at: expect.any(Date) })
    expect(faults).toEqual([])
    await close()
  })

  test('A35: an Arabic file in Windows-1256 is mapped, tried, taken in, and its bad rows come back', async () => {
    const { page, faults, close } = await visit('owner', language, `${LIST}/import`)
    const phones = [number(), number()]
    // "الاسم;موبايل" and a name in Windows-1256, as an old Excel writes it.
    const heading = [0xc7, 0xe1, 0xc7, 0xd3, 0xe3, 0x3b, 0xe3, 0xe6, 0xc8, 0xc7, 0xed, 0xe1, 0x0a]
    const mona = [0xe3, 0xe4, 0xec, 0x3b]
    const line = (cell: string) => [...mona, ...Buffer.from(`${cell}\n`)]
    const bytes = Buffer.from([
      ...heading,
      ...line(phones[0] ?? ''),
      ...line('xyz'),
      ...line(phones[1] ?? ''),
    ])
    await page
      .getByTestId('import-file')
      .setInputFiles({ name: 'old.csv', mimeType: 'text/csv', buffer: bytes })
    await page.getByText('WINDOWS-1256').waitFor()
    await page.getByRole('button', { name: t.import.check }).click()
    const figures = page.getByTestId('import-future')
    await figures.waitFor()
    expect(await figures.getByTestId('import-created').textContent()).toBe('2')
    expect(await figures.getByTestId('import-failed').textContent()).toBe('1')
    const known = () =>
      sql`select c.name from public.contacts as c join public.contact_identities as i on i.contact_id = c.id
        where i.kind = 'phone' and i.value = any (${phones.map((phone) => `+2${phone}`)})`
    expect(await known()).toHaveLength(0)
    await page.getByTestId('import-run').click()
    await page.getByTestId('import-past').waitFor()
    expect((await known()).map((row) => row.name)).toEqual(['منى', 'منى'])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: t.import.saveBadRows }).click(),
    ])
    const saved = await readFile(await download.path(), 'utf8')
    expect(saved).toContain('xyz')
    expect(saved).toContain(t.import.codes.invalid_phone)
    expect(faults).toEqual([])
    await close()
  })

  test('a viewer reads without numbers and finds nothing to change', async () => {
    const { page, faults, close } = await visit('viewer', language)
    await page.getByRole('table').waitFor()
    expect(await page.getByRole('button', { name: t.add.button }).count()).toBe(0)
    expect(await page.getByText(/^\+20\d{8,}/).count()).toBe(0)
    await page.goto(`${LIST}/import`)
    await page.getByText(t.errors.notAllowedTitle).waitFor()
    expect(faults).toEqual([])
    await close()
  })
})
