import { beforeAll, describe, expect, test } from 'vitest'
import { Broadcast, BroadcastTable } from '../../../functions/_shared/contracts/broadcasts.ts'
import { Workflow, WorkflowTable } from '../../../functions/_shared/contracts/workflows.ts'
import { type Caller, signIn } from '../_support/caller.ts'
import { sql } from '../_support/database.ts'
import { makeKey } from '../_support/keys.ts'
import { makeWorld, type World } from '../_support/world.ts'

let world: World
let foreign: World
let admin: Caller
let agent: Caller
let templateId = ''
let foreignTemplateId = ''

const post = (caller: Caller, path: string, body: unknown) =>
  caller.call('POST', path, { body, headers: { 'idempotency-key': crypto.randomUUID() } })
const pointersOf = (body: unknown) =>
  ((body as { errors?: { pointer: string }[] }).errors ?? []).map(({ pointer }) => pointer)

async function makeTemplate({ projectId }: World) {
  const [row] = await sql<{ id: string }[]>`
    insert into public.templates (business_account_id, name, category, components)
    select l.business_account_id, ${`t_${crypto.randomUUID().slice(0, 8)}`}, 'UTILITY',
      '[{"type": "BODY", "text": "Dear {{name}}, your visit is {{when}}"}]'
    from public.project_business_accounts as l where l.project_id = ${projectId}
    returning id`
  return row?.id ?? ''
}

beforeAll(async () => {
  world = await makeWorld()
  foreign = await makeWorld([])
  admin = await signIn('admin')
  agent = await signIn('agent')
  templateId = await makeTemplate(world)
  foreignTemplateId = await makeTemplate(foreign)
})

describe('a broadcast', () => {
  const draft = () => ({
    project_id: world.projectId,
    whatsapp_number_id: world.numberId,
    name: 'عروض رمضان',
    template_id: templateId,
    variables: {
      name: { field: 'name', fallback: 'عميلنا' },
      when: { constant: 'غداً' },
    },
  })

  test('is kept as a draft, and nothing is sent', async () => {
    const answer = await post(admin, '/broadcasts', { ...draft(), scheduled_for: '2027-01-01T10:00:00Z' })
    expect(answer.status).toBe(201)
    expect(Broadcast.parse(answer.body)).toMatchObject({ status: 'draft', created_by: admin.userId })
    const [counted] = await sql`
      select (select count(*)::int from public.messages where project_id = ${world.projectId}) as messages,
        (select count(*)::int from public.broadcast_recipients where project_id = ${world.projectId}) as recipients`
    expect(counted).toEqual({ messages: 0, recipients: 0 })
  })

  test('is listed with its total, for members and for keys with the scope', async () => {
    const path = `/broadcasts?project_id=${world.projectId}&status=draft&limit=1`
    const key = await makeKey({ project_id: world.projectId, scopes: ['broadcasts:read'] })
    for (const caller of [agent, key]) {
      const table = BroadcastTable.parse((await caller.call('GET', path)).body)
      expect(table.total).toBeGreaterThan(0)
      expect(table.data).toHaveLength(1)
    }
    const blind = await makeKey({ project_id: world.projectId, scopes: ['contacts:read'] })
    expect((await blind.call('GET', path)).status).toBe(403)
  })

  test('belongs to who may broadcast', async () => {
    expect((await post(agent, '/broadcasts', draft())).status).toBe(403)
    await sql`
      update public.project_members set broadcast = true
      where project_id = ${world.projectId} and user_id = ${agent.userId}`
    expect((await post(agent, '/broadcasts', draft())).status).toBe(201)
    expect((await post(await signIn('viewer'), '/broadcasts', draft())).status).toBe(403)
  })

  test.each([
    ['a number of another project', { whatsapp_number_id: 'foreign number' }, '/body/whatsapp_number_id'],
    ['a template of another account', { template_id: 'foreign template' }, '/body/template_id'],
    [
      'a variable that the template has not',
      { variables: { other: { constant: 'x' } } },
      '/body/variables/other',
    ],
    ['a tag that is not there', { audience: { tag_ids: [crypto.randomUUID()] } }, '/body/audience/tag_ids'],
    ['a segment that is not there', { segment_id: crypto.randomUUID() }, '/body/segment_id'],
    [
      'a contact that is not there',
      { audience: { contact_ids: [crypto.randomUUID()] } },
      '/body/audience/contact_ids',
    ],
    ['an unknown word', { recipients: [] }, '/body'],
  ])('is refused with %s, by its pointer', async (_, change, pointer) => {
    const body = JSON.parse(
      JSON.stringify({ ...draft(), ...change })
        .replace('foreign number', foreign.numberId)
        .replace('foreign template', foreignTemplateId),
    )
    const answer = await post(admin, '/broadcasts', body)
    expect(answer.status).toBe(422)
    expect(pointersOf(answer.body)).toEqual([pointer])
  })
})

describe('a workflow', () => {
  const draft = (name: string) => ({
    project_id: world.projectId,
    name,
    trigger_type: 'keyword',
    trigger_config: { keywords: ['سعر'] },
    steps: [
      {
        key: 'ask',
        type: 'condition',
        config: { field: 'hour', operator: 'lt' },
        next: { yes: 'hello', no: 'done' },
      },
      { key: 'hello', type: 'send_text', config: { text: 'أهلاً' } },
      { key: 'done', type: 'end' },
    ],
  })

  test('is kept as a draft with its steps in order, and nothing runs', async () => {
    const answer = await post(admin, '/workflows', draft('أسعار'))
    expect(answer.status).toBe(201)
    const { id, status } = Workflow.parse(answer.body)
    expect(status).toBe('draft')
    const steps = await sql`
      select s.key, s.position from public.workflow_steps as s
      join public.workflow_versions as v on v.id = s.version_id
      where v.workflow_id = ${id} order by s.position`
    expect(steps.map(({ key }) => key)).toEqual(['ask', 'hello', 'done'])
    const [runs] = await sql`select count(*)::int as n from public.workflow_runs where workflow_id = ${id}`
    expect(runs?.n).toBe(0)
    const again = await post(admin, '/workflows', draft('أسعار'))
    expect(again).toMatchObject({ status: 409, body: { code: 'conflict' } })
  })

  test('is listed, for keys with the scope as well; made by admins alone', async () => {
    const key = await makeKey({ project_id: world.projectId, scopes: ['workflows:*'] })
    const table = await key.call('GET', `/workflows?project_id=${world.projectId}`)
    expect(WorkflowTable.parse(table.body).total).toBe(1)
    expect((await post(agent, '/workflows', draft('x'))).status).toBe(403)
  })

  test.each([
    ['keywords are missing', { trigger_config: {} }, '/body/trigger_config/keywords'],
    [
      'a step leads nowhere',
      { steps: [{ key: 'a', type: 'end', next: { ok: 'b' } }] },
      '/body/steps/0/next/ok',
    ],
    [
      'a key stands twice',
      {
        steps: [
          { key: 'a', type: 'end' },
          { key: 'a', type: 'end' },
        ],
      },
      '/body/steps/1/key',
    ],
    ['a text is missing', { steps: [{ key: 'a', type: 'send_text' }] }, '/body/steps/0/config/text'],
    [
      'a secret stands in it',
      { steps: [{ key: 'a', type: 'end', config: { api_key: 'x' } }] },
      '/body/steps/0/config',
    ],
  ])('is refused when %s', async (_, change, pointer) => {
    const answer = await post(admin, '/workflows', { ...draft('wrong'), ...change })
    expect(answer.status).toBe(422)
    expect(pointersOf(answer.body)).toEqual([pointer])
    const [left] = await sql`
      select count(*)::int as n from public.workflows where project_id = ${world.projectId} and name = 'wrong'`
    expect(left?.n).toBe(0)
  })

  test('takes no number of another project, and leaves nothing of the attempt', async () => {
    const answer = await post(admin, '/workflows', { ...draft('far'), whatsapp_number_id: foreign.numberId })
    expect(answer.status).toBe(422)
    const [left] = await sql`
      select count(*)::int as n from public.workflows where project_id = ${world.projectId} and name = 'far'`
    expect(left?.n).toBe(0)
  })
})
