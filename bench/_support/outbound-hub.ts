import type postgres from 'postgres'
import openPostgres from 'postgres'
import { functionEnvironment } from '../../local/functions/environment.ts'
import { startStack } from '../../local/stack/stack.ts'

const TENANT = '10000000-0000-4000-8000-000000000001'
const ADMIN = '30000000-0000-4000-8000-000000000002'

export type OutboundNumber = { projectId: string; numberId: string; phoneNumberId: string }

/** A running stack for measuring what leaves: its database, the emulator's control API, and the queue function itself. */
export type OutboundHub = {
  sql: postgres.Sql
  graphUrl: string
  accessToken: string
  /** What a worker of one's own needs in its environment. */
  workerEnvironment: Record<string, string>
  control<Answer>(method: string, path: string, body?: unknown): Promise<Answer>
  /** A number of the project that may send `perSecond`, here and at the emulator. */
  makeNumber(perSecond: number, atMeta?: Record<string, unknown>): Promise<OutboundNumber>
  /** People with an open window. Returns the ids of their conversations. */
  makeConversations(number: OutboundNumber, count: number): Promise<string[]>
  /** Queues so many texts in each conversation, one after the other, through the choke point. */
  queueTexts(conversationIds: string[], each: number): Promise<number>
  /** Calls the queue function directly, without the gateway, and waits for its answer. */
  drain(): Promise<{ done: number; failed: number; status: string }>
  stop(): Promise<void>
}

function digits(length: number): string {
  let text = String(1 + Math.floor(Math.random() * 9))
  while (text.length < length) text += Math.floor(Math.random() * 10)
  return text
}

async function insertProject(sql: postgres.Sql): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    with project as (
      insert into public.projects (tenant_id, name, slug) values (${TENANT}, 'Bench', ${`bench-${crypto.randomUUID()}`})
      returning id
    ), member as (
      insert into public.project_members (project_id, user_id, role) select id, ${ADMIN}, 'admin' from project
    )
    select id from project`
  return row?.id ?? ''
}

async function insertNumber(
  sql: postgres.Sql,
  projectId: string,
  perSecond: number,
  ids: { phone: string; waba: string; display: string },
) {
  const [row] = await sql<OutboundNumber[]>`
    with account as (
      insert into public.whatsapp_business_accounts (tenant_id, waba_id) values (${TENANT}, ${ids.waba}) returning id
    ), link as (
      insert into public.project_business_accounts (project_id, business_account_id)
      select ${projectId}, account.id from account
      returning project_id, business_account_id
    )
    insert into public.whatsapp_numbers (
      project_id, business_account_id, phone_number_id, display_phone_number, status, throughput_per_second
    )
    select project_id, business_account_id, ${ids.phone}, ${ids.display}, 'CONNECTED', ${perSecond} from link
    returning project_id as "projectId", id as "numberId", phone_number_id as "phoneNumberId"`
  if (!row) throw new Error('the number was not made')
  return row
}

async function insertConversations(
  sql: postgres.Sql,
  number: OutboundNumber,
  count: number,
): Promise<string[]> {
  const base = Number(`2010${digits(8)}`)
  const rows = await sql<{ id: string }[]>`
    with people as (
      insert into public.contacts (id, project_id, display_name)
      select gen_random_uuid(), ${number.projectId}, 'person ' || n from generate_series(1, ${count}) as n
      returning id
    ), named as (
      insert into public.contact_identities (project_id, contact_id, kind, value, source)
      select ${number.projectId}, p.id, 'wa_id', (${base}::bigint + row_number() over ())::text, 'seed' from people as p
    )
    insert into public.conversations (project_id, whatsapp_number_id, contact_id, service_window_expires_at)
    select ${number.projectId}, ${number.numberId}, p.id, now() + interval '23 hours' from people as p
    returning id`
  return rows.map(({ id }) => id)
}

/** Starts a stack and gives what a measurement of sending needs. Statuses of the emulator are off unless asked for. */
export async function startOutboundHub(
  options: { statuses?: boolean; timeScale?: number } = {},
): Promise<OutboundHub> {
  const stack = await startStack({ withoutWeb: true, quiet: true, timeScale: options.timeScale ?? 1 })
  const { status, config } = stack
  const sql = openPostgres(status.db_url, { max: 4, onnotice: () => {} })
  const projectId = await insertProject(sql)
  const control = async <Answer>(method: string, path: string, body?: unknown) => {
    const response = await fetch(`${status.control_url}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`control ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Answer
  }
  // A closed window costs the emulator a failed status; whether it is open here is what is measured.
  await control('POST', '/clock', { statuses: { enabled: options.statuses ?? false } })
  return {
    sql,
    graphUrl: config.ports
      ? `http://127.0.0.1:${config.ports.graph}/${config.graph_version}`
      : status.graph_url,
    accessToken: status.access_token,
    workerEnvironment: functionEnvironment(config),
    control,
    makeNumber: async (perSecond, atMeta = {}) => {
      const ids = { phone: digits(15), waba: digits(15), display: `+2010${digits(8)}` }
      await control('POST', '/numbers', {
        phone_number_id: ids.phone,
        display_phone_number: ids.display,
        waba_id: ids.waba,
        verified_name: 'Bench',
        messages_per_second: perSecond,
        ...atMeta,
      })
      return await insertNumber(sql, projectId, perSecond, ids)
    },
    makeConversations: (number, count) => insertConversations(sql, number, count),
    queueTexts: async (conversationIds, each) => {
      await sql.begin(async (tx) => {
        await tx`select set_config('request.jwt.claims', ${JSON.stringify({ sub: ADMIN, role: 'authenticated' })}, true)`
        await tx`
          select count(private.queue_message(
            c.id::uuid, 'text', jsonb_build_object('body', 'message ' || n), gen_random_uuid()::text, null, null, '{}'
          ))
          from generate_series(1, ${each}) as n
          cross join unnest(${conversationIds}::text[]) as c (id)`
      })
      return conversationIds.length * each
    },
    drain: async () => {
      const response = await fetch(`http://127.0.0.1:${config.ports.functions}/queue/outbound`, {
        method: 'POST',
        headers: { 'x-queue-secret': config.queue_secret, 'content-type': 'application/json' },
        body: '{}',
      })
      if (!response.ok) throw new Error(`queue/outbound: ${response.status} ${await response.text()}`)
      return (await response.json()) as { done: number; failed: number; status: string }
    },
    stop: async () => {
      await sql.end({ timeout: 2 })
      await stack.stop()
    },
  }
}
