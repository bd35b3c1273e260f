import { GraphError } from '../../errors/graph-error.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import type { Template } from '../../world/templates.ts'
import { describeTemplate } from './describe-template.ts'

const filters = ['name', 'status', 'category', 'language'] as const

/** GET /{business-account-id}/message_templates: by pages, with cursors. */
export const listTemplates: Endpoint<'business_account'> = {
  name: 'templates.list',
  method: 'GET',
  node: 'business_account',
  edge: 'message_templates',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node: account, query }) {
    const all = world.templates.ofAccount(account.id).filter((template) => matches(template, query))
    const limit = Math.min(Math.max(Number(query.get('limit') ?? 25) || 25, 1), 1000)
    const start = startOf(all, query.get('after'))
    const page = all.slice(start, start + limit)
    const fields = query.get('fields')?.split(',')
    const [first, last] = [page[0], page.at(-1)]
    const next = new URLSearchParams(query)
    if (last) next.set('after', cursorOf(last))
    next.delete('access_token')
    const version = world.config.graph_version
    return {
      body: {
        data: page.map((template) => describeTemplate(template, fields)),
        ...(first && last
          ? {
              paging: {
                cursors: { before: cursorOf(first), after: cursorOf(last) },
                ...(start + limit < all.length
                  ? { next: `${world.publicUrl}/${version}/${account.id}/message_templates?${next}` }
                  : {}),
              },
            }
          : {}),
      },
    }
  },
}

function matches(template: Template, query: URLSearchParams): boolean {
  return filters.every((key) => {
    const wanted = query.get(key)
    return wanted === null || template[key].toLowerCase() === wanted.toLowerCase()
  })
}

function startOf(templates: readonly Template[], after: string | null): number {
  if (after === null) return 0
  const index = templates.findIndex((template) => cursorOf(template) === after)
  if (index < 0) throw new GraphError(131059)
  return index + 1
}

function cursorOf(template: Template): string {
  return Buffer.from(`after:${template.id}`).toString('base64url')
}
