import { Change, Entry, Envelope, type Update } from '../contracts/inbound.ts'
import { mend, objectAt, parseStorableJson, textAt } from './inbound/json.ts'
import { readMessagesField } from './inbound/messages-field.ts'
import { FIELD_READERS, KNOWN_CHANGE_FIELDS } from './inbound/other-fields.ts'
import { firstIssue, UpdateCollector, type Where } from './inbound/reader.ts'

/** A stored event as the worker reads it. */
export type StoredEvent = {
  event_id: string
  body: Uint8Array
  received_at: Date
  /** The same in microseconds, which a Date cannot hold: events of one burst keep their order by it. */
  received_micros?: number
}

/** Fields that end in the same lists of messages. */
const MESSAGE_FIELDS = new Set(['messages', 'smb_message_echoes'])

function phoneNumberIdOf(value: unknown): string {
  // messaging_handovers alone names it elsewhere.
  const source = objectAt(value, 'metadata') ?? objectAt(value, 'recipient')
  return textAt(source, 'phone_number_id') ?? ''
}

function readChange(collector: UpdateCollector, raw: unknown, wabaId: string | null, time: unknown): void {
  const nowhere: Where = { wabaId, phoneNumberId: '', at: collector.moment(time) }
  const change = Change.safeParse(raw)
  if (!change.success) return void collector.fail(nowhere, firstIssue(change.error), raw)
  const { field, value } = change.data
  const where: Where = { ...nowhere, phoneNumberId: phoneNumberIdOf(value) }
  const before = collector.updates.length
  if (MESSAGE_FIELDS.has(field)) readMessagesField(collector, where, field, raw)
  else if (typeof value === 'object' && value !== null) {
    FIELD_READERS[field]?.(collector, where, value as Record<string, unknown>)
  }
  if (collector.updates.length > before) return
  collector.change(where, field, value, { time, known: KNOWN_CHANGE_FIELDS.has(field) })
}

/** Every update of a body, in order, each with its own fate. Never throws: what cannot be read is an update that failed. */
export function parseWebhookBody({ event_id, body, received_at, received_micros }: StoredEvent): Update[] {
  const collector = new UpdateCollector(event_id, received_at, received_micros)
  const nowhere: Where = { wabaId: null, phoneNumberId: '', at: received_at.toISOString() }
  try {
    const document = parseStorableJson(new TextDecoder('utf-8', { fatal: false }).decode(body))
    const envelope = Envelope.safeParse(document)
    if (!envelope.success) {
      collector.fail(nowhere, firstIssue(envelope.error), document)
      return collector.updates
    }
    for (const raw of envelope.data.entry) {
      const entry = Entry.safeParse(raw)
      if (!entry.success) {
        collector.fail(nowhere, firstIssue(entry.error), raw)
        continue
      }
      const { id, time, changes } = entry.data
      for (const change of changes) readChange(collector, change, id ?? null, time)
    }
  } catch (error) {
    // The parser's words quote what it stumbled over.
    collector.fail(nowhere, mend(`not JSON: ${error instanceof Error ? error.message : String(error)}`), null)
  }
  return collector.updates
}
