import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql } from '../functions/_support/database.ts'
import { axeFaults, overflow } from './_support/axe.ts'
import { openBrowser, openPage, picture } from './_support/browser.ts'
import { LANGUAGES } from './_support/languages.ts'
import { openLook } from './_support/look.ts'

const stack = inject('stack')

const WORDS = {
  ar: {
    invite: 'دعوة عضو',
    email: 'البريد الإلكتروني',
    send: 'إرسال الدعوة',
    continueAs: 'متابعة بهذا البريد',
    accept: 'قبول الدعوة',
    wrongTitle: 'الدعوة مرسلة إلى بريد آخر',
    goneTitle: 'لم تعد هذه الدعوة صالحة',
    name: 'اسم المشروع',
    slug: 'الاسم في الرابط',
    create: 'إنشاء المشروع',
    notOwner: 'إنشاء المشاريع لمالك المؤسسة',
    steps: 'خطوات البداية',
  },
  en: {
    invite: 'Invite a member',
    email: 'E-mail',
    send: 'Send the invitation',
    continueAs: 'Go on with this address',
    accept: 'Accept the invitation',
    wrongTitle: 'This invitation went to another address',
    goneTitle: 'This invitation is no longer valid',
    name: 'Name of the project',
    slug: 'Name in addresses',
    create: 'Make the project',
    notOwner: 'Projects are made by the organisation’s owner',
    steps: 'First steps',
  },
} as const

let browser: Browser
const contexts: BrowserContext[] = []

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()))
  await browser?.close()
})

async function openAs(
  viewer: 'owner' | 'admin' | 'agent' | null,
  language: 'ar' | 'en',
  device: 'desktop' | 'phone' = 'desktop',
) {
  const context = await openLook(browser, stack, viewer, {
    language,
    device,
    ...(device === 'phone' ? { width: 360 } : {}),
  })
  contexts.push(context)
  return await openPage(context)
}

const at = (path: string) => new URL(path, stack.dashboard_url).href

/** Invites an address on the page of the members, and reads the link that can be handed over. */
async function invite(page: Page, project: string, email: string, language: 'ar' | 'en'): Promise<string> {
  const words = WORDS[language]
  await page.goto(at(`/p/${project}/settings/members`))
  await page.getByRole('button', { name: words.invite, exact: true }).click()
  await page.getByRole('dialog').getByLabel(words.email).fill(email)
  await page.getByRole('button', { name: words.send }).click()
  const link = await page.getByRole('dialog').getByText('/join?token=').textContent()
  return link ?? ''
}

/** The link of the mail that an invited person gets. */
async function linkInMail(email: string): Promise<string> {
  await expect
    .poll(() => mailsTo(email).then((mails) => mails.length), { timeout: 10_000 })
    .toBeGreaterThan(0)
  const [mail] = await mailsTo(email)
  const text = `${mail?.html ?? ''}${mail?.text ?? ''}`
  const link = /https?:\/\/[^"'\s<>]*verify[^"'\s<>]*/.exec(text)?.[0]
  if (!link) throw new Error(`the mail has no link: ${text}`)
  return link.replaceAll('&amp;', '&')
}

async function mailsTo(email: string): Promise<{ html?: string; text?: string }[]> {
  const response = await fetch(new URL(`/api/messages?to=${encodeURIComponent(email)}`, stack.mail_url))
  return ((await response.json()) as { messages: { html?: string; text?: string }[] }).messages
}

async function roleOf(email: string, project: string): Promise<string | undefined> {
  const [row] = await sql<{ role: string }[]>`
    select m.role from public.project_members as m
    join public.users as u on u.id = m.user_id join public.projects as p on p.id = m.project_id
    where u.email = ${email} and p.slug = ${project}`
  return row?.role
}

describe('an invitation', () => {
  test.each(LANGUAGES)('in %s is accepted from its mail, by whom it went to', async (language) => {
    const email = `invited-${language}-${Date.now()}@alazab.example`
    const owner = await openAs('owner', language)
    await invite(owner.page, 'alazab-hub', email, language)
    expect(await axeFaults(owner.page)).toEqual([])

    const link = await linkInMail(email)
    const { page, faults } = await openAs(null, language, 'phone')
    await page.goto(link)
    const go = page.getByRole('button', { name: WORDS[language].continueAs })
    await go.waitFor()
    expect(page.url(), 'neither token stays in the address').toBe(at('/join'))
    await page.getByText(email).waitFor()
    expect(await axeFaults(page)).toEqual([])
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    await picture(page, `join-offered.${language}`)
    await go.click()
    await page.getByRole('button', { name: WORDS[language].accept }).click()
    await page.waitForURL((url) => url.pathname.endsWith('/p/alazab-hub/inbox'))
    expect(await roleOf(email, 'alazab-hub')).toBe('agent')
    expect(faults).toEqual([])
    expect(owner.faults).toEqual([])
  })

  test.each(LANGUAGES)('in %s is of no use to anybody else, and says so', async (language) => {
    const owner = await openAs('owner', language)
    const link = await invite(owner.page, 'demo', `other-${language}-${Date.now()}@alazab.example`, language)
    const { page } = await openAs('agent', language)
    const before = await roleOf('agent@alazab.example', 'demo')
    await page.goto(link)
    await page.getByRole('button', { name: WORDS[language].accept }).click()
    await page.getByRole('heading', { name: WORDS[language].wrongTitle }).waitFor()
    expect(page.url()).not.toContain('token')
    expect(await axeFaults(page)).toEqual([])
    expect(await roleOf('agent@alazab.example', 'demo')).toBe(before)
    await page.goto(at(`/join?token=${'0'.repeat(64)}`))
    await page.getByRole('button', { name: WORDS[language].accept }).click()
    await page.getByRole('heading', { name: WORDS[language].goneTitle }).waitFor()
  })
})

describe('a new project', () => {
  test.each(LANGUAGES)(
    'in %s is made by the owner, who invites somebody that signs in first',
    async (language) => {
      const words = WORDS[language]
      const slug = `made-${language}-${Date.now()}`
      const owner = await openAs('owner', language, 'phone')
      await owner.page.goto(at('/projects/new'))
      await owner.page.getByLabel(words.name).fill('Site Works')
      expect(await owner.page.getByLabel(words.slug).inputValue()).toBe('site-works')
      await owner.page.getByLabel(words.slug).fill('Not A Slug')
      await owner.page.getByRole('button', { name: words.create }).click()
      expect(await owner.page.getByLabel(words.slug).getAttribute('aria-invalid')).toBe('true')
      expect(await axeFaults(owner.page)).toEqual([])
      await owner.page.getByLabel(words.slug).fill(slug)
      await owner.page.getByRole('button', { name: words.create }).click()
      await owner.page.waitForURL((url) => url.pathname === `/p/${slug}/home`)
      await owner.page.getByRole('heading', { name: words.steps }).waitFor()
      expect(await overflow(owner.page)).toBeLessThanOrEqual(0)

      const link = await invite(owner.page, slug, 'agent@alazab.example', language)
      const { page, faults } = await openAs(null, language)
      await page.goto(link)
      await page.getByTestId('sign-in-email').waitFor()
      expect(page.url()).not.toContain('token')
      await page.getByTestId('sign-in-email').fill('agent@alazab.example')
      await page.getByTestId('sign-in-password').fill('whatsapp-hub')
      await page.getByTestId('sign-in-submit').click()
      await page.getByRole('button', { name: words.accept }).click()
      await page.waitForURL((url) => url.pathname === `/p/${slug}/inbox`)
      expect(await roleOf('agent@alazab.example', slug)).toBe('agent')
      await page.goto(at('/projects/new'))
      await page.getByText(words.notOwner).waitFor()
      expect([...faults, ...owner.faults]).toEqual([])
    },
  )
})

describe('a project that changes hands', () => {
  test.each(LANGUAGES)(
    'in %s is offered by its owner and taken over by whom it went to',
    async (language) => {
      const slug = `handed-${language}-${Date.now()}`
      const name = `للتسليم ${language}`
      await sql`
      with project as (
        insert into public.projects (tenant_id, name, slug)
        values ('10000000-0000-4000-8000-000000000001', ${name}, ${slug}) returning id
      )
      insert into public.project_members (project_id, user_id, role)
      select p.id, u.id, (case u.email when 'owner@alazab.example' then 'owner' else 'agent' end)::public.project_role
      from project as p cross join public.users as u
      where u.email in ('owner@alazab.example', 'agent@alazab.example')`
      const owner = await openAs('owner', language)
      await owner.page.goto(at(`/p/${slug}/settings/transfer`))
      await owner.page.getByTestId('offer-transfer').click()
      const dialog = owner.page.getByRole('dialog')
      expect(await dialog.getByTestId('send-offer').isDisabled()).toBe(true)
      await dialog.locator('input[type=email]').fill('agent@alazab.example')
      await dialog.getByRole('textbox').last().fill(name)
      expect(await axeFaults(owner.page)).toEqual([])
      await dialog.getByTestId('send-offer').click()
      await dialog.getByRole('status').getByText('agent@alazab.example').waitFor()

      const heir = await openAs('agent', language, 'phone')
      await heir.page.goto(at('/projects'))
      const offer = heir.page.getByTestId('offered-transfer').filter({ hasText: name })
      await offer.waitFor()
      expect(await axeFaults(heir.page)).toEqual([])
      expect(await overflow(heir.page)).toBeLessThanOrEqual(0)
      await offer.getByTestId('accept-transfer').click()
      await heir.page.waitForURL((url) => url.pathname === `/p/${slug}/home`)
      expect(await roleOf('agent@alazab.example', slug)).toBe('owner')
      expect(await roleOf('owner@alazab.example', slug)).toBe('admin')

      // Who owns the organisation sees that project among its own, though it is another's now.
      await owner.page.goto(at('/tenants'))
      const row = owner.page.getByTestId('tenant').getByRole('row', { name }).last()
      await row.waitFor()
      expect(await axeFaults(owner.page)).toEqual([])
      await heir.page.goto(at(`/tenants`))
      await heir.page.getByRole('status').waitFor()
      expect(await heir.page.getByTestId('tenant').count()).toBe(0)
      expect([...owner.faults, ...heir.faults]).toEqual([])
    },
  )
})

describe('signing in and out', () => {
  test.each(['https://evil.example/x', '//evil.example/x', '/\\evil.example/x', 'javascript:alert(1)'])(
    'A24: %s after the sign-in is ignored',
    async (target) => {
      const { page } = await openAs(null, 'en')
      await page.goto(at(`/sign-in?redirect=${encodeURIComponent(target)}`))
      await page.getByTestId('sign-in-email').fill('viewer@alazab.example')
      await page.getByTestId('sign-in-password').fill('whatsapp-hub')
      await page.getByTestId('sign-in-submit').click()
      await page.waitForURL((url) => /^\/(projects|p\/)/.test(url.pathname))
      expect(new URL(page.url()).origin).toBe(new URL(stack.dashboard_url).origin)
    },
  )

  test('a link in a mail signs in, and leads on to where somebody wanted', async () => {
    const email = 'viewer@alazab.example'
    const { page, faults } = await openAs(null, 'ar')
    await page.goto(at('/p/demo/settings/tags'))
    await page.getByTestId('sign-in-email').fill(email)
    await page.getByTestId('sign-in-link').click()
    await page.getByTestId('sign-in-link-sent').waitFor()
    await page.goto(await linkInMail(email))
    await page.waitForURL((url) => url.pathname === '/p/demo/settings/tags')
    // Neither the link's code nor a token stays in the address.
    expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('')
    expect(faults).toEqual([])
  })

  test.each([
    ['ar', 'محاولات كثيرة. انتظر دقيقة ثم حاول مجددًا.'],
    ['en', 'Too many attempts. Wait a minute and try again.'],
  ] as const)('A25: in %s Auth’s limit is told in a sentence', async (language, sentence) => {
    const { page } = await openAs(null, language)
    await page.route('**/auth/v1/token**', (route) =>
      route.fulfill({
        status: 429,
        headers: { 'x-sb-error-code': 'over_request_rate_limit', 'access-control-allow-origin': '*' },
        json: { code: 429, error_code: 'over_request_rate_limit', msg: 'Request rate limit reached' },
      }),
    )
    await page.goto(at('/sign-in'))
    await page.getByTestId('sign-in-email').fill('viewer@alazab.example')
    await page.getByTestId('sign-in-password').fill('whatsapp-hub')
    await page.getByTestId('sign-in-submit').click()
    await page.getByRole('alert').filter({ hasText: sentence }).waitFor()
  })

  test('A24: signing out is a POST, and a GET ends nothing', async () => {
    const { page } = await openAs('viewer' as 'agent', 'en')
    await page.goto(at('/projects'))
    const token = await page.evaluate(
      () =>
        (JSON.parse(localStorage.getItem('hub.session') ?? '{}') as { access_token: string }).access_token,
    )
    const headers = { apikey: stack.publishable_key, authorization: `Bearer ${token}` }
    const read = await fetch(`${stack.api_url}/auth/v1/logout`, { headers })
    expect(read.ok).toBe(false)
    expect((await fetch(`${stack.api_url}/auth/v1/user`, { headers })).status).toBe(200)

    const sent = page.waitForRequest((request) => request.url().includes('/auth/v1/logout'))
    await page.getByRole('button', { name: 'Sign out' }).click()
    expect((await sent).method()).toBe('POST')
    await page.getByTestId('sign-in-submit').waitFor()
    expect(await page.evaluate(() => localStorage.getItem('hub.session'))).toBeNull()
  })

  test('Google is offered where Auth has it, and only there', async () => {
    const { page } = await openAs(null, 'en')
    await page.goto(at('/sign-in'))
    await page.getByTestId('sign-in-submit').waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.getByTestId('sign-in-google').count()).toBe(0)
    await page.route('**/auth/v1/settings', (route) =>
      route.fulfill({ json: { external: { google: true, email: true } } }),
    )
    await page.reload()
    await page.getByTestId('sign-in-google').waitFor()
  })
})
