import {
  type CreateFlowBody,
  Flow,
  type FlowPreview,
  type FlowsSynced,
  type SendFlowBody,
} from '../_shared/contracts/flows.ts'
import { MessageAccepted } from '../_shared/contracts/messages.ts'
import type { Json } from '../_shared/database.types.ts'
import * as meta from '../_shared/flows/at-meta.ts'
import { flowTokenFor } from '../_shared/flows/flow-token.ts'
import {
  MAINTENANCE_FORM,
  MAINTENANCE_FORM_WITH_ENDPOINT,
  maintenanceMessage,
} from '../_shared/flows/maintenance-form.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { requireReader, requireRole } from '../_shared/http/membership.ts'
import { Problem } from '../_shared/http/problem.ts'
import { JSON_TYPE, serviceDatabase } from '../_shared/runtime/database.ts'
import { kickQueue } from '../_shared/runtime/kick.ts'
import { openExchange } from './exchange.ts'

const COLUMNS = [
  'id, business_account_id, name, status, meta_flow_id, categories, purpose, document, validation_errors, preview_url',
  'preview_expires_at, uploaded_at, published_at, synced_at, created_at, updated_at',
].join(', ')

type Account = { id: string; waba_id: string }

/** The business accounts that a project uses; the caller's right to the project is asked before. */
async function accountsOf(projectId: string): Promise<Account[]> {
  return await serviceDatabase()<Account[]>`
    select a.id, a.waba_id
    from public.project_business_accounts as l
    join public.whatsapp_business_accounts as a on a.id = l.business_account_id
    where l.project_id = ${projectId}
    order by a.waba_id`
}

/** The Flow, and the proof that the caller is an admin of a project that uses its account. */
async function ownFlow(caller: Caller, id: string): Promise<Flow> {
  const flow = await readOne(caller, id)
  const { data } = await caller.supabase
    .from('project_business_accounts')
    .select('project_id')
    .eq('business_account_id', flow.business_account_id)
    .throwOnError()
  for (const { project_id } of data) {
    try {
      await requireRole(caller, project_id, 'admin')
      return flow
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
  throw new Problem('forbidden', { detail: 'This needs the role admin.' })
}

function knownToMeta(flow: Flow): string {
  if (flow.meta_flow_id) return flow.meta_flow_id
  throw new Problem('conflict', { detail: 'The Flow is not at Meta yet; upload its document first.' })
}

/** Writes what Meta has said; callers may not write these columns themselves. */
async function keep(id: string, facts: Record<string, unknown>): Promise<void> {
  const sql = serviceDatabase()
  await sql`update public.flows set ${sql(facts as never)} where id = ${id}`
}

export async function list(caller: Caller, projectId: string) {
  await requireReader(caller, projectId, 'flows:read')
  const accounts = await accountsOf(projectId)
  const { data } = await caller.supabase
    .from('flows')
    .select(COLUMNS)
    .in(
      'business_account_id',
      accounts.map(({ id }) => id),
    )
    .is('removed_at', null)
    .order('name')
    .throwOnError()
  return { data: data.map((row) => Flow.parse(row)) }
}

/** One Flow that the caller may see, else `not_found`. */
export async function readOne(caller: Caller, id: string): Promise<Flow> {
  const { data } = await caller.supabase
    .from('flows')
    .select(COLUMNS)
    .eq('id', id)
    .is('removed_at', null)
    .maybeSingle()
    .throwOnError()
  if (!data) throw new Problem('not_found')
  return Flow.parse(data)
}

/** Whether a document asks an endpoint. */
const asksEndpoint = (document: Record<string, unknown>) => document.data_api_version !== undefined

/** Hands a document to Meta and keeps it with what Meta says of it; that makes a version. */
async function uploadDocument(caller: Caller, flow: Flow, document: Record<string, unknown>): Promise<void> {
  const metaId = knownToMeta(flow)
  if (asksEndpoint(document)) await giveEndpoint(flow, metaId)
  const faults = await meta.uploadAtMeta(flow.business_account_id, metaId, document)
  const sql = serviceDatabase()
  await keep(flow.id, {
    // json and not jsonb, which would change the order of what was written.
    document: sql.typed(document as never, JSON_TYPE),
    validation_errors: sql.json(faults as never),
    document_version: typeof document.version === 'string' ? document.version : null,
    data_api_version: typeof document.data_api_version === 'string' ? document.data_api_version : null,
    uploaded_at: new Date(),
    saved_by: caller.userId,
  })
}

/** A draft that was made without an endpoint gets ours, once its document asks one. */
async function giveEndpoint(flow: Flow, metaId: string): Promise<void> {
  const [known] = await serviceDatabase()<{ endpoint_uri: string | null }[]>`
    select endpoint_uri from public.flows where id = ${flow.id}`
  if (known?.endpoint_uri) return
  const endpoint = await endpointOf(flow.business_account_id)
  if (!endpoint) return
  await meta.giveEndpointAtMeta(flow.business_account_id, metaId, endpoint)
  await keep(flow.id, { endpoint_uri: endpoint })
}

/** The address at which the form asks for the day; none when Meta does not take our key: then the message brings it. */
async function endpointOf(accountId: string): Promise<string | undefined> {
  try {
    return await openExchange(accountId)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return undefined
  }
}

/** A draft here and at Meta. What Meta refuses leaves nothing behind. */
export async function create(caller: Caller, body: CreateFlowBody): Promise<Flow> {
  await requireRole(caller, body.project_id, 'admin')
  const accounts = await accountsOf(body.project_id)
  const account = body.business_account_id
    ? accounts.find(({ id }) => id === body.business_account_id)
    : accounts.length === 1
      ? accounts[0]
      : undefined
  if (!account) throw new Problem('business_account_not_found')
  const { name, categories } = body
  if (body.document) return await makeDraft(caller, account, { name, categories, document: body.document })
  const endpoint = await endpointOf(account.id)
  const form = endpoint ? MAINTENANCE_FORM_WITH_ENDPOINT : MAINTENANCE_FORM
  const document = form as unknown as Record<string, unknown>
  return await makeDraft(caller, account, { name, categories, document, purpose: body.template ?? null })
}

type Draft = Pick<Flow, 'name' | 'categories' | 'document'> & Partial<Pick<Flow, 'purpose'>>

async function makeDraft(caller: Caller, account: Account, draft: Draft): Promise<Flow> {
  const { data } = await caller.supabase
    .from('flows')
    .insert({
      business_account_id: account.id,
      name: draft.name,
      categories: draft.categories,
      document: draft.document as NonNullable<Json>,
      purpose: draft.purpose ?? null,
      created_by: caller.userId,
    })
    .select('id')
    .single()
    .throwOnError()
  const endpoint = asksEndpoint(draft.document) ? await endpointOf(account.id) : undefined
  let metaId: string
  try {
    metaId = await meta.createAtMeta(account.id, account.waba_id, draft.name, draft.categories, endpoint)
  } catch (error) {
    await serviceDatabase()`delete from public.flows where id = ${data.id} and meta_flow_id is null`
    throw error
  }
  await keep(data.id, { meta_flow_id: metaId, endpoint_uri: endpoint ?? null, synced_at: new Date() })
  await uploadDocument(caller, await readOne(caller, data.id), draft.document)
  return await readOne(caller, data.id)
}

/** Another draft in the Flow's account, for what the Flow is for, with this document. */
export async function draftFrom(
  caller: Caller,
  id: string,
  name: string,
  document: Record<string, unknown>,
): Promise<Flow> {
  const { business_account_id, categories, purpose } = await ownFlow(caller, id)
  const [account] = await serviceDatabase()<Account[]>`
    select id, waba_id from public.whatsapp_business_accounts where id = ${business_account_id}`
  if (!account) throw new Problem('business_account_not_found')
  return await makeDraft(caller, account, { name, categories, purpose, document })
}

/** Another document for a draft. */
export async function upload(caller: Caller, id: string, document: Record<string, unknown>): Promise<Flow> {
  const flow = await ownFlow(caller, id)
  if (flow.status !== 'DRAFT') throw new Problem('conflict', { detail: 'Only a draft can be changed.' })
  await uploadDocument(caller, flow, document)
  return await readOne(caller, id)
}

export async function publish(caller: Caller, id: string): Promise<Flow> {
  const flow = await ownFlow(caller, id)
  await meta.publishAtMeta(flow.business_account_id, knownToMeta(flow))
  await keep(id, { status: 'PUBLISHED', published_at: new Date() })
  return await readOne(caller, id)
}

export async function deprecate(caller: Caller, id: string): Promise<Flow> {
  const flow = await ownFlow(caller, id)
  await meta.deprecateAtMeta(flow.business_account_id, knownToMeta(flow))
  await keep(id, { status: 'DEPRECATED' })
  return await readOne(caller, id)
}

export async function preview(caller: Caller, id: string): Promise<FlowPreview> {
  const flow = await ownFlow(caller, id)
  const { preview_url, expires_at } = await meta.previewAtMeta(flow.business_account_id, knownToMeta(flow))
  const preview_expires_at = new Date(expires_at).toISOString()
  await keep(id, { preview_url, preview_expires_at })
  return { preview_url, preview_expires_at }
}

/** A draft that is gone at Meta goes here too; its row stays for the answers that name it. */
export async function remove(caller: Caller, id: string): Promise<void> {
  const flow = await ownFlow(caller, id)
  if (flow.status !== 'DRAFT') throw new Problem('conflict', { detail: 'Only a draft can be deleted.' })
  if (flow.meta_flow_id) await meta.deleteAtMeta(flow.business_account_id, flow.meta_flow_id)
  await keep(id, { removed_at: new Date() })
}

/** Takes over what Meta has. */
export async function sync(caller: Caller, projectId: string): Promise<FlowsSynced> {
  await requireRole(caller, projectId, 'admin')
  const sql = serviceDatabase()
  const counts: FlowsSynced = { seen: 0, added: 0, removed: 0 }
  for (const account of await accountsOf(projectId)) {
    const found = await meta.listAtMeta(account.id, account.waba_id)
    counts.seen += found.length
    for (const one of found) {
      // Only a draft's document can have changed at Meta.
      const draft = one.status === 'DRAFT' ? await meta.documentAtMeta(account.id, one.id) : null
      const changed = draft
        ? sql`, document = ${sql.typed(draft as never, JSON_TYPE)}, saved_by = null`
        : sql``
      const known = await sql`
        update public.flows set
          name = ${one.name}, status = ${one.status}, categories = ${one.categories},
          validation_errors = ${sql.json(one.validation_errors as never)}, synced_at = now(), removed_at = null
          ${changed}
        where meta_flow_id = ${one.id} and business_account_id = ${account.id}
        returning id`
      if (known.length > 0) continue
      const document = draft ?? (await meta.documentAtMeta(account.id, one.id)) ?? {}
      const added = await sql`
        insert into public.flows (business_account_id, meta_flow_id, name, status, categories, document, synced_at)
        values (${account.id}, ${one.id}, ${one.name}, ${one.status}, ${one.categories}, ${sql.typed(document as never, JSON_TYPE)}, now())
        on conflict do nothing
        returning id`
      counts.added += added.length
    }
    const gone = await sql`
      update public.flows set removed_at = now()
      where business_account_id = ${account.id} and removed_at is null and meta_flow_id is not null
        and meta_flow_id <> all (${found.map(({ id }) => id)})
      returning id`
    counts.removed += gone.length
  }
  return counts
}

/** The first screen of a document. */
function firstScreen(document: Record<string, unknown>): string | undefined {
  const [first] = Array.isArray(document.screens) ? document.screens : []
  return typeof first?.id === 'string' ? first.id : undefined
}

/** Sends a button that opens the Flow. The token is of this message alone. */
export async function send(
  caller: Caller,
  key: string,
  id: string,
  body: SendFlowBody,
): Promise<MessageAccepted> {
  const flow = await readOne(caller, id)
  const metaId = knownToMeta(flow)
  const mode = flow.status === 'DRAFT' ? 'draft' : 'published'
  const [facts] = await serviceDatabase()<{ time_zone: string; has_endpoint: boolean }[]>`
    select p.time_zone, (select f.endpoint_uri is not null from public.flows as f where f.id = ${id}) as has_endpoint
    from public.conversations as c join public.projects as p on p.id = c.project_id
    where c.id = ${body.conversation_id}`
  const token = flowTokenFor(key)
  const screen = firstScreen(flow.document)
  const message =
    flow.purpose === 'maintenance_request'
      ? maintenanceMessage(
          metaId,
          token,
          facts?.has_endpoint
            ? 'data_exchange'
            : { timeZone: facts?.time_zone ?? 'Africa/Cairo', moment: new Date() },
          mode,
        )
      : {
          type: 'flow',
          body: { text: flow.name },
          action: {
            name: 'flow',
            parameters: {
              flow_message_version: '3',
              flow_id: metaId,
              flow_cta: 'فتح النموذج',
              flow_token: token,
              mode,
              ...(facts?.has_endpoint && asksEndpoint(flow.document)
                ? { flow_action: 'data_exchange' }
                : {
                    flow_action: 'navigate',
                    ...(screen ? { flow_action_payload: { screen } } : {}),
                  }),
            },
          },
        }
  if (body.text) message.body.text = body.text
  if (body.button) message.action.parameters.flow_cta = body.button
  const { data } = await caller.supabase
    .rpc('queue_message', {
      conversation_id: body.conversation_id,
      type: 'interactive',
      content: message as unknown as Json,
      idempotency_key: key,
    })
    .throwOnError()
  kickQueue('outbound')
  return MessageAccepted.parse(data)
}
