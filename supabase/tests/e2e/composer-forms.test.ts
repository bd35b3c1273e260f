import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../functions/_support/caller.ts'
import { openBrowser } from './_support/browser.ts'
import { LANGUAGES, messagesOnPhone, openChat, openPhone, someCustomer, soon } from './_support/composer.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
})

/** What axe finds in the open dialog. */
async function faultsOfDialog(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

async function sendForm(page: Page): Promise<void> {
  await page.getByTestId('form-send').click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

describe.each(LANGUAGES)('in $language', ({ language, ...words }) => {
  test('A31: outside the window a template goes, as it was shown', async () => {
    const customer = await someCustomer('two days ago')
    const { page, faults, close } = await openChat(browser, customer, language)
    await page.getByTestId('composer-closed').waitFor()
    await page.getByTestId('choose-template').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('searchbox').fill('feedback')
    await dialog.getByTestId('template-feedback_survey').click()
    const preview = dialog.getByTestId('template-preview')
    await preview.waitFor()
    // Nothing is queued while something is missing.
    await dialog.getByTestId('form-send').click()
    expect(await dialog.locator('[aria-invalid=true]').count()).toBe(2)
    expect(await faultsOfDialog(page)).toEqual([])
    await dialog.getByTestId('template-field-body.1').fill(customer.name)
    await dialog.getByTestId('template-field-body.2').fill('السباكة')
    await soon(() => preview.textContent()).toContain('السباكة')
    const shown = await preview.locator('p').first().textContent()
    await sendForm(page)

    const [message] = await messagesOnPhone(customer, 1)
    expect(message?.content.template).toMatchObject({
      name: 'feedback_survey',
      components: [{ type: 'body', parameters: [{ text: customer.name }, { text: 'السباكة' }] }],
    })
    const bubble = page.locator('[data-testid=bubble][data-type=template]')
    await soon(() => bubble.textContent()).toContain(shown)
    expect(shown).toContain(customer.name)
    expect(faults).toEqual([])
    await close()
  })

  test('A35: buttons and a list are answered on the phone', async () => {
    const customer = await someCustomer()
    const { page, faults, close } = await openChat(browser, customer, language)
    const dialog = page.getByRole('dialog')
    await page.getByTestId('composer-more').click()
    await page.getByRole('menuitem', { name: words.buttons }).click()
    await dialog.getByLabel(words.body).fill('تحب المعاينة امتى؟')
    await dialog.getByLabel(`${words.button} 1`, { exact: true }).fill('بكرة الصبح')
    await dialog.getByLabel(`${words.button} 2`, { exact: true }).fill('بكرة الصبح')
    await dialog.getByTestId('form-send').click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel(`${words.button} 2`, { exact: true }).fill('بكرة بالليل')
    expect(await dialog.getByTestId('form-preview').textContent()).toContain('بكرة بالليل')
    expect(await faultsOfDialog(page)).toEqual([])
    await sendForm(page)

    await page.getByTestId('composer-more').click()
    await page.getByRole('menuitem', { name: words.list }).click()
    await dialog.getByLabel(words.body).fill('أي خدمة؟')
    await dialog.getByLabel(`${words.row} 1`, { exact: true }).fill('سباكة')
    await dialog.getByLabel(`${words.row} 2`, { exact: true }).fill('كهرباء')
    expect(await faultsOfDialog(page)).toEqual([])
    await sendForm(page)

    const [buttons, list] = await messagesOnPhone(customer, 2)
    expect(buttons?.content.interactive).toMatchObject({ type: 'button' })
    expect(list?.content.interactive).toMatchObject({ type: 'list' })
    const phone = await openPhone(browser, customer)
    await phone.getByRole('button', { name: 'بكرة بالليل' }).click()
    await phone.locator('.list-choice summary').click()
    await phone.getByRole('button', { name: 'كهرباء' }).click()
    const answers = page.locator('[data-testid=bubble][data-direction=inbound][data-type=interactive]')
    await expect.poll(() => answers.count(), { timeout: 10_000 }).toBe(2)
    expect(await answers.nth(0).textContent()).toContain('بكرة بالليل')
    expect(await answers.nth(1).textContent()).toContain('كهرباء')
    expect(faults).toEqual([])
    await phone.close()
    await close()
  })

  test('what is scheduled waits, and goes nowhere once it is taken back', async () => {
    const customer = await someCustomer()
    const { page, faults, close } = await openChat(browser, customer, language)
    await page.getByTestId('composer-input').fill('تذكير بموعد بكرة')
    await page.getByTestId('composer-later').click()
    await page.getByRole('menuitem').first().click()
    const bubble = page.locator('[data-testid=bubble]').filter({ hasText: 'تذكير بموعد بكرة' })
    await soon(() => bubble.getAttribute('data-status')).toBe('scheduled')
    const agent = await signIn('agent')
    const id = await bubble.getAttribute('data-message-id')
    const { body } = await agent.call('GET', `/messages/${id}`)
    const { scheduled_for: at } = body as { scheduled_for: string }
    expect(Math.abs(Date.parse(at) - Date.now() - 3_600_000)).toBeLessThan(2 * 60_000)
    expect((await agent.call('POST', `/messages/${id}/cancel`)).status).toBe(200)
    await soon(() => bubble.getAttribute('data-status')).toBe('cancelled')
    expect(await messagesOnPhone(customer, 0)).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  test('a note is for colleagues: whoever is mentioned is told, the customer gets nothing', async () => {
    const customer = await someCustomer()
    const { page, faults, close } = await openChat(browser, customer, language)
    const owner = await signIn('owner')
    const { data: me } = await owner.supabase
      .from('users')
      .select('full_name')
      .eq('id', owner.userId)
      .single()
    const name = String(me?.full_name)
    await page.getByTestId('composer-note').click()
    const input = page.getByTestId('note-input')
    await input.fill('العميل عايز خصم، ')
    await input.press('End')
    await input.pressSequentially(`@${name.slice(0, 4)}`)
    await page.getByRole('option', { name }).click()
    await input.pressSequentially('إيه رأيك؟')
    expect(await input.inputValue()).toBe(`العميل عايز خصم، @${name} إيه رأيك؟`)
    const { violations } = await new AxeBuilder({ page }).include('form').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.getByTestId('note-save').click()
    await page.getByTestId('composer-input').waitFor()

    const conversation = page.url().split('/').at(-1)?.split('?')[0]
    const { body } = await owner.call('GET', `/conversations/${conversation}/notes`)
    expect((body as { data: object[] }).data).toMatchObject([
      { body: `العميل عايز خصم، @${name} إيه رأيك؟`, mentioned_user_ids: [owner.userId] },
    ])
    const { data: news } = await owner.supabase
      .from('notifications')
      .select('kind')
      .eq('conversation_id', conversation)
    expect(news).toEqual([{ kind: 'mention' }])
    expect(await messagesOnPhone(customer, 0)).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  test('on a phone all of it is within reach of a thumb', async () => {
    const customer = await someCustomer()
    const { page, faults, close } = await openChat(browser, customer, language, { device: 'phone' })
    await page.setViewportSize({ width: 360, height: 740 })
    await page.getByTestId('composer-input').fill('رد')
    const buttons = page.locator('form button').filter({ visible: true })
    const boxes = await buttons.evaluateAll((all) =>
      all.map((one) => {
        const { left, right, height } = one.getBoundingClientRect()
        return { inside: left >= 0 && right <= innerWidth, height }
      }),
    )
    expect(boxes.length).toBeGreaterThanOrEqual(6)
    expect(boxes.filter(({ inside, height }) => !inside || height < 44)).toEqual([])
    await page.getByTestId('composer-more').click()
    await page.getByRole('menuitem', { name: words.list }).click()
    await page.getByTestId('form-send').waitFor()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    expect(faults).toEqual([])
    await close()
  })
})
