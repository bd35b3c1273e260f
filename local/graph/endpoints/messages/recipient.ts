import { invalidParameter, invalidValue, requiredParameter } from '../../errors/common.ts'
import { GraphError } from '../../errors/graph-error.ts'
import type { Customer } from '../../world/customers.ts'
import type { BusinessNumber } from '../../world/numbers.ts'
import { waIdOf } from '../../world/phone-numbers.ts'
import type { World } from '../../world/world.ts'
import type { Params } from './params.ts'

/** Who gets a message, and how the request named him. */
export type Recipient = { customer: Customer; input: string; byBsuid: boolean }

const BSUID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/

/** Finds the recipient of a message; everybody with a valid number is on WhatsApp here. */
export function recipientOf(world: World, number: BusinessNumber, request: Params): Recipient {
  const { to, recipient } = request
  if (request.recipient_type !== undefined && request.recipient_type !== 'individual') {
    throw request.recipient_type === 'group'
      ? new GraphError(131041, { message: '(#131041) Group not found', details: 'The group does not exist.' })
      : invalidParameter('Param recipient_type must be one of {INDIVIDUAL, GROUP}.')
  }
  // Meta lets `to` win when both are given.
  if (to !== undefined && to !== '') {
    if (typeof to !== 'string' && typeof to !== 'number') throw invalidParameter('Param to must be a string.')
    const phone = waIdOf(String(to), number.number)
    if (!phone) throw invalidValue('Recipient phone number is not valid.')
    if (phone === number.number) throw new GraphError(131021)
    return {
      customer: world.customers.find(phone) ?? stranger(world, phone),
      input: String(to),
      byBsuid: false,
    }
  }
  if (recipient !== undefined) {
    if (typeof recipient !== 'string' || !BSUID.test(recipient)) {
      throw invalidValue('Param recipient is not a valid business-scoped user ID.')
    }
    const customer = world.customers.find(recipient)
    if (!customer) throw invalidValue('Recipient is not known to this business portfolio.')
    return { customer, input: recipient, byBsuid: true }
  }
  throw requiredParameter('to')
}

function stranger(world: World, phone: string): Customer {
  const customer = world.customers.put({ phone, listed: false })
  world.feed.publish('customer', { customer })
  return customer
}
