import { Buffer } from 'node:buffer'
import type postgres from 'postgres'
import { closeServiceDatabase } from '../../supabase/functions/_shared/runtime/database.ts'
import { drain } from '../../supabase/functions/queue/drain.ts'
import { actAsFunctions, type LoneHub, startLoneHub } from './lone-hub.ts'

const TENANT = '10000000-0000-4000-8000-000000000001'

/** A project with one number, for a test of its own. */
export type Tenant = {
  projectId: string
  numberId: string
  accountId: string
  phoneNumberId: string
  display: string
  wabaId: string
}

/** A hub in one process: bodies go in as the webhook function stores them, and the queue function's own code works. */
export type WorkingHub = LoneHub & {
  makeTenant(): Promise<Tenant>
  /** Stores bodies as the webhook function does; returns the ids of their events. */
  receive(bodies: string[]): Promise<string[]>
  /** Works until the queues of webhook events are empty. */
  work(): Promise<{ done: number; failed: number }>
}

function digits(length: number): string {
  let text = String(1 + Math.floor(Math.random() * 9))
  while (text.length < length) text += Math.floor(Math.random() * 10)
  return text
}

async function makeTenant(sql: postgres.Sql): Promise<Tenant> {
  const phoneNumberId = digits(15)
  const wabaId = digits(15)
  const display = `+2010${digits(8)}`
  const [row] = await sql<{ project_id: string; number_id: string; account_id: string }[]>`
    with project as (
      insert into public.projects (tenant_id, name, slug)
      values (${TENANT}, 'Test', ${`test-${crypto.randomUUID()}`})
      returning id
    ), account as (
      insert into public.whatsapp_business_accounts (tenant_id, waba_id) values (${TENANT}, ${wabaId}) returning id
    ), link as (
      insert into public.project_business_accounts (project_id, business_account_id)
      select project.id, account.id from project, account
      returning project_id, business_account_id
    ), number as (
      insert into public.whatsapp_numbers (
        project_id, business_account_id, phone_number_id, display_phone_number, verified_name, status
      )
      select project_id, business_account_id, ${phoneNumberId}, ${display}, 'Test', 'CONNECTED'
      from link
      returning id, project_id, business_account_id
    )
    select project_id, id as number_id, business_account_id as account_id from number`
  if (!row) throw new Error('the test project was not made')
  await sql`
    insert into public.project_members (project_id, user_id, role)
    values (${row.project_id}, '30000000-0000-4000-8000-000000000002', 'admin')`
  return {
    projectId: row.project_id,
    numberId: row.number_id,
    accountId: row.account_id,
    phoneNumberId,
    display,
    wabaId,
  }
}

async function receive(sql: postgres.Sql, bodies: string[]): Promise<string[]> {
  const hex = bodies.map((body) => `\\x${Buffer.from(body).toString('hex')}`)
  const rows = await sql<{ event_id: string }[]>`
    select event_id
    from private.receive_webhook_events(${bodies.map(() => 'default')}::text[], ${hex}::text[])
    order by ord`
  return rows.map(({ event_id }) => event_id)
}

async function work(): Promise<{ done: number; failed: number }> {
  const total = { done: 0, failed: 0 }
  for (const queue of ['inbound', 'statuses'] as const) {
    const { done, failed } = await drain(queue)
    total.done += done
    total.failed += failed
  }
  return total
}

/** Starts a hub in this process. Only one at a time: the functions' code has one environment. */
export async function startWorkingHub(settings: Record<string, string> = {}): Promise<WorkingHub> {
  const hub = await startLoneHub()
  // Nobody writes while it works here, so that looking out for more would only take time.
  await hub.sql`update private.queue_settings set linger_ms = 0`
  const restore = actAsFunctions(hub.url, settings)
  return {
    ...hub,
    makeTenant: () => makeTenant(hub.sql),
    receive: (bodies) => receive(hub.sql, bodies),
    work,
    stop: async () => {
      await closeServiceDatabase()
      restore()
      await hub.stop()
    },
  }
}
