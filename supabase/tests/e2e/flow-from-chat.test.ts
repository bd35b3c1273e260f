import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { signIn } from '../functions/_support/caller.ts'
import { sql } from '../functions/_support/database.ts'
import { makeTemplate } from '../functions/_support/messages.ts'
import { openBrowser, picture } from './_support/browser.ts'
import { openChat, openPhone, someCustomer, soon } from './_support/composer.ts'

const PROJECT = '20000000-0000-4000-8000-000000000001'
const stack = inject('stack')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

/** Fills the maintenance form that is open on the phone. */
async function fill(phone: Page, description: string): Promise<void> {
  const screen = (id: string) => phone.getByTestId(`flow-screen-${id}`)
  const next = () => phone.getByTestId('flow-next').click()
  await screen('SERVICE_TYPE').locator('input[value=plumbing]').check()
  await next()
  await phone.getByTestId('flow-description').fill(description)
  await next()
  await screen('SCHEDULE').waitFor()
  // The first day that can be chosen comes from the endpoint: today.
  expect(await phone.getByTestId('flow-preferred_date').getAttribute('min')).toBe(
    new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Cairo' }).format(new Date()),
  )
  await picture(phone, `phone-flow.${description.length}`)
  await next()
  await screen('PHOTOS').waitFor()
  await next()
  await phone.getByTestId('flow-sheet').waitFor({ state: 'detached' })
}

test('A46: a form from the chat, and one behind a template’s button, are filled in on the phone; each makes one request', async () => {
  const admin = await signIn('admin')
  const made = await admin.call('POST', '/flows', {
    body: { project_id: PROJECT, name: `طلب صيانة ${Date.now()}`, template: 'maintenance_request' },
  })
  const { id, meta_flow_id } = made.body as { id: string; meta_flow_id: string }
  expect(await admin.call('POST', `/flows/${id}/publish`)).toMatchObject({ status: 200 })
  const template = await makeTemplate({ wabaId: stack.waba_id }, [
    { type: 'BODY', text: 'لطلب صيانة أخرى املأ النموذج.' },
    {
      type: 'BUTTONS',
      buttons: [{ type: 'FLOW', text: 'طلب صيانة', flow_id: meta_flow_id, flow_action: 'data_exchange' }],
    },
  ])

  const customer = await someCustomer()
  const { page, faults, close } = await openChat(browser, customer, 'ar')
  const dialog = page.getByRole('dialog')
  const send = async () => {
    await page.getByTestId('form-send').click()
    await dialog.waitFor({ state: 'detached' })
  }
  const requests = () => sql<{ reference: string; description: string }[]>`
    select r.reference, r.description from public.maintenance_requests as r
    join public.contact_identities as i on i.contact_id = r.contact_id
    where i.kind = 'phone' and i.value = ${`+${customer.phone}`} order by r.number`
  const descriptions = async () => (await requests()).map(({ description }) => description)

  await page.getByTestId('composer-more').click()
  await page.getByRole('menuitem', { name: /Flow/ }).click()
  await dialog.getByRole('combobox').selectOption(id)
  await send()
  const phone = await openPhone(browser, customer)
  await phone.setViewportSize({ width: 390, height: 844 })
  await phone.getByTestId('open-flow').click()
  await fill(phone, 'تسريب تحت الحوض')
  await soon(descriptions).toEqual(['تسريب تحت الحوض'])

  await page.getByTestId('composer-template').click()
  await dialog.getByRole('searchbox').fill(template.name)
  await dialog.getByTestId(`template-${template.name}`).click()
  await send()
  await phone.getByTestId('open-flow').nth(1).click()
  await fill(phone, 'المكيف لا يبرد')
  await soon(descriptions).toEqual(['تسريب تحت الحوض', 'المكيف لا يبرد'])

  // Both numbers reach the customer.
  for (const { reference } of await requests()) {
    await phone.getByTestId('bubble').filter({ hasText: reference }).waitFor()
  }
  // The team reads the answer in the words of the form.
  const answer = page.getByTestId('bubble').filter({ hasText: 'تسريب تحت الحوض' }).first()
  await answer.getByText('نوع الخدمة').waitFor()
  await answer.getByText('سباكة').waitFor()
  await picture(phone, 'phone-flow-answered')
  await picture(page, 'chat-flow-answered')
  expect(faults).toEqual([])
  await close()
})
