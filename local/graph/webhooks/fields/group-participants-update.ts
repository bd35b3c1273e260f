import { z } from 'zod'
import { fieldEvent } from './field-event.ts'
import { groupInput, groupValue } from './group-of.ts'

/** Somebody joined a group, left it, or asks to be let in. */
export const groupParticipantsUpdate = fieldEvent({
  field: 'group_participants_update',
  input: groupInput.extend({
    customer: z.string(),
    type: z
      .enum([
        'group_participants_add',
        'group_participants_remove',
        'group_join_request_created',
        'group_join_request_revoked',
      ])
      .default('group_participants_add'),
  }),
  occur(scene, { customer: text, type, ...rest }) {
    const customer = scene.world.customers.find(text)
    if (!customer) throw new Error(`There is no customer ${text}`)
    const who = { ...(customer.hide_phone ? {} : { wa_id: customer.phone }), user_id: customer.bsuid }
    const what = {
      group_participants_add: {
        reason: 'invite_link',
        added_participants: [{ ...who, ...(customer.username ? { username: customer.username } : {}) }],
      },
      group_participants_remove: { initiated_by: 'participant', removed_participants: [who] },
      group_join_request_created: { join_request_id: 'join-1', ...who },
      group_join_request_revoked: { join_request_id: 'join-1', ...who },
    }
    return groupValue(scene, { type, ...what[type], ...rest })
  },
})
