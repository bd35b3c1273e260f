import type { Course } from '../../behaviour/course.ts'
import { magicOutcome } from '../../behaviour/magic-recipients.ts'
import { priceOf } from '../../behaviour/pricing.ts'
import type { Emulator } from '../../emulator.ts'
import { invalidParameter } from '../../errors/common.ts'
import { GraphError } from '../../errors/graph-error.ts'
import { newWamid } from '../../world/ids.ts'
import type { Message } from '../../world/messages.ts'
import type { BusinessNumber } from '../../world/numbers.ts'
import type { Checked } from './kinds/kind.ts'
import { optionalObject, optionalString, type Params, requiredString } from './params.ts'
import type { Recipient } from './recipient.ts'

/** Takes a token from the bucket of the number, or refuses as Meta does. */
export function checkThroughput({ world }: Emulator, number: BusinessNumber): void {
  const now = world.clock.now()
  const traffic = world.numbers.traffic(number, now)
  traffic.perSecond.add(now)
  if (traffic.rate.take(now)) return
  traffic.refused += 1
  throw new GraphError(130429, { status: world.settings.throttle_status })
}

/** Takes a token from the bucket of the pair, or refuses as Meta does. */
export function checkPair({ world }: Emulator, number: BusinessNumber, recipient: Recipient): void {
  const now = world.clock.now()
  const traffic = world.numbers.traffic(number, now)
  const { bucket, meter } = traffic.pair(recipient.customer.phone, now)
  meter.add(now)
  if (bucket.take(now)) return
  traffic.refused += 1
  throw new GraphError(131056, { status: world.settings.throttle_status })
}

/** Takes a right message: it gets an id, goes on its way, and its statuses follow. */
export function acceptMessage(
  emulator: Emulator,
  number: BusinessNumber,
  recipient: Recipient,
  request: Params,
  checked: Checked,
): Message {
  const { world, course } = emulator
  const { customer } = recipient
  const type = String(request.type ?? 'text')
  const callback = optionalString(request, 'biz_opaque_callback_data', '', { max: 512 })
  const context = contextOf(request)
  const way = courseOf(emulator, number, recipient, type, checked)
  const now = world.clock.now()
  world.windows.answered(number.id, customer.phone, now)
  const message: Message = {
    wamid: newWamid(recipient.byBsuid && customer.hide_phone ? customer.bsuid : customer.phone, 'business'),
    author: 'business',
    phone_number_id: number.id,
    customer: customer.phone,
    type,
    content: { [type]: checked.value },
    ...(context ? { context } : {}),
    ...(callback === undefined ? {} : { callback_data: callback }),
    status: 'accepted',
    statuses: [{ status: 'accepted', at: new Date(now).toISOString() }],
    ...(type === 'reaction'
      ? {}
      : { pricing: priceOf(world, number.id, customer.phone, checked.category ?? 'service') }),
    ...(checked.rendered ? { rendered: checked.rendered } : {}),
    ...(way.kind === 'normal' ? {} : { course: way }),
    arrived: false,
    created_at: new Date(now).toISOString(),
  }
  world.messages.add(message)
  world.feed.publish('message', { message })
  course.start(message, way, checked.verify)
  return message
}

function contextOf(request: Params): Record<string, unknown> | undefined {
  const context = optionalObject(request, 'context')
  if (!context) return undefined
  return { id: requiredString(context, 'message_id', 'context') }
}

/** What becomes of the message: by its recipient, by a rule, or by the service window. */
function courseOf(
  { world }: Emulator,
  number: BusinessNumber,
  { customer }: Recipient,
  type: string,
  checked: Checked,
): Course {
  const magic = magicOutcome(customer.phone)
  if (magic?.kind === 'error') throw new GraphError(magic.code)
  const hit = world.misbehaviour.hit('message', {
    phone_number_id: number.id,
    recipients: [customer.phone, customer.bsuid],
    message_type: type,
    endpoint: 'messages.send',
  })
  if (hit) {
    const { code, details } = hit.action
    return { kind: 'failed_status', code, ...(details ? { details } : {}) }
  }
  if (magic) return magic
  if (checked.category === 'marketing' && customer.marketing_stopped)
    return { kind: 'failed_status', code: 131050 }
  if (!checked.ignoresWindow && !world.windows.isOpen(number.id, customer.phone, world.clock.now())) {
    if (world.settings.closed_window === 'error') throw new GraphError(131047)
    return { kind: 'failed_status', code: 131047 }
  }
  return { kind: 'normal' }
}

/** Refuses a type that Meta does not know. */
export function unknownType(type: unknown, known: readonly string[]): GraphError {
  const names = known.map((name) => name.toUpperCase()).sort()
  return invalidParameter(`Param type must be one of {${names.join(', ')}} - got "${String(type)}".`)
}
