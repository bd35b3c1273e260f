import {
  type ChangeNumberBody,
  type ConnectionReport,
  type ConnectNumberBody,
  type ProfileBody,
  SandboxSession,
  WhatsAppNumber,
} from '../_shared/contracts/numbers.ts'
import type { Json } from '../_shared/database.types.ts'
import { optionalSetting } from '../_shared/env.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireReader } from '../_shared/http/membership.ts'
import { Problem } from '../_shared/http/problem.ts'
import { serviceDatabase } from '../_shared/runtime/database.ts'
import { GraphError } from '../_shared/whatsapp/graph.ts'
import * as graph from '../_shared/whatsapp/graph-numbers.ts'
import { type Connection, checkConnection } from './connection.ts'

const COLUMNS = [
  'id, project_id, business_account_id, phone_number_id, display_phone_number, verified_name, name, kind, status',
  'quality_rating, messaging_limit, throughput_per_second, name_status, is_default, is_coexistence, health',
  'health_checked_at, health_details, profile, disabled_at, created_at',
].join(', ')

export async function list(caller: Caller, projectId: string): Promise<{ data: WhatsAppNumber[] }> {
  const { data } = await caller.supabase
    .from('whatsapp_numbers')
    .select(COLUMNS)
    .eq('project_id', projectId)
    .order('created_at')
    .throwOnError()
  if (!data?.length) await requireReader(caller, projectId, 'numbers:read')
  return { data: (data ?? []).map((row) => WhatsAppNumber.parse(row)) }
}

/** One number that the caller may see, else `not_found`. */
export async function readOne(caller: Caller, id: string): Promise<WhatsAppNumber> {
  const { data } = await caller.supabase
    .from('whatsapp_numbers')
    .select(COLUMNS)
    .eq('id', id)
    .maybeSingle()
    .throwOnError()
  if (!data) throw new Problem('not_found')
  return WhatsAppNumber.parse(data)
}

/** Raises unless the caller is an admin of the project. */
export async function mayConnect(caller: Caller, projectId: string): Promise<void> {
  await caller.supabase.rpc('may_connect_numbers', { project_id: projectId }).throwOnError()
}

/**
 * The token of a number, after the caller's right to its project was asked: this passes over RLS. A business account of
 * another tenant never lends its token, as the number belongs to the project.
 */
async function tokenOf(number: WhatsAppNumber): Promise<string> {
  const [row] = await serviceDatabase()<{ token: string | null }[]>`
    select private.access_token_of_number(${number.id}::uuid) as token`
  return needed(row?.token ?? optionalSetting('WHATSAPP_ACCESS_TOKEN'))
}

function needed(token: string | undefined): string {
  if (token) return token
  throw new Problem('not_configured', { detail: 'No access token is set.' })
}

async function pathOf({ project_id, app_id }: ConnectNumberBody): Promise<string | undefined> {
  if (!app_id) return undefined
  const [row] = await serviceDatabase()<{ path: string }[]>`
    select private.path_of_meta_app(${project_id}::uuid, ${app_id}::uuid) as path`
  return row?.path
}

/** The token to connect with: the one given, the one kept, or the hub's; none is lent for another tenant's account. */
async function connectionOf(body: ConnectNumberBody): Promise<Connection> {
  const wanted = { ...body, path: await pathOf(body) }
  if (body.access_token) return await checkConnection(wanted, body.access_token)
  const [kept] = await serviceDatabase()<{ is_foreign: boolean; access_token: string | null }[]>`
    select * from private.connection_token(${body.project_id}::uuid, ${body.waba_id})`
  if (kept?.is_foreign) throw new Problem('number_exists')
  return await checkConnection(wanted, needed(kept?.access_token ?? optionalSetting('WHATSAPP_ACCESS_TOKEN')))
}

/** Goes through the steps of connecting a number. */
export async function check(caller: Caller, body: ConnectNumberBody): Promise<ConnectionReport> {
  await mayConnect(caller, body.project_id)
  return (await connectionOf(body)).report
}

/** Connects a number whose every step is right. */
export async function connect(caller: Caller, body: ConnectNumberBody): Promise<WhatsAppNumber> {
  await mayConnect(caller, body.project_id)
  const { report, facts, accountName } = await connectionOf(body)
  const failed = report.steps.find(({ state }) => state === 'failed')
  if (failed || !facts) {
    throw new Problem('upstream_failed', {
      detail: failed?.detail ?? undefined,
      errors: [{ pointer: `/steps/${failed?.step}`, detail: `${failed?.remedy?.ar} ${failed?.remedy?.en}` }],
    })
  }
  const sql = serviceDatabase()
  const kept = { ...graph.factsToKeep(facts), account_name: accountName }
  const [row] = await sql<{ id: string }[]>`
    select private.connect_number(
      ${body.project_id}::uuid, ${body.waba_id}, ${body.phone_number_id}, ${body.access_token ?? null}::text,
      ${sql.json(kept as never)}::jsonb, ${body.app_id ?? null}::uuid
    ) as id`
  return await readOne(caller, row?.id ?? '')
}

export async function change(caller: Caller, id: string, patch: ChangeNumberBody): Promise<WhatsAppNumber> {
  await caller.supabase.rpc('change_number', { number_id: id, patch: patch as Json }).throwOnError()
  return await readOne(caller, id)
}

export async function remove(
  caller: Caller,
  id: string,
  withConversations: boolean,
): Promise<{ deleted: true }> {
  await caller.supabase
    .rpc('delete_number', { number_id: id, with_conversations: withConversations })
    .throwOnError()
  return { deleted: true }
}

async function askingMeta<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    throw new Problem('upstream_failed', {
      detail: `${error.code}: ${error.details ?? error.message}`,
      cause: error,
    })
  }
}

async function write(id: string, facts: object): Promise<void> {
  const sql = serviceDatabase()
  await sql`select private.write_number_facts(${id}::uuid, ${sql.json(facts as never)}::jsonb)`
}

/** Reads status, quality, limits and profile from Meta. A number that Meta refuses is unhealthy, and says why. */
export async function checkHealth(caller: Caller, id: string): Promise<WhatsAppNumber> {
  const number = await readOne(caller, id)
  await mayConnect(caller, number.project_id)
  const token = await tokenOf(number)
  try {
    const facts = await graph.readNumber(number.phone_number_id, token)
    const profile = await graph.readProfile(number.phone_number_id, token)
    await write(id, { ...graph.factsToKeep(facts), profile })
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    await write(id, {
      health: 'unhealthy',
      health_details: { code: error.code, reason: error.details ?? error.message },
    })
  }
  return await readOne(caller, id)
}

/** Changes the business profile at Meta, then here. */
export async function changeProfile(caller: Caller, id: string, body: ProfileBody): Promise<WhatsAppNumber> {
  const number = await readOne(caller, id)
  await mayConnect(caller, number.project_id)
  const token = await tokenOf(number)
  await askingMeta(() => graph.writeProfile(number.phone_number_id, token, body))
  await write(id, { profile: await askingMeta(() => graph.readProfile(number.phone_number_id, token)) })
  return await readOne(caller, id)
}

/** A code for a test phone. */
export async function startSandboxSession(caller: Caller, id: string): Promise<SandboxSession> {
  const { data } = await caller.supabase.rpc('start_sandbox_session', { number_id: id }).throwOnError()
  return SandboxSession.parse(data)
}
