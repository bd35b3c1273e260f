import { invalidParameter } from '../../../errors/common.ts'
import { onlyKeys, requiredObject } from '../params.ts'
import { address } from './interactive/address.ts'
import { button } from './interactive/button.ts'
import { callPermission, voiceCall } from './interactive/calls.ts'
import { carousel } from './interactive/carousel.ts'
import { contactInfo } from './interactive/contact-info.ts'
import { ctaUrl } from './interactive/cta-url.ts'
import { flow } from './interactive/flow.ts'
import type { InteractiveKind } from './interactive/kind.ts'
import { list } from './interactive/list.ts'
import { locationRequest } from './interactive/location-request.ts'
import { Parts } from './interactive/parts.ts'
import { catalog, product, productList } from './interactive/products.ts'
import type { OutgoingKind } from './kind.ts'

const kinds = new Map<string, InteractiveKind>(
  [
    button,
    list,
    ctaUrl,
    locationRequest,
    contactInfo,
    address,
    flow,
    product,
    productList,
    catalog,
    carousel,
    voiceCall,
    callPermission,
  ].map((kind) => [kind.type, kind]),
)

/** A message with buttons, a list, or another thing to tap. */
export const interactive: OutgoingKind = {
  type: 'interactive',
  check({ request, world, number }) {
    // The parts put fetched media into their own copy, never into what the caller sent.
    const value = structuredClone(requiredObject(request, 'interactive'))
    onlyKeys(value, ['type', 'header', 'body', 'footer', 'action'], 'interactive')
    const kind = kinds.get(String(value.type))
    if (!kind) {
      const names = [...kinds.keys()].map((name) => name.toUpperCase()).sort()
      throw invalidParameter(
        `Param interactive['type'] must be one of {${names.join(', ')}} - got "${String(value.type)}".`,
      )
    }
    const parts = new Parts(world, number)
    kind.check(value, parts)
    return { value, verify: () => parts.verify() }
  },
}
