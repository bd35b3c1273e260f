import { z } from 'zod'
import type { Scene } from './field-event.ts'

/** How a change names its template. */
export const templateName = {
  message_template_name: z.string().min(1),
  message_template_language: z.string().min(2),
}

type Named = { message_template_name: string; message_template_language: string }

/** The template that a change is about, as Meta names it; the id is a number here, although it is a text elsewhere. */
export function templateOf({ world, number }: Scene, named: Named) {
  const { message_template_name: name, message_template_language: language } = named
  const template = world.templates.find(number.waba_id, name, language)
  const names = { message_template_name: name, message_template_language: language }
  return { template, names: template ? { message_template_id: Number(template.id), ...names } : names }
}
