import { markOwnMessage } from '../../behaviour/own-ticks.ts'
import { invalidParameter, invalidValue, requiredParameter } from '../../errors/common.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { isObject, optionalObject, requiredString } from './params.ts'

const TYPING_MS = 25_000

/** POST /{phone-number-id}/messages with status=read: marks a message and all before it as read, and shows typing. */
export const markAsRead: Endpoint<'number'> = {
  name: 'messages.read',
  method: 'POST',
  node: 'number',
  edge: 'messages',
  permission: 'whatsapp_business_messaging',
  accepts: (body) => body.kind === 'json' && isObject(body.value) && 'status' in body.value,
  handle({ emulator, node: number, body }) {
    const request = body.kind === 'json' && isObject(body.value) ? body.value : {}
    if (request.messaging_product !== 'whatsapp') throw requiredParameter('messaging_product')
    if (request.status !== 'read') throw invalidParameter('Param status must be one of {READ}.')
    const id = requiredString(request, 'message_id', '')
    const typing = optionalObject(request, 'typing_indicator')
    if (typing && typing.type !== 'text') {
      throw invalidParameter("Param typing_indicator['type'] must be one of {TEXT}.")
    }
    const { world } = emulator
    const message = world.messages.get(id)
    if (!message || message.phone_number_id !== number.id || message.author !== 'customer') {
      throw invalidValue('The message_id is not the id of a message that this number has received.')
    }
    for (const earlier of world.messages.chat(number.id, message.customer)) {
      markOwnMessage(world, earlier, 'read')
      if (earlier === message) break
    }
    if (typing) {
      world.feed.publish('typing', {
        phone_number_id: number.id,
        customer: message.customer,
        milliseconds: TYPING_MS / world.clock.scale,
      })
    }
    return { body: { success: true } }
  },
}
