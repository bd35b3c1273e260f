import { missingValue } from '../../../errors/common.ts'
import { isObject, optionalString, requiredList, requiredObject, requiredString } from '../params.ts'
import type { OutgoingKind } from './kind.ts'

const nameKeys = ['first_name', 'last_name', 'middle_name', 'suffix', 'prefix']

/** Contact cards; a name needs its full form and one part. */
export const contacts: OutgoingKind = {
  type: 'contacts',
  check({ request }) {
    const list = requiredList(request, 'contacts', '', 1, 257)
    for (const [index, contact] of list.entries()) {
      const path = `contacts[${index}]`
      if (!isObject(contact)) throw missingValue(`The parameter ${path} must be a JSON object.`)
      const name = requiredObject(contact, 'name', path)
      requiredString(name, 'formatted_name', `${path}['name']`)
      if (!nameKeys.some((key) => optionalString(name, key, `${path}['name']`))) {
        throw missingValue(`At least one of ${nameKeys.join(', ')} is required in ${path}['name'].`)
      }
    }
    return { value: list }
  },
}
