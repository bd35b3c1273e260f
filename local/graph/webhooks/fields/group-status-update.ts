import { z } from 'zod'
import { fieldEvent } from './field-event.ts'
import { groupInput, groupValue } from './group-of.ts'

/** Meta suspended a group, or let it go on. */
export const groupStatusUpdate = fieldEvent({
  field: 'group_status_update',
  input: groupInput.extend({
    type: z.enum(['group_suspend', 'group_suspend_cleared']).default('group_suspend'),
  }),
  occur: (scene, group) => groupValue(scene, group),
})
