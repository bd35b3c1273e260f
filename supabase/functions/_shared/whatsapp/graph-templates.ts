import { z } from 'zod'
import { callGraph } from './graph.ts'

/** Everything of a template that we keep. */
const FIELDS = [
  'id,name,language,status,category,sub_category,previous_category,correct_category,components,parameter_format',
  'quality_score,rejected_reason,message_send_ttl_seconds',
].join(',')
const PAGE_SIZE = 100
/** 6,000 templates is Meta's limit; a list that goes on and on is not one. */
const MAX_PAGES = 100

const Page = z.looseObject({
  data: z.array(z.looseObject({ id: z.coerce.string(), name: z.string(), language: z.string() })),
  paging: z
    .looseObject({
      next: z.string().optional(),
      cursors: z.looseObject({ after: z.string().optional() }).optional(),
    })
    .optional(),
})
export type GraphTemplate = z.infer<typeof Page>['data'][number]

/** All templates of an account, all pages of it. */
export async function listTemplates(wabaId: string, token: string): Promise<GraphTemplate[]> {
  const all: GraphTemplate[] = []
  let after: string | undefined
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = new URLSearchParams({
      fields: FIELDS,
      limit: String(PAGE_SIZE),
      ...(after ? { after } : {}),
    })
    const { data, paging } = await callGraph(`${wabaId}/message_templates?${query}`, Page, { token })
    all.push(...data)
    after = paging?.next ? paging.cursors?.after : undefined
    if (!after) return all
  }
  throw new Error('Graph listed templates without an end')
}

const Created = z.looseObject({ id: z.coerce.string(), status: z.string(), category: z.string() })

/** Hands a template in. */
export async function createTemplate(wabaId: string, token: string, body: object) {
  return await callGraph(`${wabaId}/message_templates`, Created, { token, method: 'POST', body })
}

/** Changes a template; it is reviewed again. */
export async function editTemplate(templateId: string, token: string, body: object): Promise<void> {
  await callGraph(templateId, z.looseObject({ success: z.literal(true) }), { token, method: 'POST', body })
}

/** Deletes one language of a template. */
export async function deleteTemplate(wabaId: string, token: string, name: string, id: string): Promise<void> {
  const query = new URLSearchParams({ name, hsm_id: id })
  await callGraph(`${wabaId}/message_templates?${query}`, z.looseObject({ success: z.literal(true) }), {
    token,
    method: 'DELETE',
  })
}
