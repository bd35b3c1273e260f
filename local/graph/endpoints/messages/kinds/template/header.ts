import type { WebhookError } from '../../../../errors/graph-error.ts'
import type { Template, TemplateComponent } from '../../../../world/templates.ts'
import { isObject, type Params } from '../../params.ts'
import type { Checking } from '../kind.ts'
import { checkMedia } from '../media-kind.ts'
import { asParameter, fillText, wrongFormat } from './text.ts'

/** A header filled in, and the check of its file. */
export type FilledHeader = { header: Params; verify?: () => Promise<WebhookError | undefined> }

/** Fills the header of a template in. */
export function fillHeader(
  { world, number }: Checking,
  template: Template,
  component: TemplateComponent,
  parameters: readonly unknown[],
): FilledHeader {
  const format = String(component.format ?? 'TEXT').toUpperCase()
  if (format === 'TEXT') {
    const text = fillText(String(component.text ?? ''), parameters, template.parameter_format, 'header')
    return { header: { type: 'text', text } }
  }
  const parameter = parameters.length === 1 ? asParameter(parameters[0], 'header') : undefined
  const type = format.toLowerCase()
  const value = parameter?.[type]
  if (parameter?.type !== type || !isObject(value)) throw wrongFormat('header', format, parameter?.type)
  if (type !== 'image' && type !== 'video' && type !== 'document') return { header: { type, [type]: value } }
  const checked = checkMedia(world, number, value, `header['${type}']`, type)
  return { header: { type, [type]: checked.value }, verify: checked.verify }
}
