import { explainMetaError } from '../_shared/contracts/meta-errors.ts'
import type { ConnectionStep, TestNumberBody, TestReport } from '../_shared/contracts/numbers.ts'
import type { Sentence } from '../_shared/contracts/problem.ts'
import type { Json } from '../_shared/database.types.ts'
import type { Caller } from '../_shared/http/caller.ts'
import { Problem, toProblem } from '../_shared/http/problem.ts'
import { kickQueue } from '../_shared/runtime/kick.ts'
import { stepOf } from './connection.ts'
import { mayConnect, readOne } from './service.ts'

/** Meta's statuses come within seconds; what has not come by then does not. */
const STATUS_WITHIN_MS = 30_000

const TEXT = { body: 'رسالة اختبار: الرقم متصل ✅ Test message: the number is connected.' }
/** The template that Meta gives to every business account. */
const HELLO = { name: 'hello_world', language: { code: 'en_US' } }

type Row = {
  id: string
  status: string
  accepted_at: string | null
  sent_at: string | null
  delivered_at: string | null
  read_at: string | null
  error_code: string | null
  error_title: string | null
  error_details: string | null
}

const COLUMNS =
  'id, status, accepted_at, sent_at, delivered_at, read_at, error_code, error_title, error_details'

/** Sends a test message: free text where the window is open, else a template, since Meta takes nothing else there. */
export async function sendTest(
  caller: Caller,
  key: string,
  numberId: string,
  { phone, template = HELLO }: TestNumberBody,
): Promise<TestReport> {
  const number = await readOne(caller, numberId)
  await mayConnect(caller, number.project_id)
  const queue = async (type: string, content: object) => {
    const { data } = await caller.supabase
      .rpc('queue_message_to', {
        project_id: number.project_id,
        whatsapp_number_id: number.id,
        phone,
        type,
        content: content as Json,
        idempotency_key: key,
      })
      .throwOnError()
    return data as unknown as Row
  }
  let row: Row
  try {
    row = await queue('text', TEXT)
  } catch (error) {
    const { code } = toProblem(error)
    // The same key once more: the message was queued as a template then.
    if (code !== 'window_closed' && code !== 'idempotency_key_reused') throw error
    row = await queue('template', template)
  }
  kickQueue('outbound')
  return reportOf(row)
}

/** How far it came. */
export async function readTest(caller: Caller, numberId: string, messageId: string): Promise<TestReport> {
  const number = await readOne(caller, numberId)
  await mayConnect(caller, number.project_id)
  const { data } = await caller.supabase
    .from('messages')
    .select(COLUMNS)
    .eq('project_id', number.project_id)
    .eq('whatsapp_number_id', number.id)
    .eq('direction', 'outbound')
    .eq('id', messageId)
    .maybeSingle()
    .throwOnError()
  if (!data) throw new Problem('not_found')
  return reportOf(data as Row)
}

function remedyOf(code: string | null): Sentence {
  const { cause, next } = explainMetaError(code)
  return { ar: `${cause.ar} ${next.ar}`, en: `${cause.en} ${next.en}` }
}

function reportOf(row: Row): TestReport {
  const hasFailed = row.status === 'failed' || row.status === 'cancelled'
  const hasStatus = [row.sent_at, row.delivered_at, row.read_at].some((moment) => moment !== null)
  const detail = `${row.error_code}: ${row.error_details ?? row.error_title}`
  const sent = hasFailed
    ? stepOf('test_sent', 'failed', detail, remedyOf(row.error_code))
    : stepOf('test_sent', row.accepted_at ? 'ok' : 'waiting')
  const received = receivedOf(row, hasStatus, hasFailed)
  const states = [sent.state, received.state]
  return {
    message_id: row.id,
    ok: states.every((state) => state === 'ok'),
    is_over: states.includes('failed') || !states.includes('waiting'),
    steps: [sent, received],
  }
}

function receivedOf(row: Row, hasStatus: boolean, hasFailed: boolean): ConnectionStep {
  // A refusal that came later came by a webhook, too.
  if (hasStatus || (hasFailed && row.accepted_at)) return stepOf('status_received', 'ok')
  const waited = row.accepted_at ? Date.now() - Date.parse(row.accepted_at) : 0
  return stepOf('status_received', !hasFailed && waited > STATUS_WITHIN_MS ? 'failed' : 'waiting')
}
