import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './_support/browser.ts'
import {
  fileOf,
  LANGUAGES,
  messagesOnPhone,
  openChat,
  openPhone,
  picture,
  someCustomer,
  soon,
} from './_support/composer.ts'

const HEIC = new URL('../fixtures/photos/tap.heic', import.meta.url)

/** A microphone that hums, and a person who allows it. */
const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser(MICROPHONE)
})

afterAll(async () => {
  await browser?.close()
})

describe.each(LANGUAGES)('in $language', ({ language, ...words }) => {
  test('A37: thirty photos at once arrive in their order, with the words of each', async () => {
    const customer = await someCustomer()
    const { page, faults, close } = await openChat(browser, customer, language)
    const photos = Array.from({ length: 30 }, (_, index) => ({
      name: `kitchen-${index + 1}.png`,
      mimeType: 'image/png',
      buffer: picture(index * 8, 255 - index * 8, 128),
    }))
    await page.getByTestId('composer-file').setInputFiles(photos)
    const cards = page.getByTestId('attachment')
    await soon(() => cards.count()).toBe(30)
    await expect
      .poll(() => page.locator('[data-testid=attachment][data-state=ready]').count(), { timeout: 20_000 })
      .toBe(30)
    await cards.nth(1).getByRole('button', { name: words.caption }).click()
    await page.getByTestId('attachment-caption').fill('المطبخ من ناحية الشباك')
    await page.getByTestId('composer-input').fill('صور الشقة')
    await page.getByTestId('composer-send').click()

    const arrived = await messagesOnPhone(customer, 30, 60_000)
    const captions = arrived.map(({ content }) => (content.image as { caption?: string }).caption)
    expect(captions.slice(0, 3)).toEqual(['صور الشقة', 'المطبخ من ناحية الشباك', undefined])
    const files = await Promise.all(arrived.map(fileOf))
    expect(files.map(({ bytes }) => photos.findIndex(({ buffer }) => buffer.equals(bytes)))).toEqual(
      photos.map((_, index) => index),
    )
    expect(faults).toEqual([])
    await close()
  })

  test('a photo of an iPhone is converted, a file may be taken back, and what WhatsApp does not take says so', async () => {
    const customer = await someCustomer()
    const { page, faults, close } = await openChat(browser, customer, language)
    await page.getByTestId('composer-file').setInputFiles([
      { name: 'IMG_0001.HEIC', mimeType: '', buffer: await readFile(HEIC) },
      { name: 'عرض سعر.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 عرض') },
      { name: 'not-this-one.png', mimeType: 'image/png', buffer: picture(1, 2, 3) },
      { name: 'plans.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\x03\x04') },
    ])
    const refused = page.locator('[data-testid=attachment][data-state=refused]')
    await soon(() => refused.textContent()).toContain('PDF')
    await page.getByRole('button', { name: words.remove }).and(page.getByLabel('not-this-one.png')).click()
    await expect
      .poll(() => page.locator('[data-testid=attachment][data-state=ready]').count(), { timeout: 20_000 })
      .toBe(2)
    await page.getByTestId('composer-send').click()
    const [photo, document] = await messagesOnPhone(customer, 2)
    if (!photo || !document) throw new Error('the files are not there')
    const { type, bytes } = await fileOf(photo)
    expect(type).toContain('image/jpeg')
    expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff')
    expect(document.content.document).toMatchObject({ filename: 'عرض سعر.pdf' })
    expect(faults).toEqual([])
    await close()
  })

  test('A38: what is spoken here is a voice message on the phone', async () => {
    const customer = await someCustomer()
    const { page, faults, close } = await openChat(browser, customer, language)
    await page.getByTestId('composer-voice').click()
    const recorder = page.getByTestId('recorder')
    await soon(() => recorder.getAttribute('data-state')).toBe('recording')
    await soon(() => recorder.textContent()).toContain('0:01')
    await recorder.getByRole('button', { name: words.pause }).click()
    await soon(() => recorder.getAttribute('data-state')).toBe('paused')
    await recorder.getByRole('button', { name: words.resume }).click()
    await soon(() => recorder.textContent()).toContain('0:02')
    await recorder.getByRole('button', { name: words.stop }).click()
    const listen = page.getByTestId('voice-listen')
    await soon(() => listen.evaluate((audio: HTMLAudioElement) => audio.duration)).toBeGreaterThan(1.5)
    const { violations } = await new AxeBuilder({ page }).include('form').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.getByTestId('voice-send').click()

    const [message] = await messagesOnPhone(customer, 1)
    if (!message) throw new Error('the voice message is not there')
    expect(message).toMatchObject({ type: 'audio', content: { audio: { voice: true } } })
    const { type, bytes } = await fileOf(message)
    expect(type).toContain('audio/ogg')
    expect(bytes.subarray(0, 4).toString()).toBe('OggS')
    // The head of an Opus stream: its name, its version, and how many channels it has.
    expect(bytes.indexOf('OpusHead')).toBeGreaterThan(0)
    expect(bytes[bytes.indexOf('OpusHead') + 9]).toBe(1)
    const phone = await openPhone(browser, customer)
    await phone.locator('[data-testid=bubble][data-author=business][data-type=audio]').waitFor()
    expect(faults).toEqual([])
    await phone.close()
    await close()
  })

  test('what is written often is kept once and found by its shortcut, with the name filled in', async () => {
    const customer = await someCustomer()
    const { page, faults, close } = await openChat(browser, customer, language)
    const input = page.getByTestId('composer-input')
    const shortcut = `s${customer.phone.slice(-6)}`
    await input.fill('أهلًا {{name}}، الفني في الطريق')
    await page.getByTestId('composer-more').click()
    await page.getByRole('menuitem', { name: words.saveReply }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words.replyName, { exact: true }).fill('الفني في الطريق')
    await dialog.getByLabel(words.shortcut).fill(shortcut)
    await dialog.getByRole('button', { name: words.save, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })

    await input.fill('')
    await input.pressSequentially(`/${shortcut}`)
    await page.getByRole('option').waitFor()
    await input.press('Enter')
    expect(await input.inputValue()).toBe(`أهلًا ${customer.name}، الفني في الطريق`)
    await input.press('Enter')
    const [message] = await messagesOnPhone(customer, 1)
    expect(message?.content.text).toMatchObject({ body: `أهلًا ${customer.name}، الفني في الطريق` })
    expect(faults).toEqual([])
    await close()
  })

  test('an input method keeps its Enter, and a draft outlives the page', async () => {
    const customer = await someCustomer()
    const { page, close } = await openChat(browser, customer, language)
    const input = page.getByTestId('composer-input')
    await input.fill('نص لم يكتمل')
    await input.evaluate((field) =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true, keyCode: 229 }),
      ),
    )
    await input.press('Shift+Enter')
    expect(await input.inputValue()).toBe('نص لم يكتمل\n')
    await page.reload()
    await input.waitFor()
    expect(await input.inputValue()).toBe('نص لم يكتمل\n')
    expect(await messagesOnPhone(customer, 0)).toEqual([])
    await close()
  })
})

test('without a permission nothing is recorded, and the page says what to do', async () => {
  const strict = await openBrowser(['--use-fake-device-for-media-stream'])
  const customer = await someCustomer()
  const { page, close } = await openChat(strict, customer, 'ar')
  await page.getByTestId('composer-voice').click()
  await soon(() => page.getByTestId('recorder-trouble').textContent()).toContain('الميكروفون')
  await close()
  await strict.close()
})
