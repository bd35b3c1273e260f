import type { Emulator } from '../../emulator.ts'
import { invalidParameter, requiredParameter } from '../../errors/common.ts'
import { GraphError } from '../../errors/graph-error.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { newNodeId } from '../../world/ids.ts'
import type { Template, TemplateComponent } from '../../world/templates.ts'
import { isObject, type Params, requiredString } from '../messages/params.ts'

/** How long Meta's review takes, in Meta's time. */
const REVIEW_MS = 2_000
const CATEGORIES = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const

function paramsOf(body: { kind: string; value?: unknown }): Params {
  if (body.kind === 'json' && isObject(body.value)) return body.value
  throw invalidParameter('The request body must be a JSON object.')
}

function componentsOf(params: Params): TemplateComponent[] {
  const { components } = params
  if (components === undefined) throw requiredParameter('components')
  if (
    !Array.isArray(components) ||
    !components.every((one) => isObject(one) && typeof one.type === 'string')
  ) {
    throw invalidParameter('Param components must be an array of objects.')
  }
  const body = components.find((component) => String(component.type).toUpperCase() === 'BODY')
  const text = String(body?.text ?? '')
  if (/^\s*\{\{[^}]*\}\}|\{\{[^}]*\}\}\s*$/.test(text)) {
    throw new GraphError(100, {
      subcode: 2388299,
      userTitle: "Variables can't be at the start or end of the template",
      userMessage: 'The message template has variables at its start or end.',
    })
  }
  return components.map((component) => ({ ...component, type: String(component.type).toUpperCase() }))
}

/** A header with a file needs the handle of a sample that was uploaded. */
function checkSample({ world }: Emulator, components: readonly TemplateComponent[]): void {
  const header = components.find(({ type }) => type === 'HEADER')
  if (!header || !['IMAGE', 'VIDEO', 'DOCUMENT'].includes(String(header.format).toUpperCase())) return
  const { example } = header
  const [handle] = isObject(example) && Array.isArray(example.header_handle) ? example.header_handle : []
  if (typeof handle === 'string' && world.uploads.ofHandle(handle)) return
  throw new GraphError(100, {
    subcode: 2388273,
    userTitle: 'Media header sample is missing',
    userMessage: 'The header needs the handle of an uploaded sample in example.header_handle.',
  })
}

function categoryOf(value: unknown): Template['category'] {
  const found = CATEGORIES.find((category) => category === String(value).toUpperCase())
  if (!found) throw invalidParameter(`Param category must be one of {${CATEGORIES.join(', ')}}.`)
  return found
}

/** Approves a template after a while and tells the hub, as Meta's review does. */
function review({ world, deliverer }: Emulator, template: Template): void {
  const timer = setTimeout(() => {
    const current = world.templates.get(template.id)
    if (current?.status !== 'PENDING') return
    world.templates.put({ ...current, status: 'APPROVED' })
    const [number] = world.numbers.ofAccount(template.waba_id)
    if (!number) return
    deliverer.enqueue({
      number,
      event: 'message_template_status_update',
      change: {
        field: 'message_template_status_update',
        value: {
          event: 'APPROVED',
          message_template_id: Number(template.id),
          message_template_name: template.name,
          message_template_language: template.language,
          reason: 'NONE',
          message_template_category: template.category,
        },
      },
    })
  }, REVIEW_MS / world.clock.scale)
  timer.unref()
}

/** POST /{business-account-id}/message_templates: hands a template in; it is approved after a while. */
export const createTemplate: Endpoint<'business_account'> = {
  name: 'templates.create',
  method: 'POST',
  node: 'business_account',
  edge: 'message_templates',
  permission: 'whatsapp_business_management',
  handle({ emulator, node: account, body }) {
    const params = paramsOf(body)
    const name = requiredString(params, 'name', '', { max: 512 })
    if (!/^[a-z0-9_]+$/.test(name)) throw invalidParameter('Param name has characters that are not allowed.')
    const language = requiredString(params, 'language', '')
    const category = categoryOf(params.category)
    const components = componentsOf(params)
    checkSample(emulator, components)
    if (emulator.world.templates.find(account.id, name, language)) {
      throw new GraphError(100, {
        subcode: 2388024,
        userTitle: 'Content in This Language Already Exists',
        userMessage: `There is already ${language} content for this template.`,
      })
    }
    const template: Template = {
      id: newNodeId(),
      waba_id: account.id,
      name,
      language,
      category,
      status: 'PENDING',
      parameter_format: params.parameter_format === 'NAMED' ? 'NAMED' : 'POSITIONAL',
      components,
    }
    emulator.world.templates.put(template)
    review(emulator, template)
    return { body: { id: template.id, status: template.status, category } }
  },
}

/** POST /{template-id}: replaces the components; the template is reviewed again. */
export const editTemplate: Endpoint<'template'> = {
  name: 'templates.edit',
  method: 'POST',
  node: 'template',
  edge: '',
  permission: 'whatsapp_business_management',
  handle({ emulator, node: template, body }) {
    const params = paramsOf(body)
    if (!['APPROVED', 'REJECTED', 'PAUSED'].includes(template.status)) {
      throw new GraphError(100, { subcode: 2388039, userTitle: 'Template cannot be edited in this state' })
    }
    if (
      params.category !== undefined &&
      template.status === 'APPROVED' &&
      params.category !== template.category
    ) {
      throw new GraphError(100, {
        subcode: 2388040,
        userTitle: 'The category of an approved template is fixed',
      })
    }
    const edited: Template = {
      ...template,
      ...(params.components === undefined ? {} : { components: componentsOf(params) }),
      ...(params.category === undefined ? {} : { category: categoryOf(params.category) }),
      status: 'PENDING',
    }
    emulator.world.templates.put(edited)
    review(emulator, edited)
    return { body: { success: true, id: edited.id, name: edited.name, category: edited.category } }
  },
}

/** DELETE /{business-account-id}/message_templates?name=…[&hsm_id=…]: one language, or all languages of a name. */
export const deleteTemplate: Endpoint<'business_account'> = {
  name: 'templates.delete',
  method: 'DELETE',
  node: 'business_account',
  edge: 'message_templates',
  permission: 'whatsapp_business_management',
  handle({ emulator: { world }, node: account, query }) {
    const name = query.get('name')
    if (!name) throw requiredParameter('name')
    const id = query.get('hsm_id')
    const found = world.templates
      .ofAccount(account.id)
      .filter((template) => template.name === name && (id === null || template.id === id))
    if (found.length === 0) {
      throw new GraphError(100, { subcode: 2593002, userTitle: 'Message template not found' })
    }
    for (const template of found) world.templates.remove(template.id)
    return { body: { success: true } }
  },
}
