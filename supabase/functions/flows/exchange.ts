import { z } from 'zod'
import { optionalSetting, setting } from '../_shared/env.ts'
import * as meta from '../_shared/flows/at-meta.ts'
import { makeKeyPair, type Opened, openEnvelope, sealAnswer } from '../_shared/flows/exchange-crypto.ts'
import { nextScreen, screenOf } from '../_shared/flows/next-screen.ts'
import { Problem } from '../_shared/http/problem.ts'
import { serviceDatabase } from '../_shared/runtime/database.ts'
import { log } from '../_shared/runtime/log.ts'
import { isSignedByMeta } from '../_shared/whatsapp/signature.ts'

/** Meta's words: the phone fetches our key anew and tries once more; the signature is wrong; the form is over. */
const CANNOT_DECRYPT = 421
const WRONG_SIGNATURE = 432
const TOKEN_IS_OVER = 427

const Envelope = z.object({
  encrypted_flow_data: z.string().min(1),
  encrypted_aes_key: z.string().min(1),
  initial_vector: z.string().min(1),
})

const Asked = z.looseObject({
  action: z.string(),
  screen: z.string().optional(),
  flow_token: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional().catch(undefined),
})

type Session = {
  state: string
  purpose: string | null
  document: unknown
  time_zone: string
  answers: Record<string, unknown>
}

/** Where Meta's servers reach the endpoint of an account's Flows. */
export const exchangeAddress = (accountId: string) =>
  `${setting('SUPABASE_URL').replace(/\/$/, '')}/functions/v1/flows/data/${accountId}`

/**
 * Makes the account's key pair if there is none, and gives the public half to Meta for each number. One that Meta does not
 * take it for keeps it from no other; when there is none that it takes it for, the last refusal is thrown.
 */
export async function openExchange(accountId: string): Promise<string> {
  const sql = serviceDatabase()
  const made = await makeKeyPair()
  const [kept] = await sql<{ public_key: string }[]>`
    select private.keep_flow_key(${accountId}::uuid, ${made.privateKey}, ${made.publicKey}) as public_key`
  const publicKey = kept?.public_key ?? made.publicKey
  const numbers = await sql<{ id: string; phone_number_id: string }[]>`
    select id, phone_number_id from public.whatsapp_numbers
    where business_account_id = ${accountId} and disabled_at is null`
  const refusals: unknown[] = []
  for (const { id, phone_number_id } of numbers) {
    try {
      await meta.uploadKeyAtMeta(accountId, phone_number_id, publicKey)
      await sql`select private.note_flow_key(${id}::uuid, ${publicKey})`
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refusals.push(error)
      log.warn('flow_key_not_taken', { account_id: accountId, phone_number_id, error })
    }
  }
  if (refusals.length > 0 && refusals.length === numbers.length) throw refusals.at(-1)
  return exchangeAddress(accountId)
}

/** Secrets of the Meta app to which the account's Flows belong: the one that its webhooks come from. */
async function appSecrets(accountId: string): Promise<string[]> {
  const [own] = await serviceDatabase()<{ app_secret: string | null; previous_app_secret: string | null }[]>`
    select s.app_secret, s.previous_app_secret
    from public.whatsapp_business_accounts as w
    join public.meta_apps as a on a.id = w.meta_app_id
    cross join lateral private.meta_app_secrets(a.path) as s
    where w.id = ${accountId}`
  const secrets = own
    ? [own.app_secret, own.previous_app_secret]
    : [optionalSetting('WHATSAPP_APP_SECRET'), optionalSetting('WHATSAPP_APP_SECRET_PREVIOUS')]
  return secrets.filter((secret): secret is string => typeof secret === 'string' && secret !== '')
}

async function answerTo(accountId: string, asked: z.infer<typeof Asked>): Promise<object | undefined> {
  if (asked.action === 'ping') return { data: { status: 'active' } }
  // The phone tells us of an error of its own.
  if (asked.data?.error !== undefined) {
    log.warn('flow_failed_on_phone', { account_id: accountId, error: String(asked.data.error).slice(0, 100) })
    return { data: { acknowledged: true } }
  }
  const sql = serviceDatabase()
  const token = asked.flow_token ?? ''
  const handedOver = asked.action === 'data_exchange' ? (asked.data ?? {}) : {}
  const [session] = await sql<Session[]>`
    select state, purpose, document, time_zone, answers
    from private.open_flow_session(
      ${accountId}::uuid, ${token}, ${asked.action === 'INIT'}, ${sql.json(handedOver as never)}::jsonb
    )`
  if (!session || !['sent', 'opened'].includes(session.state)) return undefined
  const { purpose, document, time_zone: timeZone, answers } = session
  const form = { purpose, document, timeZone, token, answers }
  // The form may be opened on any day: its days are of this moment.
  const moment = new Date()
  if (asked.action === 'data_exchange') return nextScreen(form, asked.screen, handedOver, moment)
  return screenOf(form, asked.action === 'INIT' ? undefined : asked.screen, moment)
}

/** One request of Meta's servers for an open Flow. The address names the account, whose key opens the envelope. */
export async function exchange(
  accountId: string,
  body: Uint8Array,
  signature: string | undefined,
): Promise<{ status: number; text: string }> {
  if (!isSignedByMeta(body, signature, await appSecrets(accountId)))
    return { status: WRONG_SIGNATURE, text: '' }
  let opened: Opened
  let asked: z.infer<typeof Asked>
  try {
    const envelope = Envelope.parse(JSON.parse(new TextDecoder().decode(body)))
    const [row] = await serviceDatabase()<{ key: string | null }[]>`
      select private.flow_private_key(${accountId}::uuid) as key`
    if (!row?.key) return { status: CANNOT_DECRYPT, text: '' }
    opened = await openEnvelope(envelope, row.key)
    asked = Asked.parse(opened.body)
  } catch (error) {
    log.warn('flow_request_not_opened', { account_id: accountId, error })
    return { status: CANNOT_DECRYPT, text: '' }
  }
  const answer = await answerTo(accountId, asked)
  if (answer) return { status: 200, text: await sealAnswer(answer, opened) }
  return {
    status: TOKEN_IS_OVER,
    text: await sealAnswer({ error_msg: 'انتهت صلاحية هذا النموذج. اطلب نموذجاً جديداً من فضلك.' }, opened),
  }
}
