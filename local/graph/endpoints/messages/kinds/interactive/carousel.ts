import { invalidValue } from '../../../../errors/common.ts'
import {
  isObject,
  optionalObject,
  type Params,
  requiredList,
  requiredObject,
  requiredString,
} from '../../params.ts'
import type { InteractiveKind } from './kind.ts'
import type { Parts } from './parts.ts'

/** Two to ten cards of one kind, with media and a link, or with products. */
export const carousel: InteractiveKind = {
  type: 'carousel',
  check(interactive, parts) {
    parts.none(interactive, ['header', 'footer'])
    parts.body(interactive, 1024)
    const path = "interactive['action']"
    const cards = requiredList(parts.action(interactive), 'cards', path, 2, 10).map((card, index) => {
      const at = `${path}['cards'][${index}]`
      if (!isObject(card)) throw invalidValue(`Param ${at} must be a JSON object.`)
      if (Number(card.card_index) !== index) throw invalidValue(`Param ${at}['card_index'] must be ${index}.`)
      if (card.type === 'product') checkProductCard(card, at)
      else checkMediaCard(card, at, parts)
      return card
    })
    const kinds = cards.map(
      (card) => `${String(card.type)} ${isObject(card.header) ? String(card.header.type) : ''}`,
    )
    if (new Set(kinds).size > 1)
      throw invalidValue('All cards must have the same type and the same header type.')
  },
}

function checkProductCard(card: Params, at: string): void {
  const action = requiredObject(card, 'action', at)
  requiredString(action, 'product_retailer_id', `${at}['action']`)
  requiredString(action, 'catalog_id', `${at}['action']`)
}

function checkMediaCard(card: Params, at: string, parts: Parts): void {
  parts.headerValue(requiredObject(card, 'header', at), ['image', 'video'], `${at}['header']`)
  const body = optionalObject(card, 'body', at)
  if (body) {
    const text = requiredString(body, 'text', `${at}['body']`, { max: 160 })
    if (text.split('\n').length > 3)
      throw invalidValue(`Param ${at}['body']['text'] has more than 2 line breaks.`)
  }
  const action = requiredObject(card, 'action', at)
  if (action.name === 'cta_url') {
    const parameters = requiredObject(action, 'parameters', `${at}['action']`)
    requiredString(parameters, 'display_text', `${at}['action']['parameters']`, { max: 20 })
    requiredString(parameters, 'url', `${at}['action']['parameters']`)
  } else {
    requiredList(action, 'buttons', `${at}['action']`, 1, 2)
  }
}
