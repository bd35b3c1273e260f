import { z } from 'zod'
import { fieldEvent } from './field-event.ts'
import { templateName, templateOf } from './template-of.ts'

const category = z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION'])

/** Meta puts a template into another category, or says a day ahead that it will (`correct_category`). */
export const templateCategoryUpdate = fieldEvent({
  field: 'template_category_update',
  input: z.looseObject({ ...templateName, new_category: category, correct_category: category.optional() }),
  occur(scene, input) {
    const { template, names } = templateOf(scene, input)
    if (template && input.correct_category === undefined)
      scene.world.templates.put({ ...template, category: input.new_category })
    return { ...(template ? { previous_category: template.category } : {}), ...input, ...names }
  },
})
