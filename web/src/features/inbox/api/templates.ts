import type { Template, TemplatePreview } from '@contracts/templates'
import { queryOptions } from '@tanstack/react-query'
import { call } from '@/lib/api-client'
import { unwrap } from '@/lib/problem'
import { supabase } from '@/lib/supabase'
import type { OutgoingMessage } from '../model/outgoing'

export type { Template, TemplatePreview }

/** What fills a template, as a message carries it. */
export type TemplateComponents = NonNullable<
  Extract<OutgoingMessage, { type: 'template' }>['template']['components']
>

const PAGE = 200

/** Templates that may be sent from a number: the approved ones of its business account. */
export function sendableTemplatesQuery(projectId: string, numberId: string) {
  return queryOptions({
    queryKey: ['inbox', projectId, 'templates', numberId],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<Template[]> => {
      const account = unwrap(
        await supabase()
          .rest.from('whatsapp_numbers')
          .select('business_account_id')
          .eq('project_id', projectId)
          .eq('id', numberId)
          .abortSignal(signal)
          .single()
          .overrideTypes<{ business_account_id: string }, { merge: false }>(),
      )
      const templates: Template[] = []
      let cursor: string | undefined
      do {
        const query = {
          project_id: projectId,
          business_account_id: account.business_account_id,
          status: 'APPROVED',
          limit: PAGE,
          cursor,
        }
        const page = await call((api) => api.GET('/templates', { params: { query }, signal }))
        templates.push(...(page.data as Template[]))
        cursor = page.next_cursor ?? undefined
      } while (cursor)
      return templates
    },
  })
}

/** What the customer would read, by the very rendering that is sent; and what is missing before it may be. */
export async function previewTemplate(
  id: string,
  components: TemplateComponents,
  signal?: AbortSignal,
): Promise<TemplatePreview> {
  const params = { path: { id } }
  return (await call((api) =>
    api.POST('/templates/{id}/preview', { params, body: { components }, signal }),
  )) as TemplatePreview
}

export function templatePreviewQuery(projectId: string, id: string, components: TemplateComponents) {
  return queryOptions({
    queryKey: ['inbox', projectId, 'template-preview', id, components],
    staleTime: 60_000,
    gcTime: 60_000,
    queryFn: ({ signal }) => previewTemplate(id, components, signal),
  })
}
