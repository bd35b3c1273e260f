import { onlyKeys, optionalBoolean, requiredObject, requiredString } from '../params.ts'
import type { OutgoingKind } from './kind.ts'

/** A text of 1 to 4096 characters. */
export const text: OutgoingKind = {
  type: 'text',
  check({ request }) {
    const value = requiredObject(request, 'text')
    onlyKeys(value, ['body', 'preview_url'], 'text')
    const body = requiredString(value, 'body', 'text', { max: 4096 })
    return { value: { body, preview_url: optionalBoolean(value, 'preview_url', 'text') ?? false } }
  },
}
