import { invalidValue } from '../../../../errors/common.ts'
import { isObject, optionalObject, optionalString, requiredList, requiredString } from '../../params.ts'
import type { InteractiveKind } from './kind.ts'

const path = "interactive['action']"

/** One product of a catalogue. */
export const product: InteractiveKind = {
  type: 'product',
  check(interactive, parts) {
    parts.none(interactive, ['header'])
    parts.body(interactive, 1024, false)
    parts.footer(interactive)
    const action = parts.action(interactive)
    requiredString(action, 'catalog_id', path)
    requiredString(action, 'product_retailer_id', path)
  },
}

/** Up to thirty products in sections. */
export const productList: InteractiveKind = {
  type: 'product_list',
  check(interactive, parts) {
    parts.header(interactive, ['text'], true)
    parts.body(interactive, 1024)
    parts.footer(interactive)
    const action = parts.action(interactive)
    requiredString(action, 'catalog_id', path)
    let count = 0
    for (const [index, section] of requiredList(action, 'sections', path, 1, 10).entries()) {
      const at = `${path}['sections'][${index}]`
      if (!isObject(section)) throw invalidValue(`Param ${at} must be a JSON object.`)
      optionalString(section, 'title', at, { max: 24 })
      for (const [itemIndex, item] of requiredList(section, 'product_items', at, 1, 30).entries()) {
        if (!isObject(item))
          throw invalidValue(`Param ${at}['product_items'][${itemIndex}] must be a JSON object.`)
        requiredString(item, 'product_retailer_id', `${at}['product_items'][${itemIndex}]`)
        count += 1
      }
    }
    if (count > 30) throw invalidValue('Total product count exceed max allowed count: 30.')
  },
}

/** A button that opens the catalogue. */
export const catalog: InteractiveKind = {
  type: 'catalog_message',
  check(interactive, parts) {
    parts.none(interactive, ['header'])
    parts.body(interactive, 1024)
    parts.footer(interactive)
    const parameters = optionalObject(parts.action(interactive, 'catalog_message'), 'parameters', path)
    if (parameters) optionalString(parameters, 'thumbnail_product_retailer_id', `${path}['parameters']`)
  },
}
