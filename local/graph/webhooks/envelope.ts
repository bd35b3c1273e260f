import type { Change, Update } from './change.ts'

/** The body of a webhook POST. */
export type Envelope = {
  object: 'whatsapp_business_account'
  entry: { id: string; time?: number; changes: Change[] }[]
}

/** Fields whose entries carry the time of the event. */
const untimed = new Set(['messages', 'calls', 'history', 'user_preferences', 'standby'])

function isTimed(field: string): boolean {
  return !untimed.has(field) && !field.startsWith('smb_')
}

/**
 * Puts updates into one envelope as Meta aggregates them: one entry per business account, one change per number and
 * kind, with the messages or statuses and their contacts gathered in it.
 */
export function envelopeOf(updates: readonly Update[], seconds: number): Envelope {
  const entries = new Map<string, Map<string, Change>>()
  for (const { number, change, event } of updates) {
    const changes = entries.get(number.waba_id) ?? new Map<string, Change>()
    entries.set(number.waba_id, changes)
    const kind = event.split('.', 1)[0]
    const mergeable = change.field === 'messages' && (kind === 'message' || kind === 'status')
    const key = mergeable ? `${number.id}:${kind}` : `${changes.size}`
    const before = changes.get(key)
    if (before) mergeInto(before.value, change.value)
    else changes.set(key, { field: change.field, value: structuredClone(change.value) })
  }
  return {
    object: 'whatsapp_business_account',
    entry: [...entries].map(([id, byKey]) => {
      const changes = [...byKey.values()]
      return { id, ...(changes.some((change) => isTimed(change.field)) ? { time: seconds } : {}), changes }
    }),
  }
}

function mergeInto(target: Record<string, unknown>, more: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(more)) {
    if (!Array.isArray(value)) continue
    const before = Array.isArray(target[key]) ? target[key] : []
    const added = key === 'contacts' ? value.filter((contact) => !hasContact(before, contact)) : value
    target[key] = [...before, ...structuredClone(added)]
  }
}

function hasContact(contacts: unknown[], contact: unknown): boolean {
  const text = JSON.stringify(contact)
  return contacts.some((other) => JSON.stringify(other) === text)
}
