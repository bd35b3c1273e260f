import { beforeAll, describe, expect, test } from 'vitest'
import {
  KINDS,
  type Previewed,
  previewKind,
  previewOf,
  previewOfKept,
} from '../../../functions/_shared/contracts/preview.ts'
import { sql } from '../_support/database.ts'
import { makeWorld, type World } from '../_support/world.ts'
import { envelope, FIXTURES, fixture, spokenTo, written } from './_support/events.ts'
import { businessOf, deliver, untilApplied } from './_support/posting.ts'

const T0 = 1_795_000_000
const unique = () => crypto.randomUUID()

type Last = { id: string; kind: string; text: string | null; last_id: string }

async function lastOf(world: World, wa_id: string): Promise<Last> {
  const [row] = await sql<Last[]>`
    select c.id, c.last_message_kind as kind, c.last_message_text as text, c.last_message_id as last_id
    from public.conversations as c
    join public.contact_identities as i on i.contact_id = c.contact_id and i.kind = 'wa_id' and i.valid_to is null
    where c.project_id = ${world.projectId} and i.value = ${wa_id}`
  if (!row) throw new Error('no conversation')
  return row
}

const post = async (world: World, wa_id: string, messages: Parameters<typeof written>[2]) =>
  untilApplied([await deliver(envelope([written(businessOf(world), { wa_id }, messages)], world.wabaId))])

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

describe('A8: what a conversation keeps of its last message', () => {
  test('is of the kind that the contract gives it, for every message that Meta can send', async () => {
    const names = FIXTURES.filter(
      (name) => name.startsWith('message_') && !name.startsWith('message_template'),
    )
    const replace = spokenTo(businessOf(world), '201555000001')
    await untilApplied([
      await deliver(
        envelope(
          names.map((name) => fixture(name, replace)),
          world.wabaId,
        ),
      ),
    ])
    const rows = await sql<(Previewed & { kind: string; kept: string | null })[]>`
      select m.type, m.text, m.content, m.revoked_at,
        private.preview_kind(m.type, m.content, m.text, m.revoked_at) as kind,
        private.preview_text(
          private.preview_kind(m.type, m.content, m.text, m.revoked_at), m.content, m.text
        ) as kept
      from public.messages as m where m.project_id = ${world.projectId}`
    expect(rows.length).toBeGreaterThan(25)
    for (const { kind, kept, ...message } of rows) {
      expect([message, kind]).toEqual([message, previewKind(message)])
      // The same line, but for an order without words, which says of how many things only where its content is read.
      if (kind === 'order') continue
      expect(previewOfKept({ kind, text: kept }, 'ar')).toBe(previewOf(message, 'ar'))
      expect(previewOfKept({ kind, text: kept }, 'en')).toBe(previewOf(message, 'en'))
    }
  })

  test.each([...Object.keys(KINDS), 'reaction', 'constructor', 'a_new_one'])('type %s', async (type) => {
    const contents = [
      {},
      { voice: true },
      { type: 'flow' },
      { type: 'product' },
      { type: 'poll' },
      { nfm_reply: null },
      { type: 'user_identity_changed' },
      { errors: [{ code: 131060 }] },
      { errors: [{ code: 131052 }] },
    ]
    for (const content of contents) {
      for (const text of [null, '👍']) {
        const [row] = await sql<{ kind: string }[]>`
          select private.preview_kind(${type}, ${sql.json(content)}, ${text}, null) as kind`
        expect([content, text, row?.kind]).toEqual([content, text, previewKind({ type, content, text })])
      }
    }
  })

  test('follows an edit and a deletion of it', async () => {
    const wa_id = '201555000002'
    const id = `wamid.${unique()}`
    await post(world, wa_id, [{ id, at: T0, text: { body: 'at eight' } }])
    expect(await lastOf(world, wa_id)).toMatchObject({ kind: 'text', text: 'at eight' })
    const edit = { original_message_id: id, message: { type: 'text', text: { body: 'at nine' } } }
    await post(world, wa_id, [{ id: `wamid.${unique()}`, at: T0 + 5, type: 'edit', edit }])
    expect(await lastOf(world, wa_id)).toMatchObject({ kind: 'text', text: 'at nine' })
    const revoke = { original_message_id: id }
    await post(world, wa_id, [{ id: `wamid.${unique()}`, at: T0 + 9, type: 'revoke', revoke }])
    expect(await lastOf(world, wa_id)).toMatchObject({ kind: 'revoke', text: null })
  })
})

describe('messages of the same second', () => {
  const threadOf = async (wa_id: string) => {
    const { id } = await lastOf(world, wa_id)
    const rows = await sql<{ text: string }[]>`
      select text from public.messages where conversation_id = ${id} order by occurred_at, id`
    return rows.map(({ text }) => text)
  }

  test('stand in the order in which Meta delivered them, and the last of them is shown as last', async () => {
    const wa_id = '201555000003'
    const now = Math.floor(Date.now() / 1000)
    const words = ['one', 'two', 'three', 'four', 'five', 'six']
    for (const body of words)
      await deliver(
        envelope(
          [written(businessOf(world), { wa_id }, [{ id: `wamid.${unique()}`, at: now, text: { body } }])],
          world.wabaId,
        ),
      )
    await post(world, wa_id, [{ id: `wamid.${unique()}`, at: now, text: { body: 'seven' } }])
    await expect.poll(() => threadOf(wa_id)).toEqual([...words, 'seven'])
    expect(await lastOf(world, wa_id)).toMatchObject({ text: 'seven' })
  })

  test('stand where the first of two deliveries put them, whichever was worked on first', async () => {
    const wa_id = '201555000004'
    const [early, late] = [`wamid.${unique()}`, `wamid.${unique()}`]
    await post(world, wa_id, [{ id: late, at: T0, text: { body: 'late' } }])
    await post(world, wa_id, [
      { id: early, at: T0, text: { body: 'early' } },
      { id: late, at: T0, text: { body: 'late' } },
    ])
    // That body came first, as it turns out, and is worked on once more.
    const [event] = await sql<{ id: string }[]>`
      update public.webhook_events set received_at = ${new Date((T0 + 1) * 1000)}
      where position(convert_to(${early}, 'UTF8') in body) > 0
      returning id`
    await sql`select private.requeue_events(array[${event?.id ?? ''}]::uuid[])`
    await sql`select private.wake_queue('inbound')`
    await untilApplied([event?.id ?? ''])
    expect(await threadOf(wa_id)).toEqual(['early', 'late'])
    expect(await lastOf(world, wa_id)).toMatchObject({ text: 'late' })
  })
})
