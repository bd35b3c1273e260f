import type { Update } from '../../contracts/inbound.ts'

type Received = {
  event_id: string
  phone_number_id: string
  received: number
  first_occurred_at: string
}
type Unknown = { event_id: string; position: number; kind: 'message_type' | 'field' | 'status'; name: string }

/** What `private.apply_inbound` takes: a list per kind of update, and what was counted while reading. */
export type InboundBatch = {
  messages?: Update[]
  statuses?: Update[]
  changes?: Update[]
  identities?: Update[]
  preferences?: Update[]
  contacts?: Update[]
  calls?: Update[]
  failed?: Update[]
  unknowns?: Unknown[]
  received: Received[]
}

const LIST = {
  message: 'messages',
  status: 'statuses',
  change: 'changes',
  identity: 'identities',
  preference: 'preferences',
  contact: 'contacts',
  call: 'calls',
  failed: 'failed',
} as const

const STATUSES = new Set(['sent', 'delivered', 'read', 'played', 'failed'])

/** What an update says in words that this version does not know. */
function unknownIn(update: Update): Pick<Unknown, 'kind' | 'name'> | undefined {
  if (update.kind === 'message' && !update.known) {
    const original = update.content.original_type
    return {
      kind: 'message_type',
      name: (typeof original === 'string' ? original : update.type).slice(0, 120),
    }
  }
  if (update.kind === 'change' && !update.known) return { kind: 'field', name: update.field }
  if (update.kind === 'status' && !STATUSES.has(update.status)) return { kind: 'status', name: update.status }
  return undefined
}

/** Sorts updates into lists and counts them per event and number: the ledger compares this with what was done. */
export function toBatch(updates: Update[]): InboundBatch {
  const batch: InboundBatch = { received: [] }
  const counted = new Map<string, Received>()
  for (const update of updates) {
    const list = LIST[update.kind]
    const known = batch[list]
    if (known) known.push(update)
    else batch[list] = [update]

    const { event_id, position, occurred_at } = update
    const phone_number_id = update.phone_number_id || (update.waba_id ?? '')
    const key = `${event_id} ${phone_number_id}`
    const line = counted.get(key)
    if (!line) {
      const first = { event_id, phone_number_id, received: 1, first_occurred_at: occurred_at }
      counted.set(key, first)
      batch.received.push(first)
    } else {
      line.received += 1
      if (occurred_at < line.first_occurred_at) line.first_occurred_at = occurred_at
    }
    const unknown = unknownIn(update)
    if (unknown) {
      batch.unknowns ??= []
      batch.unknowns.push({ event_id, position, ...unknown })
    }
  }
  return batch
}
