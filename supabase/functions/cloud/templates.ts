import { z } from 'zod'
import * as graph from '../_shared/whatsapp/graph-templates.ts'
import { dropTemplates, keepTemplate, tokenOfAccount } from './account.ts'
import { type Door, type DoorAccount, requireScope } from './door.ts'
import type { DoorTemplate } from './nodes.ts'
import { invalidParameter, unknownObject } from './refusal.ts'

const Components = z.array(z.looseObject({ type: z.string().max(40) })).min(1)

/** `POST /{waba_id}/message_templates`; what else is in it is Meta's to judge. */
export const CreateCloudTemplate = z.looseObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'must be lower-case letters, digits and underscores'),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/, 'must be a code such as ar or en_US'),
  category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']),
  components: Components,
})

/** `POST /{template_id}` */
export const EditCloudTemplate = z
  .looseObject({ category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']), components: Components })
  .partial()

/** `DELETE /{waba_id}/message_templates`: one by its id, one language of a name (Kapso's client), or all of a name. */
export const DeleteCloudTemplates = z.object({
  name: z.string().max(512).optional(),
  hsm_id: z.string().max(40).optional(),
  language: z.string().max(20).optional(),
})

const upper = <Template extends { components?: { type: string }[] | undefined }>(template: Template) =>
  template.components
    ? {
        ...template,
        components: template.components.map((one) => ({ ...one, type: one.type.toUpperCase() })),
      }
    : template

/** Hands a template in; the row appears when Meta has taken it. */
export async function create(door: Door, account: DoorAccount, body: z.infer<typeof CreateCloudTemplate>) {
  requireScope(door, 'templates:write')
  const token = await tokenOfAccount(account.id)
  const askedAt = performance.now()
  const answer = await graph.createTemplate(account.waba_id, token, body)
  await keepTemplate(account.id, { ...upper(body), ...answer }, askedAt)
  return { id: answer.id, status: answer.status, category: answer.category }
}

/** Changes a template; Meta reviews it again. */
export async function edit(door: Door, template: DoorTemplate, body: z.infer<typeof EditCloudTemplate>) {
  requireScope(door, 'templates:write')
  const accountId = template.business_account_id
  const token = await tokenOfAccount(accountId)
  const askedAt = performance.now()
  await graph.editTemplate(template.meta_template_id ?? '', token, body)
  await keepTemplate(accountId, { ...upper(body), id: template.meta_template_id, status: 'PENDING' }, askedAt)
  return { success: true }
}

/** Deletes at Meta, then here, what the query names of the account's templates. */
export async function remove(door: Door, account: DoorAccount, query: z.infer<typeof DeleteCloudTemplates>) {
  requireScope(door, 'templates:write')
  const { name, hsm_id, language } = query
  if (!name && !hsm_id) throw invalidParameter('name or hsm_id is required.')
  let rows = door.caller.supabase
    .from('templates')
    .select('id, name, meta_template_id')
    .eq('business_account_id', account.id)
    .not('meta_template_id', 'is', null)
    .is('removed_at', null)
  if (name) rows = rows.eq('name', name)
  if (hsm_id) rows = rows.like('meta_template_id', hsm_id)
  if (language) rows = rows.eq('language', language)
  const { data } = await rows.throwOnError()
  if (data.length === 0) throw unknownObject('DELETE', name ?? hsm_id ?? '')
  const token = await tokenOfAccount(account.id)
  for (const row of data) {
    await graph.deleteTemplate(account.waba_id, token, row.name, row.meta_template_id ?? '')
    await dropTemplates([row.id])
  }
  return { success: true }
}
