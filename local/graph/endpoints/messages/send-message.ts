import { invalidParameter, requiredParameter } from '../../errors/common.ts'
import { GraphError } from '../../errors/graph-error.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { isBlocked } from '../numbers/block-users.ts'
import { acceptMessage, checkPair, checkThroughput, unknownType } from './accept.ts'
import { outgoingKinds } from './kinds/kinds.ts'
import { isObject } from './params.ts'
import { recipientOf } from './recipient.ts'

/** POST /{phone-number-id}/marketing_messages: as `messages`, for marketing templates alone. */
export const sendMarketingMessage: Endpoint<'number'> = {
  name: 'messages.marketing',
  method: 'POST',
  node: 'number',
  edge: 'marketing_messages',
  permission: 'whatsapp_business_messaging',
  handle(call) {
    const request = call.body.kind === 'json' && isObject(call.body.value) ? call.body.value : {}
    const name = isObject(request.template) ? request.template.name : undefined
    const template = call.emulator.world.templates
      .ofAccount(call.node.waba_id)
      .find((known) => known.name === name)
    if (request.type !== 'template' || (template && template.category !== 'MARKETING')) {
      throw new GraphError(134100)
    }
    return sendMessage.handle(call)
  },
}

/** POST /{phone-number-id}/messages: sends one message. */
export const sendMessage: Endpoint<'number'> = {
  name: 'messages.send',
  method: 'POST',
  node: 'number',
  edge: 'messages',
  permission: 'whatsapp_business_messaging',
  handle({ emulator, node: number, body }) {
    const request = body.kind === 'json' ? body.value : undefined
    if (!isObject(request)) throw invalidParameter('The request body must be a JSON object.')
    if (request.messaging_product === undefined) throw requiredParameter('messaging_product')
    if (request.messaging_product !== 'whatsapp') {
      throw invalidParameter(
        `Param messaging_product must be one of {WHATSAPP} - got "${String(request.messaging_product)}".`,
      )
    }
    if (number.status !== 'CONNECTED') throw new GraphError(133010)
    const type = request.type ?? 'text'
    const kind = outgoingKinds.get(String(type))
    if (!kind) throw unknownType(type, [...outgoingKinds.keys()])
    const { world } = emulator
    const recipient = recipientOf(world, number, request)
    const { customer, byBsuid, input } = recipient
    if (isBlocked(world, number.id, customer.phone)) throw new GraphError(130403)
    const checked = kind.check({ world, number, customer, byBsuid, request })
    checkThroughput(emulator, number)
    checkPair(emulator, number, recipient)
    const message = acceptMessage(emulator, number, recipient, request, checked)
    return {
      body: {
        messaging_product: 'whatsapp',
        contacts: [{ input, ...(byBsuid ? { user_id: customer.bsuid } : { wa_id: customer.phone }) }],
        messages: [{ id: message.wamid, ...(type === 'template' ? { message_status: 'accepted' } : {}) }],
      },
    }
  },
}
