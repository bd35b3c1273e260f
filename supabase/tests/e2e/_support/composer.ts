import { crc32, deflateSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import {
  phoneMessages,
  postWebhook,
  registerCustomer,
  writeAsCustomer,
} from '../../functions/_support/graph.ts'
import { openPage, type WatchedPage } from './browser.ts'
import { LANGUAGES as inLanguages } from './languages.ts'
import { type Look, openLook } from './look.ts'
import type { Viewer } from './screens.ts'

const stack = inject('stack')

/** The languages in which a journey is made, with the words that are needed to find the way. */
const WORDS = [
  {
    language: 'ar',
    buttons: 'أزرار رد',
    list: 'قائمة اختيارات',
    saveReply: 'حفظ النص ردًا سريعًا',
    replyName: 'الاسم',
    shortcut: 'الاختصار',
    save: 'حفظ',
    cancel: 'إلغاء',
    body: 'نص الرسالة',
    button: 'الزر',
    row: 'الاختيار',
    pause: 'إيقاف مؤقت',
    resume: 'متابعة التسجيل',
    stop: 'إنهاء والاستماع',
    caption: /^تعليق على/,
    remove: /^إزالة/,
  },
  {
    language: 'en',
    buttons: 'Reply buttons',
    list: 'List of choices',
    saveReply: 'Save the text as a quick reply',
    replyName: 'Name',
    shortcut: 'Shortcut',
    save: 'Save',
    cancel: 'Cancel',
    body: 'Text of the message',
    button: 'Button',
    row: 'Choice',
    pause: 'Pause',
    resume: 'Go on recording',
    stop: 'Stop and listen',
    caption: /^Caption of/,
    remove: /^Remove/,
  },
] as const
export const LANGUAGES = WORDS.filter(({ language }) => inLanguages.includes(language))

/** Waits for something that a busy machine takes its time for. */
export const soon = <Value>(read: () => Value) => expect.poll(read, { timeout: 10_000 })

export type Customer = { name: string; phone: string }

/** A customer of one test, who has just written; or two days ago, so that his window is closed. */
export async function someCustomer(written: 'now' | 'two days ago' = 'now'): Promise<Customer> {
  const number = Math.floor(10_000_000 + Math.random() * 89_999_999)
  const customer = { name: `هالة ${number}`, phone: `2010${number}` }
  await registerCustomer(customer)
  const text = { type: 'text', text: { body: 'السلام عليكم' } }
  if (written === 'now') {
    await writeAsCustomer({ from: customer.phone, to: stack.phone_number_id, ...text })
    return customer
  }
  await postWebhook({
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '201099884670', phone_number_id: stack.phone_number_id },
      contacts: [{ profile: { name: customer.name }, wa_id: customer.phone }],
      messages: [
        {
          from: customer.phone,
          id: `wamid.${crypto.randomUUID()}`,
          timestamp: `${Math.floor(Date.now() / 1000) - 2 * 24 * 60 * 60}`,
          ...text,
        },
      ],
    },
  })
  return customer
}

/** The customer's conversation, open before somebody of the team. */
export async function openChat(
  browser: Browser,
  customer: Customer,
  language: Look['language'],
  options: { as?: Viewer; device?: Look['device'] } = {},
): Promise<WatchedPage & { close: () => Promise<void> }> {
  const how: Look = { language, device: options.device ?? 'desktop' }
  const context = await openLook(browser, stack, options.as ?? 'agent', how)
  const watched = await openPage(context)
  const { page } = watched
  const found = page.getByTestId('conversation-row').filter({ hasText: customer.name })
  // What a search finds is asked once: his message may have been on its way.
  const look = async () => {
    await page.goto(`${stack.dashboard_url}p/alazab-hub/inbox?${new URLSearchParams({ q: customer.name })}`)
    return await found.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    )
  }
  await expect.poll(look, { timeout: 30_000 }).toBe(true)
  await found.click()
  await page.getByTestId('thread').waitFor()
  return { ...watched, close: () => context.close() }
}

/** The customer's phone, with the chat open. */
export async function openPhone(browser: Browser, customer: Customer): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(stack.phone_url)
  await page.getByTestId(`customer-${customer.phone}`).click()
  await page.getByTestId(`chat-${stack.phone_number_id}`).click()
  return page
}

const ARRIVED = ['sent', 'delivered', 'read', 'played']

/** What the team's messages are on the phone, once there are so many; in the order in which they came. */
export async function messagesOnPhone(customer: Customer, count: number, timeout = 15_000) {
  const read = async () => {
    const messages = await phoneMessages({ customer: customer.phone, author: 'business' })
    return messages.filter(({ status }) => ARRIVED.includes(status))
  }
  await expect.poll(async () => (await read()).length, { timeout }).toBe(count)
  return read()
}

/** A file of a message as the customer gets it. */
export async function fileOf(message: { type: string; content: Record<string, unknown> }) {
  const { id } = message.content[message.type] as { id: string }
  const response = await fetch(`${stack.control_url}/media/${id}`)
  return { type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) }
}

/** A small PNG of one colour: whichever it is can be told from its bytes. */
export function picture(red: number, green: number, blue: number): Buffer {
  const side = 64
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(side * 3, Buffer.from([red, green, blue]))])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: side }, () => line)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
