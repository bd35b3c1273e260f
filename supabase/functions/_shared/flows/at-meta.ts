import { z } from 'zod'
import { FlowFault } from '../contracts/flows.ts'
import { optionalSetting } from '../env.ts'
import { Problem } from '../http/problem.ts'
import { serviceDatabase } from '../runtime/database.ts'
import { callGraph, GraphError, type GraphRequest } from '../whatsapp/graph.ts'

const Faults = z.array(FlowFault).catch([])
const Done = z.looseObject({ success: z.boolean().optional() })
const MetaFlow = z.looseObject({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  categories: z.array(z.string()).catch(['OTHER']),
  validation_errors: Faults.default([]),
})
export type MetaFlow = z.infer<typeof MetaFlow>

/** Our codes for what Meta says about Flows. */
const CONFLICTS = new Set(['139001', '139002', '139003', '139004'])

async function tokenOf(accountId: string): Promise<string> {
  const [row] = await serviceDatabase()<{ token: string | null }[]>`
    select private.access_token_of_account(${accountId}::uuid) as token`
  const token = row?.token ?? optionalSetting('WHATSAPP_ACCESS_TOKEN')
  if (!token)
    throw new Problem('not_configured', { detail: 'No access token is set for this business account.' })
  return token
}

/** One call to Graph about an account's Flows; Meta's refusals become problems that say what Meta said. */
async function ask<Schema extends z.ZodType>(
  accountId: string,
  path: string,
  schema: Schema,
  request: Omit<GraphRequest, 'token'> = {},
): Promise<z.infer<Schema>> {
  try {
    return await callGraph(path, schema, { token: await tokenOf(accountId), ...request })
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    const detail = `Meta: ${error.details ?? error.message}`
    if (CONFLICTS.has(error.code)) throw new Problem('conflict', { detail, cause: error })
    if (error.code === '100') throw new Problem('invalid_request', { detail, cause: error })
    throw new Problem('upstream_failed', { detail, cause: error })
  }
}

export async function createAtMeta(
  accountId: string,
  wabaId: string,
  name: string,
  categories: string[],
  endpoint?: string,
) {
  const body = { name, categories, ...(endpoint ? { endpoint_uri: endpoint } : {}) }
  const schema = z.looseObject({ id: z.string() })
  return (await ask(accountId, `${wabaId}/flows`, schema, { method: 'POST', body })).id
}

/** Uploads the document. Returns what Meta says is wrong with it. */
export async function uploadAtMeta(accountId: string, metaId: string, document: object) {
  const form = new FormData()
  form.set('name', 'flow.json')
  form.set('asset_type', 'FLOW_JSON')
  const text = JSON.stringify(document, null, 2)
  form.set('file', new File([text], 'flow.json', { type: 'application/json' }))
  const schema = z.looseObject({ validation_errors: Faults.default([]) })
  return (await ask(accountId, `${metaId}/assets`, schema, { method: 'POST', form })).validation_errors
}

/** Gives Meta the public key with which phones write to us. */
export async function uploadKeyAtMeta(accountId: string, phoneNumberId: string, publicKey: string) {
  const form = new FormData()
  form.set('business_public_key', publicKey)
  await ask(accountId, `${phoneNumberId}/whatsapp_business_encryption`, Done, { method: 'POST', form })
}

/** Where Meta's servers ask while the Flow is open on a phone. */
export const giveEndpointAtMeta = (accountId: string, metaId: string, endpoint_uri: string) =>
  ask(accountId, metaId, Done, { method: 'POST', body: { endpoint_uri } })

export const publishAtMeta = (accountId: string, metaId: string) =>
  ask(accountId, `${metaId}/publish`, Done, { method: 'POST' })
export const deprecateAtMeta = (accountId: string, metaId: string) =>
  ask(accountId, `${metaId}/deprecate`, Done, { method: 'POST' })
export const deleteAtMeta = (accountId: string, metaId: string) =>
  ask(accountId, metaId, Done, { method: 'DELETE' })

const Preview = z.looseObject({
  preview: z.looseObject({ preview_url: z.string(), expires_at: z.string() }),
})

export async function previewAtMeta(accountId: string, metaId: string) {
  return (await ask(accountId, `${metaId}?fields=preview.invalidate(false)`, Preview)).preview
}

const Page = z.looseObject({
  data: z.array(MetaFlow),
  paging: z
    .looseObject({
      next: z.string().optional(),
      cursors: z.looseObject({ after: z.string().optional() }).optional(),
    })
    .optional(),
})

/** All Flows of an account, page by page. */
export async function listAtMeta(accountId: string, wabaId: string): Promise<MetaFlow[]> {
  const found: MetaFlow[] = []
  let after: string | undefined
  do {
    const cursor = after ? `&after=${encodeURIComponent(after)}` : ''
    const page: z.infer<typeof Page> = await ask(
      accountId,
      `${wabaId}/flows?fields=id,name,status,categories,validation_errors&limit=100${cursor}`,
      Page,
    )
    found.push(...page.data)
    after = page.paging?.next ? page.paging.cursors?.after : undefined
  } while (after)
  return found
}

/** The document of a Flow as Meta has it; null when none was uploaded. */
export async function documentAtMeta(
  accountId: string,
  metaId: string,
): Promise<Record<string, unknown> | null> {
  const schema = z.looseObject({
    data: z.array(z.looseObject({ asset_type: z.string(), download_url: z.url() })),
  })
  const { data } = await ask(accountId, `${metaId}/assets`, schema)
  const asset = data.find(({ asset_type }) => asset_type === 'FLOW_JSON')
  if (!asset) return null
  // The address is signed by Meta and needs no token, so none is sent.
  const response = await fetch(asset.download_url, { signal: AbortSignal.timeout(20_000) }).catch(() => null)
  const parsed = z.record(z.string(), z.unknown()).safeParse(await response?.json().catch(() => null))
  return response?.ok && parsed.success ? parsed.data : null
}
