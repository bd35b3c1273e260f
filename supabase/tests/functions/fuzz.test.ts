// A small storm over every operation, the same each time; `npm run soak -- fuzz` sends a large one, of other chance.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Caller, signIn } from './_support/caller.ts'
import { sql } from './_support/database.ts'
import { type FuzzedRequest, faultOf, type Pool, requestsOf } from './_support/fuzzing.ts'
import { type Operation, operations } from './_support/operations.ts'
import { SAMPLES } from './_support/samples.ts'
import { stack } from './_support/stack.ts'
import { type Things, thingsOf } from './_support/things.ts'
import { makeWorld } from './_support/world.ts'

const SEED = 20_261_122
const RUNS = 10

let owner: Caller
let busy: Pool
let quiet: Pool
let quietProject = ''

async function poolOf(things: Things): Promise<Pool> {
  const { projectId, numberId, members } = things.world
  const conversations = [await things.conversation(), await things.conversation()]
  return {
    project: [projectId],
    project_id: [projectId],
    numbers: [numberId],
    whatsapp_number_id: [numberId],
    number: [numberId],
    conversations: conversations.map(({ conversationId }) => conversationId),
    contacts: conversations.map(({ contactId }) => contactId),
    messages: [await things.message('inbound', 'received'), await things.message('outbound', 'failed')],
    media: [await things.media()],
    media_file_id: [await things.media()],
    templates: [await things.template()],
    flows: [await things.flow('draft'), await things.flow('published')],
    tags: [await things.tag()],
    teams: [await things.team()],
    users: [members.viewer, members.agent],
    notes: [(await things.note(owner.userId)).noteId],
    'api-keys': [await things.apiKey()],
    settings: [await things.integration()],
    'quick-replies': [await things.quickReply(owner.userId)],
  }
}

beforeAll(async () => {
  owner = await signIn('owner')
  const lone = await makeWorld(['owner', 'agent', 'viewer'])
  quietProject = lone.projectId
  quiet = await poolOf(thingsOf(lone, owner))
  busy = await poolOf(thingsOf(await makeWorld(['owner', 'agent', 'viewer']), owner))
})

async function send({ method }: Operation, { path, headers, body }: FuzzedRequest) {
  const answer = await fetch(`${stack.api_url}/functions/v1${path}`, {
    method,
    headers: { apikey: stack.publishable_key, authorization: `Bearer ${owner.accessToken}`, ...headers },
    ...(body === undefined ? {} : { body }),
  })
  return {
    status: answer.status,
    type: answer.headers.get('content-type')?.split(';')[0] ?? '',
    text: await answer.text(),
  }
}

/** Every row of the project, in one figure per table. */
async function stateOf(projectId: string): Promise<unknown[]> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class as c
    join pg_attribute as a on a.attrelid = c.oid and a.attname = 'project_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as n, coalesce(sum(hashtext(t::text)), 0)::text as content
       from public.${name} as t where t.project_id = '${projectId}'`,
  )
  return await sql.unsafe(each.join(' union all '))
}

describe('requests made by chance', () => {
  test.each(operations)('get no 5xx, and answers as described: $name', async (operation) => {
    await fc.assert(
      fc.asyncProperty(requestsOf(operation, busy), async (request) => {
        const fault = faultOf(operation, request, await send(operation, request))
        if (fault) throw new Error(`${fault}: ${JSON.stringify(request)}`)
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    )
  })

  test('that the document refuses write nothing', async () => {
    const before = await stateOf(quietProject)
    let sent = 0
    for (const operation of operations) {
      const refused = fc
        .sample(requestsOf(operation, quiet), { numRuns: 60, seed: SEED })
        .filter(({ isRefused }) => isRefused)
        .slice(0, RUNS)
      const answers = await Promise.all(refused.map((request) => send(operation, request)))
      sent += answers.length
      for (const [index, { status, text }] of answers.entries()) {
        expect(status, `${operation.name} ${JSON.stringify(refused[index])} ${text}`).toBeGreaterThanOrEqual(
          400,
        )
      }
    }
    expect(sent).toBeGreaterThan(500)
    expect(await stateOf(quietProject)).toEqual(before)
  }, 120_000)
})

test('what is drawn at random holds good requests as well: each operation with a sample is met', () => {
  const refused = operations.flatMap((operation) =>
    fc.sample(requestsOf(operation, quiet), { numRuns: 40, seed: SEED }).map(({ isRefused }) => isRefused),
  )
  const share = refused.filter(Boolean).length / refused.length
  expect(share).toBeGreaterThan(0.2)
  expect(share).toBeLessThan(0.8)
  expect(Object.keys(SAMPLES).length).toBeGreaterThanOrEqual(operations.length)
})
