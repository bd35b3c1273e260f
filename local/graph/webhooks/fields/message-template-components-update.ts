import { z } from 'zod'
import { fieldEvent } from './field-event.ts'
import { templateName, templateOf } from './template-of.ts'

/** A template was edited at Meta: its texts as they are now. */
export const messageTemplateComponentsUpdate = fieldEvent({
  field: 'message_template_components_update',
  input: z.looseObject({ ...templateName, message_template_element: z.string().min(1) }),
  occur: (scene, input) => ({ ...input, ...templateOf(scene, input).names }),
})
