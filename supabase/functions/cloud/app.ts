import { OpenAPIHono } from '@hono/zod-openapi'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { type ZodType, z } from 'zod'
import {
  CloudContactsQuery,
  CloudConversationChange,
  CloudConversationsQuery,
  CloudMessagesQuery,
  CloudRead,
} from '../_shared/contracts/cloud.ts'
import { logApiCalls } from '../_shared/http/call-log.ts'
import {
  accountNode,
  flowNode,
  listFlows,
  listNumbers,
  listTemplates,
  numberNode,
  profile,
  templateNode,
} from './describing.ts'
import { type DoorEnv, throughTheDoor } from './door.ts'
import * as flows from './flows.ts'
import {
  changeConversation,
  listContacts,
  listConversations,
  listMessages,
  readContact,
  readConversation,
  readMessage,
} from './history.ts'
import { describe, remove, upload } from './media.ts'
import { accountOf, type DoorFlow, findNode, findTemplate, numberOf } from './nodes.ts'
import * as numbers from './numbers.ts'
import { block, CloudBlock, CloudContactChange, changeContact, listBlocked } from './people.ts'
import { CloudProfile, changeProfile } from './profile.ts'
import { invalidParameter, notBuilt, Refusal, refuse, unknownObject } from './refusal.ts'
import { markRead, send } from './sending.ts'
import * as templates from './templates.ts'

/*
 * The Cloud API as Meta and Kapso offer it, for clients that can only change an address and a key. Its routes are Meta's
 * contract, described in Meta's documentation, so they are left out of our OpenAPI document.
 */

type DoorContext = Context<DoorEnv>

const MAX_JSON_BYTES = 256 * 1024
const MAX_UPLOAD_BYTES = 101 * 1024 * 1024

/** The body as JSON: from clients that send forms, too, whose values are texts. */
async function bodyOf(c: DoorContext): Promise<unknown> {
  const text = await c.req.text()
  if (/^application\/x-www-form-urlencoded\b/.test(c.req.header('content-type') ?? '')) {
    return Object.fromEntries(new URLSearchParams(text))
  }
  try {
    return JSON.parse(text)
  } catch {
    throw invalidParameter('The body is not JSON.')
  }
}

async function formOf(c: DoorContext): Promise<FormData> {
  return await c.req.formData().catch(() => {
    throw invalidParameter('The body must be multipart/form-data.')
  })
}

async function flowOf(c: DoorContext, id: string): Promise<DoorFlow> {
  const node = await findNode(c.var.door, c.req.method, id)
  if (node.kind !== 'flow') throw unknownObject(c.req.method, id)
  return node.flow
}

function parse<Schema extends ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw invalidParameter(
    parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'} ${message}`).join('; '),
  )
}

const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'Idempotency-Key must be 1 to 200 printable characters')
  .optional()

const ListQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  after: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9+/=]+$/)
    .optional(),
  fields: z.string().max(1000).optional(),
  name: z.string().max(512).optional(),
  status: z.string().max(40).optional(),
  category: z.string().max(40).optional(),
  language: z.string().max(20).optional(),
})

/** Paths of the Cloud API that are not offered yet: refused as such, so that nobody looks for a mistake of his own. */
const NOT_BUILT = [
  '/:id/calls',
  '/:id/call_permissions',
  '/:id/message_qrdls',
  '/:id/marketing_messages',
  '/:id/whatsapp_business_encryption',
  '/:id/subscribed_apps',
  '/:id/uploads',
  '/:id/groups',
]

function graphRoutes(): Hono<DoorEnv> {
  const graph = new Hono<DoorEnv>()
  graph.use(throughTheDoor)

  graph.post('/:id/messages', async (c) => {
    const number = numberOf(c.var.door, 'POST', c.req.param('id'))
    const body = await bodyOf(c)
    const isRead = typeof body === 'object' && body !== null && 'status' in body && !('type' in body)
    if (isRead) return c.json(await markRead(c.var.door, number, parse(CloudRead, body)))
    const key = parse(IdempotencyKey, c.req.header('idempotency-key'))
    return c.json(await send(c.var.door, number, body, key))
  })
  graph.get('/:id/messages', async (c) => {
    const number = numberOf(c.var.door, 'GET', c.req.param('id'))
    return c.json(await listMessages(c.var.door, number, parse(CloudMessagesQuery, c.req.query()), c.req.url))
  })
  // A wamid is base64 and may hold slashes.
  graph.get('/:id/messages/:wamid{.+}', async (c) => {
    const number = numberOf(c.var.door, 'GET', c.req.param('id'))
    return c.json(await readMessage(c.var.door, number, c.req.param('wamid'), c.req.query('fields')))
  })

  graph.get('/conversations/:conversation', async (c) =>
    c.json(await readConversation(c.var.door, c.req.param('conversation'), c.req.query('fields'))),
  )
  graph.patch('/conversations/:conversation', async (c) => {
    const { status } = parse(CloudConversationChange, await bodyOf(c))
    return c.json(await changeConversation(c.var.door, c.req.param('conversation'), status))
  })
  graph.get('/:id/conversations', async (c) => {
    const number = numberOf(c.var.door, 'GET', c.req.param('id'))
    const query = parse(CloudConversationsQuery, c.req.query())
    return c.json(await listConversations(c.var.door, number, query, c.req.url))
  })
  graph.get('/:id/conversations/:conversation', async (c) => {
    numberOf(c.var.door, 'GET', c.req.param('id'))
    return c.json(await readConversation(c.var.door, c.req.param('conversation'), c.req.query('fields')))
  })
  graph.patch('/:id/conversations/:conversation', async (c) => {
    numberOf(c.var.door, 'PATCH', c.req.param('id'))
    const { status } = parse(CloudConversationChange, await bodyOf(c))
    return c.json(await changeConversation(c.var.door, c.req.param('conversation'), status))
  })
  graph.get('/:id/contacts', async (c) => {
    numberOf(c.var.door, 'GET', c.req.param('id'))
    return c.json(await listContacts(c.var.door, parse(CloudContactsQuery, c.req.query()), c.req.url))
  })
  graph.get('/:id/contacts/:wa_id', async (c) => {
    numberOf(c.var.door, 'GET', c.req.param('id'))
    return c.json(await readContact(c.var.door, c.req.param('wa_id'), c.req.query('fields')))
  })

  graph.patch('/:id/contacts/:wa_id', async (c) => {
    numberOf(c.var.door, 'PATCH', c.req.param('id'))
    const body = parse(CloudContactChange, await bodyOf(c))
    return c.json(await changeContact(c.var.door, c.req.param('wa_id'), body))
  })
  graph.on(['POST', 'DELETE'], '/:id/block_users', async (c) => {
    const method = c.req.method as 'POST' | 'DELETE'
    const number = numberOf(c.var.door, method, c.req.param('id'))
    return c.json(await block(c.var.door, number, parse(CloudBlock, await bodyOf(c)), method))
  })
  graph.get('/:id/block_users', async (c) => {
    const number = numberOf(c.var.door, 'GET', c.req.param('id'))
    return c.json(await listBlocked(c.var.door, number, new URL(c.req.url).searchParams))
  })

  graph.post('/:id/media', async (c) => {
    const number = numberOf(c.var.door, 'POST', c.req.param('id'))
    const form = await formOf(c)
    return c.json(await upload(c.var.door, number, form, c.req.query('messaging_product')))
  })

  graph.get('/:id/phone_numbers', (c) =>
    c.json(listNumbers(c.var.door, accountOf(c.var.door, 'GET', c.req.param('id')), c.req.query('fields'))),
  )
  graph.get('/:id/whatsapp_business_profile', (c) =>
    c.json(profile(numberOf(c.var.door, 'GET', c.req.param('id')), c.req.query('fields'))),
  )
  graph.post('/:id/whatsapp_business_profile', async (c) => {
    const number = numberOf(c.var.door, 'POST', c.req.param('id'))
    return c.json(await changeProfile(c.var.door, number, parse(CloudProfile, await bodyOf(c))))
  })
  for (const name of Object.keys(numbers.STEPS) as numbers.Step[]) {
    graph.post(`/:id/${name}`, async (c) => {
      const number = numberOf(c.var.door, 'POST', c.req.param('id'))
      const body = (await c.req.raw.clone().text()) === '' ? {} : await bodyOf(c)
      const parameters = parse(numbers.STEPS[name], { ...c.req.query(), ...parse(z.looseObject({}), body) })
      return c.json(await numbers.step(c.var.door, number, name, parameters))
    })
  }
  graph.get('/:id/settings', async (c) => {
    const number = numberOf(c.var.door, 'GET', c.req.param('id'))
    return c.json(await numbers.readSettings(c.var.door, number, c.req.query()))
  })
  graph.post('/:id/settings', async (c) => {
    const number = numberOf(c.var.door, 'POST', c.req.param('id'))
    const body = parse(numbers.CloudSettings, await bodyOf(c))
    return c.json(await numbers.changeSettings(c.var.door, number, body))
  })
  graph.post('/:id/message_templates', async (c) => {
    const account = accountOf(c.var.door, 'POST', c.req.param('id'))
    const body = parse(templates.CreateCloudTemplate, await bodyOf(c))
    return c.json(await templates.create(c.var.door, account, body))
  })
  graph.delete('/:id/message_templates', async (c) => {
    const account = accountOf(c.var.door, 'DELETE', c.req.param('id'))
    const query = parse(templates.DeleteCloudTemplates, c.req.query())
    return c.json(await templates.remove(c.var.door, account, query))
  })
  graph.get('/:id/message_templates', async (c) => {
    const account = accountOf(c.var.door, 'GET', c.req.param('id'))
    return c.json(await listTemplates(c.var.door, account, defined(parse(ListQuery, c.req.query()))))
  })
  // Not a path of Graph: Kapso's client asks so for one template.
  graph.get('/:id/message_templates/:template', async (c) => {
    const account = accountOf(c.var.door, 'GET', c.req.param('id'))
    const id = c.req.param('template')
    const template = await findTemplate(c.var.door, id)
    if (template?.business_account_id !== account.id) throw unknownObject('GET', id)
    return c.json(templateNode(template))
  })
  graph.get('/:id/flows', async (c) => {
    const account = accountOf(c.var.door, 'GET', c.req.param('id'))
    return c.json(await listFlows(c.var.door, account, defined(parse(ListQuery, c.req.query()))))
  })

  graph.post('/:id/flows', async (c) => {
    const account = accountOf(c.var.door, 'POST', c.req.param('id'))
    return c.json(await flows.create(c.var.door, account, parse(flows.CreateCloudFlow, await bodyOf(c))))
  })
  graph.post('/:id/assets', async (c) => {
    const flow = await flowOf(c, c.req.param('id'))
    return c.json(await flows.upload(c.var.door, flow, await formOf(c)))
  })
  graph.post('/:id/publish', async (c) =>
    c.json(await flows.publish(c.var.door, await flowOf(c, c.req.param('id')))),
  )
  graph.post('/:id/deprecate', async (c) =>
    c.json(await flows.deprecate(c.var.door, await flowOf(c, c.req.param('id')))),
  )

  graph.get('/:id', async (c) => {
    const node = await findNode(c.var.door, 'GET', c.req.param('id'))
    const fields = c.req.query('fields')
    if (node.kind === 'number') return c.json(numberNode(node.number, fields))
    if (node.kind === 'account') return c.json(accountNode(node.account, fields))
    if (node.kind === 'template') return c.json(templateNode(node.template, fields))
    if (node.kind === 'flow') {
      const preview = /\bpreview\b/.test(fields ?? '') ? { preview: await flows.previewOf(node.flow) } : {}
      return c.json({ ...flowNode(node.flow, fields), ...preview })
    }
    return c.json(await describe(c.var.door, node.media, c.req.query('phone_number_id')))
  })
  graph.delete('/:id', async (c) => {
    const id = c.req.param('id')
    const node = await findNode(c.var.door, 'DELETE', id)
    if (node.kind === 'media')
      return c.json(await remove(c.var.door, node.media, c.req.query('phone_number_id')))
    if (node.kind === 'flow') return c.json(await flows.remove(c.var.door, node.flow))
    throw notBuilt('DELETE', `/{${node.kind}}`)
  })

  graph.post('/:id', async (c) => {
    const node = await findNode(c.var.door, 'POST', c.req.param('id'))
    if (node.kind !== 'template') throw notBuilt('POST', `/{${node.kind}}`)
    const body = parse(templates.EditCloudTemplate, await bodyOf(c))
    return c.json(await templates.edit(c.var.door, node.template, body))
  })

  for (const path of NOT_BUILT) {
    graph.all(path, async (c) => {
      await findNode(c.var.door, c.req.method, c.req.param('id') ?? '')
      throw notBuilt(c.req.method, path)
    })
  }
  graph.all('*', (c) => {
    throw new Refusal({
      status: 400,
      code: 2500,
      message: `Unknown path components: ${c.req.path.replace(/^.*?\/v\d+\.\d+/, '')}`,
    })
  })
  return graph
}

/** Without the keys whose value is undefined. */
function defined<Value extends object>(value: Value) {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>
  }
}

export const app = new OpenAPIHono<DoorEnv>()
app.use(
  requestId(),
  cors({
    origin: '*',
    exposeHeaders: ['x-request-id', 'retry-after', 'ratelimit', 'ratelimit-policy'],
    maxAge: 86_400,
  }),
  secureHeaders({ crossOriginResourcePolicy: 'cross-origin' }),
  logApiCalls,
  async (c, next) => {
    const maxSize = /\/(media|assets|flows)$/.test(c.req.path) ? MAX_UPLOAD_BYTES : MAX_JSON_BYTES
    const tooLarge = new Refusal({
      status: 413,
      code: 100,
      message: '(#100) Invalid parameter',
      details: `The body has more than ${maxSize} bytes.`,
    })
    return await bodyLimit({ maxSize, onError: (context) => refuse(context, tooLarge) })(c, next)
  },
)
app.onError((error, c) => refuse(c, error))
app.notFound((c) =>
  refuse(
    c,
    new Refusal({
      status: 400,
      code: 2500,
      message: 'Unknown path components: begin with a version such as /v25.0',
    }),
  ),
)
const graph = graphRoutes()
app.route('/cloud/meta/whatsapp/:version{v[0-9]+\\.[0-9]+}', graph)
app.route('/cloud/:version{v[0-9]+\\.[0-9]+}', graph)
// Graph takes a path without a version as its oldest one; some clients leave it out.
app.route('/cloud', graph)
