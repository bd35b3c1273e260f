import { AsyncLocalStorage } from 'node:async_hooks'

/** An error of Postgres as postgres.js throws it. */
export interface DatabaseError {
  code: string
  message: string
  detail?: string
  hint?: string
}

/** What is known about the request that Supabase Lite is working on; Lite itself hands none of it to the database. */
export interface RequestContext {
  method: string
  path: string
  /** Lower-case names, as PostgREST publishes them in `request.headers`. */
  headers: Record<string, string>
  /** Where the links of mails sent by this request should lead after the session is made. */
  redirectTo?: string
  /** Role of the last transaction that Lite opened for this request. */
  role?: string
  /** Last error of Postgres, kept so that the answer can be what PostgREST would have said. */
  databaseError?: DatabaseError
  /** Set when an upload was cut off because it grew beyond the limit. */
  objectTooLarge?: boolean
}

const storage = new AsyncLocalStorage<RequestContext>()

/** Runs `work` so that everything it awaits can read `context`. */
export function runInRequest<T>(context: RequestContext, work: () => Promise<T>): Promise<T> {
  return storage.run(context, work)
}

/** The request that the calling code works for, if any. */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore()
}

/** The context of `request`; credentials stay in the headers, since hosted policies may read them there too. */
export function contextOf(request: Request): RequestContext {
  const url = new URL(request.url)
  const context: RequestContext = {
    method: request.method,
    path: url.pathname,
    headers: Object.fromEntries(request.headers),
  }
  const redirectTo = url.searchParams.get('redirect_to')
  if (redirectTo) context.redirectTo = redirectTo
  return context
}
