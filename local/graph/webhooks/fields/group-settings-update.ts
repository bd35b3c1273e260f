import { z } from 'zod'
import { fieldEvent } from './field-event.ts'
import { groupInput, groupValue } from './group-of.ts'

/** The subject, description or picture of a group was changed, or could not be. */
export const groupSettingsUpdate = fieldEvent({
  field: 'group_settings_update',
  input: groupInput.extend({ request_id: z.string().default('req-2'), subject: z.string().default('Group') }),
  occur: (scene, { subject, ...rest }) =>
    groupValue(scene, {
      type: 'group_settings_update',
      group_subject: { text: subject, update_successful: true },
      ...rest,
    }),
})
