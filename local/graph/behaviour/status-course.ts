import { type WebhookError, webhookError } from '../errors/graph-error.ts'
import type { Deliverer } from '../webhooks/deliverer.ts'
import { type ReportedStatus, statusChange } from '../webhooks/status.ts'
import type { Message } from '../world/messages.ts'
import type { World } from '../world/world.ts'
import type { Course } from './course.ts'

const HELD_MS = 10_000

/** Carries messages from the business to the phone and reports each state. */
export class StatusCourse {
  readonly #world: World
  readonly #deliverer: Deliverer

  constructor(world: World, deliverer: Deliverer) {
    this.#world = world
    this.#deliverer = deliverer
  }

  /** Starts the course of a message; `verify` is work that Meta does after accepting, such as fetching media. */
  start(message: Message, course: Course, verify?: () => Promise<WebhookError | undefined>): void {
    const { statuses } = this.#world.settings
    if (!statuses.enabled) return
    if (course.kind === 'held') {
      this.#world.clock.after(HELD_MS, () => this.start(message, { kind: 'normal' }, verify))
      return
    }
    this.#world.clock.after(statuses.sent_ms, () => {
      if (course.kind === 'failed_status') {
        return this.report(message, 'failed', [webhookError(course.code, course.details)])
      }
      if (!verify) return this.#sent(message, course)
      void verify().then((error) =>
        error ? this.report(message, 'failed', [error]) : this.#sent(message, course),
      )
    })
  }

  /** Notes a state and tells the business, unless the message is already past it. */
  report(message: Message, status: ReportedStatus, errors?: WebhookError[]): boolean {
    const world = this.#world
    const number = world.numbers.get(message.phone_number_id)
    const customer = world.customers.find(message.customer)
    if (!number || !customer) return false
    const now = world.clock.now()
    const wasDelivered = message.statuses.some((entry) => entry.status === 'delivered')
    if (!world.messages.advance(message, status, new Date(now).toISOString(), errors)) return false
    if (status !== 'sent' && status !== 'failed') message.arrived = true
    world.feed.publish('message.status', {
      wamid: message.wamid,
      author: message.author,
      phone_number_id: number.id,
      customer: customer.phone,
      status,
      arrived: message.arrived,
    })
    const priced = status === 'sent' || status === 'delivered' || (status === 'read' && !wasDelivered)
    const free = world.windows.freeEntry(number.id, customer.phone, now)
    this.#deliverer.enqueue({
      number,
      customer,
      wamid: message.wamid,
      event: `status.${status}`,
      change: statusChange(number, customer, message, {
        status,
        seconds: Math.floor(now / 1000),
        ...(message.pricing && priced ? { pricing: message.pricing } : {}),
        ...(errors ? { errors } : {}),
        ...(free && status !== 'failed' ? { conversation: free } : {}),
      }),
    })
    return true
  }

  /** Goes on with messages that were on their way when the emulator ended. */
  resume(messages: readonly Message[]): void {
    for (const message of messages) {
      if (message.author !== 'business' || message.arrived) continue
      if (message.status === 'accepted') this.start(message, message.course ?? { kind: 'normal' })
      else if (message.status === 'sent' && !message.course) this.#carry(message, { kind: 'normal' })
    }
  }

  /** The customer looks at a chat: everything that has arrived there is read. Answers how many messages were new. */
  readChat(phoneNumberId: string, customer: string): number {
    let count = 0
    for (const message of this.#world.messages.chat(phoneNumberId, customer)) {
      if (message.author !== 'business' || !message.arrived || message.type === 'reaction') continue
      if (this.report(message, 'read')) count += 1
    }
    return count
  }

  /** A phone is online again: what waited for it arrives. */
  cameOnline(customer: string): void {
    for (const message of this.#world.messages.all()) {
      if (message.customer !== customer || message.author !== 'business') continue
      if (message.status === 'sent' && !message.arrived) this.#arrive(message)
    }
  }

  #sent(message: Message, course: Course): void {
    this.report(message, 'sent')
    // Meta reports nothing but `sent` for a reaction; the phone shows it all the same.
    if (message.type === 'reaction') {
      message.arrived = true
      this.#publishArrival(message)
      return
    }
    this.#carry(message, course)
  }

  #carry(message: Message, course: Course): void {
    if (course.kind === 'never_delivered') return
    const { statuses } = this.#world.settings
    this.#world.clock.after(Math.max(0, statuses.delivered_ms - statuses.sent_ms), () => {
      if (course.kind === 'read_without_delivered') this.report(message, 'read')
      else if (this.#world.customers.find(message.customer)?.online) this.#arrive(message)
    })
  }

  #arrive(message: Message): void {
    if (!this.report(message, 'delivered')) return
    const { auto_read, read_ms } = this.#world.settings.statuses
    if (auto_read) this.#world.clock.after(read_ms, () => this.report(message, 'read'))
  }

  #publishArrival(message: Message): void {
    this.#world.feed.publish('message.status', {
      wamid: message.wamid,
      author: message.author,
      phone_number_id: message.phone_number_id,
      customer: message.customer,
      status: message.status,
      arrived: true,
    })
  }
}
