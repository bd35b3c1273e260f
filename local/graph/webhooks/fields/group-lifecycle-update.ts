import { z } from 'zod'
import { fieldEvent } from './field-event.ts'
import { groupInput, groupValue } from './group-of.ts'

/** A group was made or deleted. */
export const groupLifecycleUpdate = fieldEvent({
  field: 'group_lifecycle_update',
  input: groupInput.extend({
    type: z.enum(['group_create', 'group_delete']).default('group_create'),
    request_id: z.string().default('req-1'),
    subject: z.string().default('Group'),
  }),
  occur: (scene, { subject, ...rest }) =>
    groupValue(scene, {
      ...rest,
      ...(rest.type === 'group_create'
        ? { subject, invite_link: 'https://chat.whatsapp.com/AbCdEf', join_approval_mode: 'auto_approve' }
        : {}),
    }),
})
