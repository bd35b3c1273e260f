import { GraphError } from '../../../_shared/whatsapp/graph.ts'
import type { OutboundItem } from '../../../_shared/whatsapp/outbound.ts'
import { type QueueSettings, retryDelaySeconds } from '../../lease.ts'

/** What became of one attempt; `private.settle_outbound` takes these fields by name. */
export type Outcome =
  | { outcome: 'accepted'; wamid: string | null; is_held: boolean }
  | ({ outcome: 'failed' | 'unknown' } & Failure)
  | ({ outcome: 'retry'; retry_seconds: number; rests_number: boolean; is_uncounted: boolean } & Failure)

type Failure = { error_code: string; error_title: string; error_details: string | null }

/** Meta asks for 4^X seconds when one person gets too much (131056): 1, 4, 16, 64, …. */
function pairDelaySeconds(attempts: number, settings: QueueSettings): number {
  return Math.min(4 ** (attempts - 1), settings.retry_max_seconds)
}

/** Somebody else uploads the same file; his upload is used. */
const WAITS_FOR_UPLOAD = 'upload_under_way'

/** The failure of an attempt that waits for somebody else's upload of the same file. */
export function uploadUnderWay(): GraphError {
  return new GraphError({
    status: 0,
    code: WAITS_FOR_UPLOAD,
    message: 'The file is being uploaded to Meta',
    remedy: 'retry',
  })
}

/** True when Graph says that it does not know a file that we have uploaded before. */
export function isForgottenMedia(error: unknown): boolean {
  return (
    error instanceof GraphError &&
    (error.code === '100' || error.code === '131009') &&
    /media attachment id/i.test(`${error.message} ${error.details}`)
  )
}

function failureOf(error: GraphError): Failure {
  return {
    error_code: error.code,
    error_title: error.message.slice(0, 300),
    error_details: error.details?.slice(0, 1000) ?? null,
  }
}

/** Anything that was thrown while a message was prepared, as a failure of Graph's form. */
function asGraphError(error: unknown): GraphError {
  if (error instanceof GraphError) return error
  return new GraphError({
    status: 0,
    code: 'internal',
    message: 'The message could not be prepared',
    details: error instanceof Error ? error.message : String(error),
    remedy: 'final',
  })
}

/**
 * Decides after a failure. `mayHaveLeft` is false for what does no harm when it happens twice, such as an upload: there an
 * answer that never came is a reason to try again, and never leaves the outcome open.
 */
export function outcomeOfFailure(
  error: unknown,
  item: Pick<OutboundItem, 'attempts'>,
  settings: QueueSettings,
  mayHaveLeft: boolean,
): Outcome {
  const known = asGraphError(error)
  const failure = failureOf(known)
  if (known.code === WAITS_FOR_UPLOAD) {
    return { outcome: 'retry', retry_seconds: 0.5, rests_number: false, is_uncounted: true, ...failure }
  }
  if (known.remedy === 'final') return { outcome: 'failed', ...failure }
  if (known.remedy === 'unknown' && mayHaveLeft) return { outcome: 'unknown', ...failure }
  const limit = known.remedy === 'once' ? 2 : known.code === '131000' ? 3 : settings.max_attempts
  if (item.attempts >= limit) return { outcome: 'failed', ...failure }
  const seconds =
    known.remedy === 'pair'
      ? pairDelaySeconds(item.attempts, settings)
      : Math.max(retryDelaySeconds(item.attempts, settings), known.retryAfterSeconds ?? 0)
  return {
    outcome: 'retry',
    retry_seconds: seconds,
    rests_number: known.remedy === 'number',
    is_uncounted: false,
    ...failure,
  }
}
