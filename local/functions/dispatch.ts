/** One function group: its handler, or why it could not be loaded. */
export type Group = { fetch: (request: Request) => Response | Promise<Response> } | { failure: string }

export type Groups = ReadonlyMap<string, Group>

function answer(status: number, code: string, message: string): Response {
  return Response.json({ code, message }, { status })
}

/**
 * Finds the group that a request is for by the first part of its path and calls it with the path that hosted Supabase
 * gives it: `/functions/v1/messages/1` and `/messages/1` both reach `messages` as `/messages/1`.
 */
export async function dispatch(groups: Groups, request: Request): Promise<Response> {
  const url = new URL(request.url)
  url.pathname = url.pathname.replace(/^\/functions\/v1(?=\/)/, '')
  const name = url.pathname.split('/')[1] ?? ''
  const group = groups.get(name)
  if (!group) return answer(404, 'NOT_FOUND', 'Requested function was not found')
  if ('failure' in group) {
    return answer(503, 'BOOT_ERROR', `Function "${name}" could not be loaded: ${group.failure}`)
  }
  try {
    return await group.fetch(url.href === request.url ? request : new Request(url, request))
  } catch (error) {
    console.error(`${name}: a request failed outside the app's own error handling:`, error)
    return answer(500, 'WORKER_ERROR', `Function "${name}" threw an error; its log has more.`)
  }
}

/** What an index.ts must export, as `deno serve` and the hosted runtime expect it. */
export function groupFrom(module: unknown): Group {
  const entry = (module as { default?: unknown } | null)?.default
  const fetch = (entry as { fetch?: unknown } | null | undefined)?.fetch
  if (typeof fetch !== 'function') return { failure: 'index.ts has no `export default { fetch }`.' }
  return { fetch: fetch as (request: Request) => Response | Promise<Response> }
}
