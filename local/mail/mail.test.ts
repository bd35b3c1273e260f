import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contextOf, runInRequest } from '../gateway/lite/request-context.ts'
import { createMailApp } from './app.ts'
import { createEmailDriver } from './email-driver.ts'
import { Mailbox } from './mailbox.ts'

let folder: string
let mailbox: Mailbox

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mail-'))
  mailbox = await Mailbox.open(folder)
})
afterEach(() => rm(folder, { recursive: true }))

const send = (body: unknown) =>
  createMailApp(mailbox).request('/send', { method: 'POST', body: JSON.stringify(body) })
const get = async (path: string) => (await createMailApp(mailbox).request(path)).text()

test('mails are kept over a restart, newest first', async () => {
  await mailbox.add({ to: 'a@x.example', subject: 'one' })
  await new Promise((resolve) => setTimeout(resolve, 5))
  await mailbox.add({ to: 'b@x.example', subject: 'two' })
  await writeFile(join(folder, 'broken.json'), '{')
  const again = await Mailbox.open(folder)
  expect(again.list().map(({ subject }) => subject)).toEqual(['two', 'one'])
  expect(again.list('A@x.example').map(({ subject }) => subject)).toEqual(['one'])
})

test('a mail sent over HTTP appears in the list, on the page and by its id', async () => {
  const response = await send({
    to: 'a@x.example',
    subject: 'دعوة',
    text: 'see http://127.0.0.1/join?a=1&b=2.',
  })
  expect(response.status).toBe(202)
  const { id } = (await response.json()) as { id: string }
  const list = JSON.parse(await get('/api/messages?to=a@x.example')) as { messages: { subject: string }[] }
  expect(list.messages).toMatchObject([{ subject: 'دعوة' }])
  expect(await get('/')).toContain('دعوة')
  expect(await get(`/messages/${id}/body`)).toContain('<a href="http://127.0.0.1/join?a=1&amp;b=2.">')
})

test('a mail without a receiver is refused', async () => {
  expect((await send({ subject: 'x' })).status).toBe(422)
  expect(mailbox.list()).toEqual([])
})

test('what a mail holds cannot act as the page', async () => {
  const kept = await mailbox.add({
    to: 'a@x.example',
    subject: '<script>1</script>',
    html: '<script>2</script>',
  })
  expect(await get(`/messages/${kept.id}`)).not.toContain('<script>1</script>')
  const body = await createMailApp(mailbox).request(`/messages/${kept.id}/body`)
  expect(body.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  expect(body.headers.get('content-security-policy')).not.toContain('allow-scripts')
})

test('one mail or all can be thrown away', async () => {
  const kept = await mailbox.add({ to: 'a@x.example', subject: 'one' })
  await mailbox.add({ to: 'a@x.example', subject: 'two' })
  const app = createMailApp(mailbox)
  expect((await app.request(`/api/messages/${kept.id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await app.request(`/api/messages/${kept.id}`, { method: 'DELETE' })).status).toBe(404)
  expect((await app.request('/api/messages', { method: 'DELETE' })).status).toBe(204)
  expect(mailbox.list()).toEqual([])
  expect(await readdir(folder)).toEqual([])
})

test('the links of Auth’s mails lead where the caller asked', async () => {
  const link = 'http://127.0.0.1/auth/v1/verify?token=t&type=magiclink&redirect_to=http%3A%2F%2F127.0.0.1'
  const mail = { to: 'a@x.example', subject: 's', text: `Or: ${link}`, html: `<a href="${link}">in</a>` }
  const wanted = 'http://127.0.0.1/join?code=1&x=ب'
  const request = new Request(`http://127.0.0.1/auth/v1/otp?redirect_to=${encodeURIComponent(wanted)}`)
  await runInRequest(contextOf(request), () => createEmailDriver(mailbox).send(mail))
  const [kept] = mailbox.list()
  for (const body of [kept?.text, kept?.html]) {
    const url = new URL(/http[^"\s]+/.exec(body ?? '')?.[0] ?? '')
    expect(url.searchParams.get('redirect_to')).toBe(wanted)
    expect(url.searchParams.get('token')).toBe('t')
  }
})
