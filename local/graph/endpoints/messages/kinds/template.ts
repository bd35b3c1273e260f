import { invalidValue } from '../../../errors/common.ts'
import { GraphError } from '../../../errors/graph-error.ts'
import type { Template } from '../../../world/templates.ts'
import { isObject, onlyKeys, requiredObject, requiredString } from '../params.ts'
import type { Checking, OutgoingKind } from './kind.ts'
import { fillTemplate } from './template/fill.ts'

/** A template, filled in; the only kind that may be sent when the service window is closed. */
export const template: OutgoingKind = {
  type: 'template',
  check(checking) {
    const value = requiredObject(checking.request, 'template')
    onlyKeys(value, ['name', 'language', 'components', 'namespace'], 'template')
    const name = requiredString(value, 'name', 'template', { max: 512 })
    const language = requiredString(
      requiredObject(value, 'language', 'template'),
      'code',
      "template['language']",
    )
    const found = usableTemplate(checking, name, language)
    const components = value.components ?? []
    if (!Array.isArray(components) || !components.every(isObject)) {
      throw invalidValue("Param template['components'] must be an array of objects.")
    }
    const { rendered, checks } = fillTemplate(checking, found, components)
    return {
      value,
      rendered,
      category: found.category.toLowerCase(),
      ignoresWindow: true,
      async verify() {
        for (const check of checks) {
          const error = await check()
          if (error) return error
        }
        return undefined
      },
    }
  },
}

function usableTemplate({ world, number, byBsuid }: Checking, name: string, language: string): Template {
  const found = world.templates.find(number.waba_id, name, language)
  if (!found) {
    throw new GraphError(132001, { details: `template name (${name}) does not exist in ${language}` })
  }
  if (found.status === 'PAUSED') throw new GraphError(132015)
  if (found.status === 'DISABLED') throw new GraphError(132016)
  if (found.status !== 'APPROVED') {
    throw new GraphError(132001, { details: `template name (${name}) is not approved in ${language}` })
  }
  // One-tap, zero-tap and copy-code templates need the number of the phone.
  if (byBsuid && found.category === 'AUTHENTICATION') throw new GraphError(131062)
  return found
}
