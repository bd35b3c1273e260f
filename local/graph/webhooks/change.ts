import type { Customer } from '../world/customers.ts'
import type { BusinessNumber } from '../world/numbers.ts'

/** One element of `entry[].changes[]`. */
export type Change = { field: string; value: Record<string, unknown> }

/** A change with what is needed to send it and to match rules with it. */
export type Update = {
  number: BusinessNumber
  change: Change
  /** message.text, status.sent, or the name of the field. */
  event: string
  customer?: Customer
  wamid?: string
}

/** The business number, as every change about messages names it. */
export function metadataOf(number: BusinessNumber): Record<string, string> {
  return { display_phone_number: number.number, phone_number_id: number.id }
}

/** The entry of `contacts[]` for a customer; the number is missing when Meta hides it. */
export function contactOf(customer: Customer): Record<string, unknown> {
  return {
    profile: { name: customer.name, ...(customer.username ? { username: customer.username } : {}) },
    ...(customer.hide_phone ? {} : { wa_id: customer.phone }),
    user_id: customer.bsuid,
  }
}
