import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Facts } from '../behaviour/misbehaviour.ts'
import type { RequestAction } from '../behaviour/rules.ts'
import type { Emulator } from '../emulator.ts'
import { unknownObject, unknownPath } from '../errors/common.ts'
import { GraphError } from '../errors/graph-error.ts'
import { encodeJson } from '../webhooks/encode.ts'
import { newTraceId } from '../world/ids.ts'
import { digitsOf } from '../world/phone-numbers.ts'
import type { RequestRecord } from '../world/records.ts'
import { authenticate, maySee, requirePermission, tokenText } from './authenticate.ts'
import type { AnyEndpoint, Call, Endpoint, GraphAnswer, RequestBody } from './endpoint.ts'
import { hang, isLeftUnanswered } from './hang.ts'
import { findNode } from './nodes.ts'
import { describeBody, readBody } from './read-body.ts'

type GraphContext = Context<{ Bindings: Partial<HttpBindings> }>
type Match = { endpoint: AnyEndpoint; params: Record<string, string> }

/** What a handler of the Graph side works with while it makes an answer. */
export type Exchange = { record: RequestRecord; hit(facts: Facts): RequestAction | undefined }

/** Answers `/{version}/{node}/{edge}` from the endpoints. */
export function graphRouter(emulator: Emulator, endpoints: readonly AnyEndpoint[]) {
  return (c: GraphContext): Promise<Response> =>
    exchange(c, emulator, async (exchange) => {
      const query = new URL(c.req.url).searchParams
      const [, id = '', ...rest] = c.req.path.split('/').filter(Boolean).map(decodeURIComponent)
      const body = await readBody(c.req.raw)
      exchange.record.body = describeBody(body)
      const text = tokenText(c.req.raw.headers, query)
      exchange.record.token = text?.slice(-4) ?? null

      const found = findNode(emulator.world, id)
      const match = found && findEndpoint(endpoints, c.req.method, found.kind, rest.join('/'), body)
      describe(exchange.record, match, id, body)
      const action = exchange.hit(factsOf(emulator, exchange.record, id, body))

      return misbehave(c, emulator, action, async () => {
        const token = authenticate(emulator.world, text)
        if (!found || (found.wabaId !== null && !maySee(token, found.wabaId)))
          throw unknownObject(c.req.method, id)
        if (!match) throw rest.length > 0 ? unknownPath(rest.join('/')) : unknownObject(c.req.method, id)
        requirePermission(token, match.endpoint.permission)
        // The endpoint was chosen by the kind of the node, which the type of a list of endpoints cannot say.
        const call = {
          emulator,
          node: found.node,
          params: match.params,
          query,
          headers: c.req.raw.headers,
          body,
          token,
        } as Call<never>
        return await (match.endpoint as Endpoint<never>).handle(call)
      })
    })
}

/** Runs a handler, turns refusals into Meta's error object, and writes the exchange into the list of requests. */
export async function exchange(
  c: GraphContext,
  { world }: Emulator,
  run: (exchange: Exchange) => Promise<Response | GraphAnswer>,
): Promise<Response> {
  const started = performance.now()
  const url = new URL(c.req.url)
  const record: RequestRecord = {
    id: world.requests.total + 1,
    at: new Date().toISOString(),
    method: c.req.method,
    path: url.pathname,
    query: Object.fromEntries([...url.searchParams].filter(([key]) => key !== 'access_token')),
    endpoint: null,
    phone_number_id: null,
    recipient: null,
    body: null,
    token: null,
    user_agent: c.req.header('user-agent') ?? null,
    answer: null,
    duration_ms: 0,
    rules: [],
  }
  world.requests.push(record)
  const hit = (facts: Facts) => {
    const found = world.misbehaviour.hit('request', facts)
    if (found) record.rules.push(found.rule.id)
    return found?.action
  }
  try {
    const answer = await run({ record, hit })
    if (answer instanceof Response) {
      if (!isLeftUnanswered(answer)) record.answer = { status: answer.status, body: null }
      return answer
    }
    record.answer = { status: answer.status ?? 200, body: answer.body }
    return graphResponse(world.config.graph_version, answer)
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    const body = error.toBody()
    record.answer = { status: error.status, body }
    return graphResponse(world.config.graph_version, { status: error.status, body })
  } finally {
    record.duration_ms = Math.round(performance.now() - started)
  }
}

/** Lets a rule have its way with a request; without one the work is simply done. */
export async function misbehave(
  c: GraphContext,
  { world }: Emulator,
  action: RequestAction | undefined,
  work: () => Promise<Response | GraphAnswer>,
): Promise<Response | GraphAnswer> {
  switch (action?.type) {
    case undefined:
      return work()
    case 'error': {
      const { code, status, subcode, details } = action
      const throttled = [4, 80007, 130429, 131048, 131056].includes(code)
      throw new GraphError(code, {
        ...(status || throttled ? { status: status ?? world.settings.throttle_status } : {}),
        ...(subcode ? { subcode } : {}),
        ...(details ? { details } : {}),
      })
    }
    case 'media_404':
      throw unknownObject(c.req.method, c.req.path.split('/').at(-1) ?? '')
    case 'http':
      return new Response(action.body, {
        status: action.status,
        headers: { ...action.headers, 'content-type': action.content_type },
      })
    case 'timeout_before_accept':
      return hang(c, world, action.hang_ms ?? world.settings.hang_ms)
    case 'timeout_after_accept':
      await work()
      return hang(c, world, action.hang_ms ?? world.settings.hang_ms)
    case 'delay': {
      if (action.moment === 'before') {
        await world.clock.sleep(action.ms)
        return work()
      }
      const answer = await work()
      await world.clock.sleep(action.ms)
      return answer
    }
  }
}

function findEndpoint(
  endpoints: readonly AnyEndpoint[],
  method: string,
  kind: string,
  edge: string,
  body: RequestBody,
): Match | undefined {
  for (const endpoint of endpoints) {
    if (endpoint.method !== method || endpoint.node !== kind) continue
    const params = matchEdge(endpoint.edge, edge)
    if (params && (endpoint.accepts?.(body) ?? true)) return { endpoint, params }
  }
  return undefined
}

function matchEdge(pattern: string, edge: string): Record<string, string> | undefined {
  if (pattern === edge) return {}
  const wanted = pattern.split('/')
  const given = edge.split('/')
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = value
    else if (part !== value) return undefined
  }
  return params
}

function describe(record: RequestRecord, match: Match | undefined, id: string, body: RequestBody): void {
  record.endpoint = match?.endpoint.name ?? null
  record.phone_number_id = match?.endpoint.node === 'number' ? id : null
  const value = body.kind === 'json' ? recordOf(body.value) : {}
  const recipient = value.to ?? value.recipient
  record.recipient = typeof recipient === 'string' ? recipient : null
}

function factsOf({ world }: Emulator, record: RequestRecord, id: string, body: RequestBody): Facts {
  const type = body.kind === 'json' ? recordOf(body.value).type : undefined
  const customer = record.recipient ? world.customers.find(record.recipient) : undefined
  const named = record.recipient ? [record.recipient, digitsOf(record.recipient)] : []
  return {
    ...(record.endpoint ? { endpoint: record.endpoint } : {}),
    method: record.method,
    ...(record.phone_number_id ? { phone_number_id: record.phone_number_id } : {}),
    recipients: customer ? [customer.phone, customer.bsuid] : named,
    ...(typeof type === 'string' ? { message_type: type } : {}),
    ...(record.endpoint?.startsWith('media.') ? { media_id: id } : {}),
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function graphResponse(version: string, { status = 200, body }: GraphAnswer): Response {
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=UTF-8',
    'facebook-api-version': version,
    'x-fb-trace-id': newTraceId().slice(0, 11),
    'x-fb-request-id': newTraceId(),
    'cache-control': 'private, no-cache, no-store, must-revalidate',
  }
  if (status === 401) {
    headers['www-authenticate'] = 'OAuth "Facebook Platform" "invalid_token" "Invalid OAuth access token"'
  }
  return new Response(encodeJson(body), { status, headers })
}
