import { z } from 'zod'
import { fieldEvent } from './field-event.ts'
import { templateName, templateOf } from './template-of.ts'

const score = z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN'])

/** What customers make of a template. */
export const messageTemplateQualityUpdate = fieldEvent({
  field: 'message_template_quality_update',
  input: z.looseObject({
    ...templateName,
    previous_quality_score: score.default('GREEN'),
    new_quality_score: score,
  }),
  occur: (scene, input) => ({ ...input, ...templateOf(scene, input).names }),
})
