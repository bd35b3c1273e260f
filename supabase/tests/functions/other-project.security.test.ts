// A17: every operation of the OpenAPI document, called with ids of a project that the caller is not in.
import { beforeAll, describe, expect, test } from 'vitest'
import { OPERATIONS } from '../../functions/_shared/contracts/operations.ts'
import { expectDocumented, request } from './_support/answers.ts'
import { type Caller, signIn } from './_support/caller.ts'
import { sql } from './_support/database.ts'
import { type Key, makeKey } from './_support/keys.ts'
import { type Operation, openTo } from './_support/operations.ts'
import { SAMPLES, type Sample } from './_support/samples.ts'
import { type Things, thingsOf } from './_support/things.ts'
import { makeWorld } from './_support/world.ts'

/** Acts on whatever the filter finds among the caller's own things: those of others are not found. */
const FILTERS = new Set(['purgeDeadLetters', 'replayDeadLetters', 'replayWebhookEvents'])

const TABLES_WITH_PROJECT = [
  'ai_configurations',
  'api_keys',
  'audit_log',
  'broadcasts',
  'consent_entries',
  'contact_identities',
  'contact_merges',
  'contacts',
  'conversation_pins',
  'conversation_tags',
  'conversations',
  'dead_letters',
  'events',
  'integrations',
  'magic_links',
  'media_files',
  'message_templates',
  'messages',
  'notes',
  'notifications',
  'project_members',
  'project_transfers',
  'system_logs',
  'teams',
  'whatsapp_numbers',
  'workflows',
]

let theirs: Things
let admin: Caller
let key: Key

beforeAll(async () => {
  const mine = await makeWorld(['admin', 'agent'])
  admin = await signIn('admin')
  theirs = thingsOf(await makeWorld(['owner']), await signIn('owner'))
  key = await makeKey({ project_id: mine.projectId, scopes: ['*'] })
})

/** Everything of the other project that an act could change. */
async function stateOfTheirs(): Promise<unknown> {
  const tables = TABLES_WITH_PROJECT.map(
    (
      table,
    ) => `select '${table}' as name, md5(string_agg(t::text, '' order by t::text)) as content, count(*)::int as rows
      from public.${table} as t where t.project_id = $1`,
  )
  return await sql.unsafe(tables.join(' union all '), [theirs.world.projectId])
}

const foreign = new Map<string, Sample>()

/** A request that is good in the other project, sent by somebody of this one. */
async function foreignSample(operation: Operation): Promise<Sample> {
  const make = SAMPLES[operation.id]
  if (!make) throw new Error(`${operation.id} has no sample`)
  // It changes nothing, so that one serves both who try.
  const sample = foreign.get(operation.id) ?? (await make(theirs, theirs.world.members.owner))
  foreign.set(operation.id, sample)
  return sample
}

const aims = ({ id }: Operation) => typeof OPERATIONS[id] === 'object'

describe("another project's ids (A17)", () => {
  test.each(openTo('session').filter(aims))(
    'open nothing for a member of other projects: $name',
    async (operation) => {
      const sample = await foreignSample(operation)
      const before = await stateOfTheirs()
      const answer = await request(admin, operation, sample)
      const isFilter = FILTERS.has(operation.id)
      if (isFilter) expect(answer).toMatchObject({ status: 200, body: { count: 0 } })
      else expect([403, 404]).toContain(answer.status)
      expectDocumented(operation, answer)
      expect(await stateOfTheirs()).toEqual(before)
    },
  )

  test.each(openTo('apiKey').filter(aims))(
    'open nothing for an API key with every scope: $name',
    async (operation) => {
      const sample = await foreignSample(operation)
      const before = await stateOfTheirs()
      const answer = await request(key, operation, sample)
      expect([403, 404]).toContain(answer.status)
      expectDocumented(operation, answer)
      expect(await stateOfTheirs()).toEqual(before)
    },
  )
})
