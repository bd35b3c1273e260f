import { z } from 'zod'
import { fieldEvent } from './field-event.ts'

/** Events that are also the new status of the template; the others leave it as it is. */
const statuses = [
  'APPROVED',
  'REJECTED',
  'PENDING',
  'PAUSED',
  'DISABLED',
  'IN_APPEAL',
  'PENDING_DELETION',
  'ARCHIVED',
]

/** A template was approved, rejected, paused or the like. */
export const messageTemplateStatusUpdate = fieldEvent({
  field: 'message_template_status_update',
  input: z.looseObject({
    event: z.string().min(1),
    message_template_name: z.string().min(1),
    message_template_language: z.string().min(2),
    reason: z.string().nullable().default('NONE'),
  }),
  occur({ world, number }, { message_template_name: name, message_template_language: language, ...rest }) {
    const template = world.templates.find(number.waba_id, name, language)
    if (template && statuses.includes(rest.event)) world.templates.put({ ...template, status: rest.event })
    return {
      ...(template
        ? // Meta writes the id as a number here, although it is a text everywhere else.
          { message_template_id: Number(template.id), message_template_category: template.category }
        : {}),
      message_template_name: name,
      message_template_language: language,
      ...rest,
    }
  },
})
