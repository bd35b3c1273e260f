import type { WebhookError } from '../../../errors/graph-error.ts'
import type { Customer } from '../../../world/customers.ts'
import type { BusinessNumber } from '../../../world/numbers.ts'
import type { World } from '../../../world/world.ts'

/** What a kind of message is checked with. */
export type Checking = {
  world: World
  number: BusinessNumber
  customer: Customer
  /** True when the message goes to a business-scoped id. */
  byBsuid: boolean
  /** The whole request. */
  request: Record<string, unknown>
}

/** What a right message becomes. */
export type Checked = {
  /** The typed object, as the phone shows it. */
  value: unknown
  /** Meta's category for pricing; free-form messages are `service`. */
  category?: string
  /** Only templates may be sent when the service window is closed. */
  ignoresWindow?: boolean
  /** A template filled in. */
  rendered?: Record<string, unknown>
  /** Work that Meta does after it has accepted the message; an error makes it fail. */
  verify?: () => Promise<WebhookError | undefined>
}

/** One type of message that a business can send: throws Meta's error when it is wrong. */
export type OutgoingKind = { type: string; check(checking: Checking): Checked }
