// docs/api: each block is run as it stands, and the script of the whole way against the phone.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { phoneMessages, writeAsCustomer } from '../_support/graph.ts'
import { makeKey } from '../_support/keys.ts'
import { makeTemplate } from '../_support/messages.ts'
import { stack } from '../_support/stack.ts'
import { thingsOf } from '../_support/things.ts'
import { makeWorld, type World } from '../_support/world.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const page = readFileSync(`${root}docs/api/quick-start.md`, 'utf8')
const blocks = [...page.matchAll(/^```(sh|js)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', code = ''], index) => ({
    name: `${index + 1}, ${code.trim().split('\n')[0]}`.slice(0, 90),
    language,
    code,
  }),
)

let world: World
let agent: Caller
let environment: Record<string, string> = {}

beforeAll(async () => {
  world = await makeWorld()
  agent = await signIn('agent')
  const things = thingsOf(world, await signIn('admin'))
  const { conversationId, contactId } = await things.conversation()
  await sql`
    insert into public.messages (
      project_id, conversation_id, contact_id, whatsapp_number_id, wamid, type, direction, status, text
    )
    values (
      ${world.projectId}, ${conversationId}, ${contactId}, ${world.numberId}, ${`wamid.${crypto.randomUUID()}`}, 'text',
      'inbound', 'received', 'سلام'
    )`
  environment = {
    API_URL: stack.api_url,
    PUBLISHABLE_KEY: stack.publishable_key,
    KEY: (await makeKey({ project_id: world.projectId, scopes: ['*'] })).key,
    SESSION: agent.accessToken,
    USER_ID: agent.userId,
    PROJECT: world.projectId,
    CONTACT: contactId,
    CONVERSATION: conversationId,
  }
})

/** Runs a program as a reader would, from the repository. Its output, once it has ended well. */
function start(command: string, args: string[], more: Record<string, string> = {}) {
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...environment, ...more } })
  let out = ''
  let err = ''
  child.stdout.on('data', (part) => {
    out += part
  })
  child.stderr.on('data', (part) => {
    err += part
  })
  const ended = new Promise<string>((resolve, reject) => {
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`${code}: ${err}${out}`))))
  })
  return { child, ended }
}

const run = ({ language, code }: (typeof blocks)[number]) =>
  language === 'sh'
    ? start('bash', ['-euc', code]).ended
    : start(process.execPath, ['--no-warnings', '--input-type=module', '--eval', code]).ended

describe('the quick start', () => {
  test.each(blocks)('runs: $name', async (block) => {
    const answer = JSON.parse(await run(block)) as unknown
    expect(answer).not.toHaveProperty('code')
    const text = JSON.stringify(answer)
    expect(text.length).toBeGreaterThan(20)
    expect(text).not.toContain('urn:whatsapp-hub:problem')
  })

  test('shows what it says', async () => {
    const [filters, embeds, client] = await Promise.all(blocks.slice(0, 3).map(run))
    expect(JSON.parse(filters ?? '')).toMatchObject([{ status: 'open' }])
    expect(JSON.parse(embeds ?? '')).toMatchObject([{ contact_identities: expect.any(Array) }])
    expect(JSON.parse(client ?? '')).toMatchObject([{ text: 'سلام', direction: 'inbound' }])
  })

  test('names only files that are there', () => {
    const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link ?? '')
    expect(links.filter((link) => !existsSync(`${root}docs/api/${link}`))).toEqual([])
  })
})

test('the script of the whole way is short, sends with a key, and tells what the customer answered', async () => {
  const script = `${root}docs/api/examples/send-and-wait.mjs`
  const lines = readFileSync(script, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('//'))
  expect(lines.length).toBeLessThanOrEqual(15)
  const { name } = await makeTemplate(world, [{ type: 'BODY', text: 'أهلاً بك في العزب.' }])
  const phone = `2012${Math.random().toFixed(8).slice(2)}`
  const narrow = await makeKey({
    project_id: world.projectId,
    scopes: ['messages:write', 'events:read', 'templates:read'],
  })
  const { ended } = start(process.execPath, [script], { KEY: narrow.key, PHONE: `+${phone}`, TEMPLATE: name })
  const arrived = () => phoneMessages({ customer: phone })
  await expect.poll(async () => (await arrived()).length, { timeout: 15_000 }).toBeGreaterThan(0)
  await writeAsCustomer({
    from: phone,
    to: world.displayPhoneNumber.replace('+', ''),
    type: 'text',
    text: { body: 'شكراً' },
  })
  expect(await ended).toContain('شكراً')
})
