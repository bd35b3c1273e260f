// A17: every operation of the OpenAPI document, called with ids of a project that the caller is not in.
import { beforeAll, describe, expect, test } from 'vitest'
import { ProblemDetails } from '../../functions/_shared/contracts/problem.ts'
import { type Caller, signIn } from './_support/caller.ts'
import { sql } from './_support/database.ts'
import { type Key, makeKey } from './_support/keys.ts'
import { type Operation, openTo, operations } from './_support/operations.ts'
import { makeConversation, makeWorld, type World } from './_support/world.ts'

/** Ids are the caller's own, or of nobody's project: nothing of another project is named. */
const NAMES_NO_PROJECT = new Set(['listProjects', 'listTenants', 'listSessions', 'readLedger'])
/** What is answered to whom names another project's things. A list of another project may be empty. */
const REFUSALS = [401, 403, 404, 422]

let foreign: World
let ids: Record<string, string> = {}
let admin: Caller
let key: Key

beforeAll(async () => {
  const mine = await makeWorld()
  foreign = await makeWorld([])
  admin = await signIn('admin')
  key = await makeKey({ project_id: mine.projectId, scopes: ['*'] })
  const { conversationId, contactId } = await makeConversation(foreign, { name: 'Theirs', unread: 1 })
  const one = async (rows: Promise<{ id: string }[]>) => (await rows)[0]?.id ?? ''
  ids = {
    project: foreign.projectId,
    conversations: conversationId,
    contacts: contactId,
    numbers: foreign.numberId,
    media: await one(sql`
      insert into public.media_files (project_id, contact_id, direction, kind, state, path)
      values (${foreign.projectId}, ${contactId}, 'inbound', 'image', 'stored', ${`${foreign.projectId}/x.png`})
      returning id`),
    messages: await one(sql`
      insert into public.messages (
        project_id, conversation_id, contact_id, whatsapp_number_id, wamid, type, direction, status, text, origin, occurred_at
      )
      values (
        ${foreign.projectId}, ${conversationId}, ${contactId}, ${foreign.numberId}, ${`wamid.${crypto.randomUUID()}`},
        'text', 'inbound', 'received', 'theirs', 'live', now()
      )
      returning id`),
    'api-keys': await one(sql`
      insert into public.api_keys (project_id, name, prefix, scopes)
      values (${foreign.projectId}, 'Theirs', 'hub_x', '{*}') returning id`),
    settings: await one(sql`
      insert into public.integrations (project_id, kind, provider, name)
      values (${foreign.projectId}, 'crm', 'theirs', 'Theirs') returning id`),
    'quick-replies': await one(sql`
      insert into public.message_templates (project_id, name, body)
      values (${foreign.projectId}, 'Theirs', 'x') returning id`),
  }
})

/** Everything of the other project that an act could change. */
async function stateOfTheirs(): Promise<unknown> {
  const tables = [
    'contacts',
    'conversations',
    'messages',
    'media_files',
    'api_keys',
    'integrations',
    'notes',
    'events',
  ]
  const counted: Record<string, unknown> = {}
  for (const table of [
    ...tables,
    'project_members',
    'magic_links',
    'message_templates',
    'ai_configurations',
    'audit_log',
  ]) {
    const [row] = await sql`
      select count(*)::int as rows, coalesce(md5(string_agg(t::text, '' order by t::text)), '') as content
      from ${sql(`public.${table}`)} as t where t.project_id = ${foreign.projectId}`
    counted[table] = row
  }
  return counted
}

function requestFor({ path, group, parameters }: Operation): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    name === 'id'
      ? (ids[group] ?? crypto.randomUUID())
      : name === 'user_id'
        ? foreign.members.agent
        : crypto.randomUUID(),
  )
  const query = new URLSearchParams()
  for (const parameter of parameters) {
    if (parameter.in !== 'query') continue
    if (parameter.name === 'project_id') query.set('project_id', foreign.projectId)
    else if (parameter.name === 'conversation_id') query.set('conversation_id', ids.conversations ?? '')
    else if (parameter.name === 'contact_id') query.set('contact_id', ids.contacts ?? '')
    else if (parameter.required && /^(from|to)$/.test(parameter.name)) query.set(parameter.name, '2026-01-01')
  }
  return query.size > 0 ? `${filled}?${query}` : filled
}

/** Bodies that name the other project's things, so that an act gets past its contract wherever that is enough. */
function bodyFor(group: string, operationId: string): Record<string, unknown> {
  const project_id = foreign.projectId
  const known: Record<string, Record<string, unknown>> = {
    createApiKey: { project_id, name: 'x', scopes: ['*'] },
    rotateApiKey: {},
    createContact: { project_id, phone: '01001234567' },
    changeContact: { display_name: 'x' },
    addContactIdentity: { phone: '01001234567' },
    mergeContact: { contact_id: crypto.randomUUID() },
    unmergeContact: { merge_id: crypto.randomUUID() },
    recordContactConsent: { category: 'all', state: 'granted', evidence: 'x' },
    openConversation: { contact_id: ids.contacts, whatsapp_number_id: foreign.numberId },
    changeConversation: { status: 'closed' },
    setConversationTags: { tag_ids: [] },
    writeConversationNote: { body: 'x' },
    sendMessage: { conversation_id: ids.conversations, type: 'text', text: { body: 'x' } },
    reactToMessage: { emoji: '👍' },
    beginUpload: { project_id, filename: 'a.png' },
    changeProject: { name: 'x' },
    changeMember: { role: 'viewer' },
    createInvitation: { email: 'x@example.com', role: 'viewer' },
    createTeam: { name: 'x' },
    joinProject: { project_id },
    saveAiSettings: { project_id, model: 'x' },
    createIntegration: { project_id, kind: 'crm', provider: 'xx', name: 'x' },
    changeIntegration: { name: 'x' },
    saveNotificationPreferences: {
      project_id,
      preferences: [{ kind: 'mention', in_app: true, email: true }],
    },
    markNotificationsRead: { project_id },
    createQuickReply: { project_id, name: 'x', body: 'x' },
    changeQuickReply: { body: 'x' },
    writeLog: { project_id, message: 'x' },
  }
  return known[operationId] ?? { project_id, group }
}

async function knock(caller: { call: Caller['call'] }, operation: Operation) {
  const { method, group } = operation
  const isRead = method === 'GET' || method === 'DELETE'
  const isFile = operation.id === 'importContacts'
  return await caller.call(method, requestFor(operation), {
    headers: { 'idempotency-key': crypto.randomUUID(), ...(isFile ? { 'content-type': 'text/csv' } : {}) },
    ...(isRead ? {} : { body: isFile ? 'phone\n01001234567' : bodyFor(group, operation.id) }),
  })
}

describe("another project's ids (A17)", () => {
  test.each(openTo('session').filter(({ id }) => !NAMES_NO_PROJECT.has(id)))(
    'open nothing for a member of other projects: $name',
    async (operation) => {
      const before = await stateOfTheirs()
      const answer = await knock(admin, operation)
      if (answer.status === 200) {
        // A stream that RLS filters tells neither that the project exists nor anything of it.
        expect(JSON.stringify(answer.body)).not.toContain(foreign.projectId)
        expect(answer.body).toMatchObject({ data: [] })
      } else {
        expect(REFUSALS).toContain(answer.status)
        expect(answer.status).not.toBe(401)
        ProblemDetails.parse(answer.body)
      }
      expect(await stateOfTheirs()).toEqual(before)
    },
  )

  test.each(openTo('apiKey').filter(({ id }) => !NAMES_NO_PROJECT.has(id)))(
    'open nothing for an API key with every scope: $name',
    async (operation) => {
      const before = await stateOfTheirs()
      const answer = await knock(key, operation)
      if (answer.status === 200) expect(answer.body).toMatchObject({ data: [] })
      else expect(REFUSALS).toContain(answer.status)
      expect(await stateOfTheirs()).toEqual(before)
    },
  )
})

describe('what is wrong with a request', () => {
  const withBody = operations.filter(({ body, schemes }) => body && schemes.includes('session'))

  test.each(withBody)('is told with pointers, never with 500: $name', async (operation) => {
    for (const body of ['[]', '"text"', '{"unknown_field":1}', '{', 'null']) {
      const answer = await admin.call(operation.method, requestFor(operation), {
        body,
        headers: { 'idempotency-key': crypto.randomUUID() },
      })
      expect([400, 403, 404, 415, 422]).toContain(answer.status)
      if (answer.status === 422) {
        expect(
          ProblemDetails.parse(answer.body).errors?.every(({ pointer }) => pointer.startsWith('/')),
        ).not.toBe(false)
      }
    }
  })
})
