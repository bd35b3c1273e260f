import { Sender } from '../../contracts/inbound.ts'
import { listAt, objectAt, textAt } from './json.ts'
import { nameOf, type Person, plausible } from './message.ts'
import { digits, readMessage } from './messages-field.ts'
import { momentOf, type UpdateCollector, type Where } from './reader.ts'

type Value = Record<string, unknown>

function sendersOf(value: Value): Sender[] {
  return listAt(value, 'contacts').flatMap((raw) => {
    const sender = Sender.safeParse(raw)
    return sender.success ? [sender.data] : []
  })
}

function person(source: unknown, sender?: Sender): Person {
  return plausible({
    wa_id: textAt(source, 'wa_id') ?? sender?.wa_id ?? null,
    bsuid: textAt(source, 'user_id') ?? sender?.user_id ?? null,
    parent_bsuid: textAt(source, 'parent_user_id') ?? sender?.parent_user_id ?? null,
    username: textAt(source, 'username') ?? sender?.profile?.username ?? null,
    profile_name: sender?.profile?.name ?? null,
  })
}

/** The phone's chats of the last months: stored, and nothing starts from them. */
function readHistory(collector: UpdateCollector, where: Where, value: Value): void {
  const businessNumber = digits(textAt(objectAt(value, 'metadata'), 'display_phone_number')) ?? ''
  for (const chunk of listAt(value, 'history')) {
    for (const thread of listAt(chunk, 'threads')) {
      const context = objectAt(thread, 'context')
      const wa_id = textAt(context, 'wa_id') ?? digits(textAt(thread, 'id'))
      const them = Sender.safeParse({
        ...(wa_id ? { wa_id } : {}),
        user_id: textAt(context, 'user_id'),
        parent_user_id: textAt(context, 'parent_user_id'),
        profile: { username: textAt(context, 'username') },
      })
      const senders = them.success ? [them.data] : []
      for (const raw of listAt(thread, 'messages')) {
        const message = raw as Value
        const isOurs = digits(textAt(message, 'from')) === businessNumber
        // Whatever a message names or leaves out, it belongs to its thread.
        const complete = isOurs
          ? { to: wa_id, to_user_id: textAt(context, 'user_id'), ...message }
          : { from: wa_id, from_user_id: textAt(context, 'user_id'), ...message }
        readMessage(collector, where, complete, 'history', { senders, isAlone: true, businessNumber })
      }
    }
    const { threads: _, ...rest } = chunk as Value
    collector.change(where, 'history', rest)
  }
  const senders = sendersOf(value)
  // Media of the last two weeks come on their own.
  for (const raw of [...listAt(value, 'messages'), ...listAt(value, 'message_echoes')]) {
    readMessage(collector, where, raw, 'history', { senders, isAlone: true, businessNumber })
  }
}

function readPreferences(collector: UpdateCollector, where: Where, value: Value): void {
  const senders = sendersOf(value)
  for (const preference of listAt(value, 'user_preferences')) {
    const wa_id = textAt(preference, 'wa_id')
    const user_id = textAt(preference, 'user_id')
    const sender = senders.find(
      (one) =>
        (user_id !== undefined && one.user_id === user_id) || (wa_id !== undefined && one.wa_id === wa_id),
    )
    const choice = textAt(preference, 'value')
    if (!choice) {
      collector.fail(where, 'value: no preference', preference)
      continue
    }
    collector.add(
      { ...where, at: collector.moment((preference as Value).timestamp) },
      {
        kind: 'preference',
        ...person(preference, sender),
        category: textAt(preference, 'category') ?? 'marketing_messages',
        value: choice,
        detail: textAt(preference, 'detail') ?? null,
      },
    )
  }
}

function readContactBook(collector: UpdateCollector, where: Where, value: Value): void {
  for (const raw of listAt(value, 'state_sync')) {
    const contact = objectAt(raw, 'contact')
    const at = collector.moment(objectAt(raw, 'metadata')?.timestamp)
    if (!contact) {
      collector.change({ ...where, at }, 'smb_app_state_sync', raw)
      continue
    }
    const wa_id = digits(textAt(contact, 'phone_number') ?? textAt(contact, 'wa_id')) ?? null
    const name = textAt(contact, 'full_name') ?? textAt(contact, 'first_name') ?? null
    collector.add(
      { ...where, at },
      {
        kind: 'contact',
        ...plausible({ ...person(contact), wa_id }),
        action: textAt(raw, 'action') ?? 'add',
        full_name: nameOf(name, wa_id),
      },
    )
  }
}

/** Calls open the window when a customer rings us, answered or not, and when he takes our call. */
function readCalls(collector: UpdateCollector, where: Where, value: Value): void {
  const senders = sendersOf(value)
  const errors = listAt(value, 'errors')
  for (const raw of [...listAt(value, 'calls'), ...listAt(value, 'statuses')]) {
    const id = textAt(raw, 'id')
    if (!id) {
      collector.fail(where, 'id: a call without one', raw)
      continue
    }
    const call = raw as Value
    const isStatus = call.event === undefined
    const isTheirs = call.direction === 'USER_INITIATED'
    const event = (textAt(call, 'event') ?? textAt(call, 'status') ?? 'unknown').toLowerCase()
    const wa_id = textAt(call, isStatus ? 'recipient_id' : isTheirs ? 'from' : 'to')
    const user_id = textAt(call, isStatus ? 'recipient_user_id' : isTheirs ? 'from_user_id' : 'to_user_id')
    const sender =
      senders.find((one) => one.user_id !== undefined && one.user_id === user_id) ??
      senders.find((one) => one.wa_id !== undefined && one.wa_id === wa_id)
    const { session: _, ...facts } = call // the session is of use for seconds, and long
    collector.add(
      { ...where, at: collector.moment(call.timestamp) },
      {
        kind: 'call',
        call_id: id,
        event,
        direction: isTheirs ? 'inbound' : 'outbound',
        opens_window: isTheirs ? event === 'connect' : event === 'accepted',
        ...person({ wa_id, user_id }, sender),
        value: errors.length > 0 ? { ...facts, errors } : facts,
      },
    )
  }
}

/** Documented once, then said not to be subscribable; it costs nothing to understand it. */
function readUserIdUpdates(collector: UpdateCollector, where: Where, value: Value): void {
  for (const raw of listAt(value, 'user_id_update')) {
    const ids = objectAt(raw, 'user_id')
    collector.add(
      { ...where, at: momentOf((raw as Value).timestamp, collector.receivedAt) ?? where.at },
      {
        kind: 'identity',
        old_wa_id: textAt(raw, 'wa_id') ?? null,
        old_bsuid: textAt(ids, 'previous') ?? null,
        new_wa_id: null,
        new_bsuid: textAt(ids, 'current') ?? null,
        new_parent_bsuid: textAt(objectAt(raw, 'parent_user_id'), 'current') ?? null,
      },
    )
  }
}

/** Fields whose values hold updates of their own. What a reader leaves empty is kept as a change. */
export const FIELD_READERS: Record<string, (collector: UpdateCollector, where: Where, value: Value) => void> =
  {
    history: readHistory,
    user_preferences: readPreferences,
    smb_app_state_sync: readContactBook,
    calls: readCalls,
    user_id_update: readUserIdUpdates,
  }

/** Fields that are kept as changes; any other is kept as well, and counted as unknown. */
export const KNOWN_CHANGE_FIELDS = new Set([
  'messages',
  'smb_message_echoes',
  ...Object.keys(FIELD_READERS),
  'account_alerts',
  'account_review_update',
  'account_settings_update',
  'account_update',
  'automatic_events',
  'business_capability_update',
  'business_username_updates',
  'flows',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
  'message_template_components_update',
  'message_template_quality_update',
  'message_template_status_update',
  'messaging_handovers',
  'partner_solutions',
  'payment_configuration_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
  'standby',
  'template_category_update',
])
