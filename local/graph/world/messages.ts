import type { Course } from '../behaviour/course.ts'
import type { WebhookError } from '../errors/graph-error.ts'

/** States of a message, in Meta's words; the customer's own go as far as the business has come with them. */
export type MessageState = 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed'

/** One state with its time. */
export type StatusEntry = { status: MessageState; at: string; errors?: WebhookError[] }

/** How Meta prices one message. */
export type Pricing = {
  billable: boolean
  pricing_model: 'PMP'
  type: 'regular' | 'free_customer_service' | 'free_entry_point'
  category: string
}

/** A message as the phone has it. */
export type Message = {
  wamid: string
  author: 'customer' | 'business'
  phone_number_id: string
  customer: string
  type: string
  /** The typed object under the name of its type, as it was sent. */
  content: Record<string, unknown>
  context?: Record<string, unknown>
  callback_data?: string
  status: MessageState
  statuses: StatusEntry[]
  pricing?: Pricing
  /** What a template became when it was filled in. */
  rendered?: Record<string, unknown>
  /** What becomes of it, when it is not the normal course. */
  course?: Course
  /** True once it is on the customer's phone. */
  arrived: boolean
  created_at: string
}

const rank: Record<MessageState, number> = {
  accepted: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  played: 4,
  failed: 5,
}

/** All messages, by id and by chat. */
export class MessageStore {
  readonly #messages = new Map<string, Message>()
  readonly #chats = new Map<string, Message[]>()

  /** Adds a message to its chat. */
  add(message: Message): void {
    this.#messages.set(message.wamid, message)
    const key = chatKey(message.phone_number_id, message.customer)
    const chat = this.#chats.get(key)
    if (chat) chat.push(message)
    else this.#chats.set(key, [message])
  }

  /** The message with this id. */
  get(wamid: string): Message | undefined {
    return this.#messages.get(wamid)
  }

  /** Messages of one chat, oldest first. */
  chat(phoneNumberId: string, customer: string): readonly Message[] {
    return this.#chats.get(chatKey(phoneNumberId, customer)) ?? []
  }

  /** All messages, oldest first. */
  all(): Message[] {
    return [...this.#messages.values()]
  }

  /** Notes a state and its time; false when the message was already past it. */
  advance(message: Message, status: MessageState, at: string, errors?: WebhookError[]): boolean {
    if (rank[status] <= rank[message.status]) return false
    message.status = status
    message.statuses.push({ status, at, ...(errors ? { errors } : {}) })
    return true
  }

  /** Forgets all messages. */
  clear(): void {
    this.#messages.clear()
    this.#chats.clear()
  }
}

/** The key of what belongs to a number and a customer together. */
export function chatKey(phoneNumberId: string, customer: string): string {
  return `${phoneNumberId}:${customer}`
}
