import { CloudMessage, type CloudRead } from '../_shared/contracts/cloud.ts'
import { SendMessageBody } from '../_shared/contracts/messages.ts'
import type { Json } from '../_shared/database.types.ts'
import { withFlowToken } from '../_shared/flows/flow-token.ts'
import { serviceDatabase } from '../_shared/runtime/database.ts'
import { kickQueue } from '../_shared/runtime/kick.ts'
import type { Door, DoorNumber } from './door.ts'
import { invalidParameter, Refusal } from './refusal.ts'

/** How long a client waits for Meta's id: most of these are there within a second. */
const PATIENCE_MS = 8_000
/** A request that has left may take this long until Meta's answer, or its absence, is known. */
const LONGEST_MS = 25_000

type Fate = {
  id: string
  status: string
  wamid: string | null
  error_code: string | null
  error_title: string | null
  error_details: string | null
  wa_id: string | null
  bsuid: string | null
}

/** Meta writes digits with or without a plus sign; without one they begin with the country code. */
const withPlus = (to: string) => (/^[1-9]\d{6,14}$/.test(to) ? `+${to}` : to)

const UUID = '00000000-0000-4000-8000-000000000000'

/** The typed object, checked by the contract of POST /messages; ids are Meta's, which our contract takes for files alone. */
function contentOf(type: string, typed: unknown): Json {
  const isReaction = type === 'reaction'
  const wamid = isReaction ? (typed as { message_id?: unknown } | null)?.message_id : undefined
  if (isReaction && (typeof wamid !== 'string' || wamid === '')) {
    throw invalidParameter('reaction.message_id must be the wamid of a message.')
  }
  const parsed = SendMessageBody.safeParse({
    to: { project_id: UUID, phone: '+10000000000' },
    type,
    [type]: isReaction ? { ...(typed as object), message_id: UUID } : typed,
  })
  if (!parsed.success) {
    if (parsed.error.issues.some(({ code, path }) => code === 'invalid_union' && path[0] === 'type')) {
      throw new Refusal({
        status: 400,
        code: 131051,
        message: '(#131051) Message type unknown',
        details: `${type} cannot be sent.`,
      })
    }
    throw invalidParameter(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '),
    )
  }
  const content = (parsed.data as Record<string, unknown>)[type]
  for (const place of ['path', 'media_file_id']) {
    if (JSON.stringify(content).includes(`"${place}":`)) {
      throw invalidParameter(`${place} belongs to the hub's own interface; name a file by id or link.`)
    }
  }
  if (type === 'contacts') return { contacts: content } as Json
  return (isReaction ? { ...(content as object), message_id: wamid } : content) as Json
}

async function fateOf(id: string): Promise<Fate> {
  // The message is the caller's: Postgres has just queued it for him.
  const [row] = await serviceDatabase()<Fate[]>`
    select m.id, m.status, m.wamid, m.error_code, m.error_title, m.error_details,
      (
        select i.value from public.contact_identities as i
        where i.project_id = m.project_id and i.contact_id = m.contact_id and i.kind = 'wa_id' and i.valid_to is null
        limit 1
      ) as wa_id,
      (
        select i.value from public.contact_identities as i
        where i.project_id = m.project_id and i.contact_id = m.contact_id and i.kind = 'bsuid' and i.valid_to is null
        limit 1
      ) as bsuid
    from public.messages as m
    where m.id = ${id}`
  if (!row) throw new Error(`message ${id} is gone`)
  return row
}

const isOpen = ({ status }: Fate) => ['queued', 'sending'].includes(status)

/** Waits until Meta has taken or refused the message, or until waiting longer makes no sense. */
async function settled(id: string): Promise<Fate> {
  const start = Date.now()
  for (let pause = 25; ; pause = Math.min(pause * 1.5, 400)) {
    const fate = await fateOf(id)
    const waited = Date.now() - start
    if (!isOpen(fate) || fate.wamid) return fate
    if (waited > LONGEST_MS || (fate.status === 'queued' && waited > PATIENCE_MS)) return fate
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

const busy = (details: string) =>
  new Refusal({
    status: 503,
    code: 131016,
    message: '(#131016) Service unavailable',
    details,
    isTransient: true,
    retryAfterSeconds: 1,
  })

/** Still waiting for its turn: with a key of the client it stays queued, else it is taken back, so that a retry is safe. */
async function giveUp(door: Door, fate: Fate, isRepeatable: boolean): Promise<never> {
  if (isRepeatable)
    throw busy('The conversation is busy; the message is queued. Repeat with the same Idempotency-Key.')
  const { error } = await door.caller.supabase.rpc('cancel_message', { message_id: fate.id })
  if (error) return answerFailure(await fateOf(fate.id))
  throw busy('The conversation is busy, and nothing was sent. Send it again, best with an Idempotency-Key.')
}

function answerFailure(fate: Fate): never {
  const code = Number(fate.error_code)
  if (fate.status === 'failed' && Number.isInteger(code) && code > 0) {
    throw new Refusal({
      status: 400,
      code,
      message: fate.error_title ?? `(#${code})`,
      details: fate.error_details,
    })
  }
  throw new Refusal({
    status: fate.status === 'failed' ? 502 : 500,
    code: 131000,
    message: '(#131000) Something went wrong',
    details:
      fate.status === 'failed'
        ? (fate.error_title ?? 'The message failed.')
        : 'It is not known whether the message arrived. Look at its status before you send it again.',
    cause: fate,
  })
}

/** `POST /{phone_number_id}/messages`: through the choke point, then waits for Meta's id. */
export async function send(
  door: Door,
  number: DoorNumber,
  body: unknown,
  idempotencyKey: string | undefined,
) {
  const parsed = CloudMessage.safeParse(body)
  if (!parsed.success) {
    throw invalidParameter(
      parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'} ${message}`).join('; '),
    )
  }
  const { to, recipient, context, type, biz_opaque_callback_data } = parsed.data
  const isBsuid = (text: string | undefined) => text !== undefined && /^[A-Z]{2}\./.test(text)
  const key = idempotencyKey ?? crypto.randomUUID()
  const bsuid = recipient ?? (isBsuid(to) ? to : undefined)
  const { data } = await door.caller.supabase
    .rpc('queue_cloud_message', {
      phone_number_id: number.phone_number_id,
      type,
      content: withFlowToken(
        type,
        contentOf(type, (parsed.data as Record<string, unknown>)[type]),
        key,
      ) as Json,
      idempotency_key: key,
      ...(bsuid === undefined ? { phone: withPlus(to ?? '') } : { bsuid }),
      ...(context ? { context_wamid: context.message_id } : {}),
      // Ours travels to Meta; the client's is kept and given back.
      ...(biz_opaque_callback_data ? { callback_data: biz_opaque_callback_data } : {}),
    })
    .throwOnError()
  kickQueue('outbound')
  const fate = await settled(data.id)
  if (!fate.wamid && fate.status === 'queued') return await giveUp(door, fate, idempotencyKey !== undefined)
  if (!fate.wamid) return answerFailure(fate)
  return {
    messaging_product: 'whatsapp',
    contacts: [
      {
        input: to ?? recipient,
        ...(fate.wa_id ? { wa_id: fate.wa_id } : {}),
        ...(fate.bsuid ? { user_id: fate.bsuid } : {}),
      },
    ],
    messages: [
      { id: fate.wamid, message_status: fate.status === 'held' ? 'held_for_quality_assessment' : 'accepted' },
    ],
  }
}

/** The same route with `status: read`. */
export async function markRead(door: Door, number: DoorNumber, body: CloudRead) {
  await door.caller.supabase
    .rpc('mark_cloud_message_read', {
      phone_number_id: number.phone_number_id,
      wamid: body.message_id,
      is_typing: body.typing_indicator !== undefined,
    })
    .throwOnError()
  kickQueue('outbound')
  return { success: true }
}
