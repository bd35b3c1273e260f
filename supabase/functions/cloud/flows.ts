import { z } from 'zod'
import * as meta from '../_shared/flows/at-meta.ts'
import { JSON_TYPE, serviceDatabase } from '../_shared/runtime/database.ts'
import { type Door, type DoorAccount, requireScope } from './door.ts'
import type { DoorFlow } from './nodes.ts'
import { invalidParameter } from './refusal.ts'

const JsonText = z.string().max(10 * 1024 * 1024)

/** `POST /{waba_id}/flows` */
export const CreateCloudFlow = z.looseObject({
  name: z.string().trim().min(1).max(200),
  // As a list, or as the JSON text of one when the request is a form.
  categories: z.preprocess(
    (value) => (typeof value === 'string' ? parsed(value) : value),
    z
      .array(z.string().regex(/^[A-Z_]{1,40}$/))
      .min(1)
      .default(['OTHER']),
  ),
  flow_json: JsonText.optional(),
  publish: z.boolean().optional(),
  endpoint_uri: z.url().max(2000).optional(),
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Flow JSON as an object; what is none is kept from Meta, too. */
function documentOf(text: string): Record<string, unknown> {
  const document = z.record(z.string(), z.unknown()).safeParse(parsed(text))
  if (!document.success) throw invalidParameter('The Flow JSON is not a JSON object.')
  return document.data
}

async function uploadDocument(accountId: string, metaId: string, document: Record<string, unknown>) {
  const faults = await meta.uploadAtMeta(accountId, metaId, document)
  const sql = serviceDatabase()
  await sql`
    update public.flows set
      document = ${sql.typed(document as never, JSON_TYPE)}, validation_errors = ${sql.json(faults as never)}, uploaded_at = now(), saved_by = null,
      document_version = ${typeof document.version === 'string' ? document.version : null}
    where meta_flow_id = ${metaId} and business_account_id = ${accountId}`
  return faults
}

/** A Flow at Meta and here. */
export async function create(door: Door, account: DoorAccount, body: z.infer<typeof CreateCloudFlow>) {
  requireScope(door, 'flows:write')
  const document = body.flow_json === undefined ? undefined : documentOf(body.flow_json)
  const id = await meta.createAtMeta(
    account.id,
    account.waba_id,
    body.name,
    body.categories,
    body.endpoint_uri,
  )
  const sql = serviceDatabase()
  await sql`
    insert into public.flows (business_account_id, name, meta_flow_id, categories, document, endpoint_uri, synced_at)
    values (${account.id}, ${body.name}, ${id}, ${body.categories}, '{}', ${body.endpoint_uri ?? null}, now())
    on conflict do nothing`
  if (!document) return { id }
  const validation_errors = await uploadDocument(account.id, id, document)
  if (body.publish && validation_errors.length === 0)
    await publish(door, { business_account_id: account.id, meta_flow_id: id })
  return { id, success: true, validation_errors }
}

type AtMeta = Pick<DoorFlow, 'business_account_id' | 'meta_flow_id'>

/** `POST /{flow_id}/assets` */
export async function upload(door: Door, flow: AtMeta, form: FormData) {
  requireScope(door, 'flows:write')
  const file = form.get('file')
  if (!(file instanceof File) || form.get('asset_type') !== 'FLOW_JSON') {
    throw invalidParameter('The form needs file, name=flow.json and asset_type=FLOW_JSON.')
  }
  const document = documentOf(await file.text())
  return {
    success: true,
    validation_errors: await uploadDocument(flow.business_account_id, flow.meta_flow_id, document),
  }
}

/** `POST /{flow_id}/publish` */
export async function publish(door: Door, flow: AtMeta) {
  requireScope(door, 'flows:write')
  await meta.publishAtMeta(flow.business_account_id, flow.meta_flow_id)
  await serviceDatabase()`
    update public.flows set status = 'PUBLISHED', published_at = now() where meta_flow_id = ${flow.meta_flow_id}`
  return { success: true }
}

/** `POST /{flow_id}/deprecate` */
export async function deprecate(door: Door, flow: AtMeta) {
  requireScope(door, 'flows:write')
  await meta.deprecateAtMeta(flow.business_account_id, flow.meta_flow_id)
  await serviceDatabase()`update public.flows set status = 'DEPRECATED' where meta_flow_id = ${flow.meta_flow_id}`
  return { success: true }
}

/** `DELETE /{flow_id}` */
export async function remove(door: Door, flow: AtMeta) {
  requireScope(door, 'flows:write')
  await meta.deleteAtMeta(flow.business_account_id, flow.meta_flow_id)
  await serviceDatabase()`update public.flows set removed_at = now() where meta_flow_id = ${flow.meta_flow_id}`
  return { success: true }
}

/** Where the Flow can be tried; asked of Meta only when the client wants it. */
export async function previewOf(flow: AtMeta) {
  return await meta.previewAtMeta(flow.business_account_id, flow.meta_flow_id)
}
