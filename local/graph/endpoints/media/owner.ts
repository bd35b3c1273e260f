import { unknownObject } from '../../errors/common.ts'
import type { Media } from '../../world/media.ts'

/** With `phone_number_id` in the query, media of other numbers do not exist. */
export function requireOwner(media: Media, query: URLSearchParams, method: string): void {
  const number = query.get('phone_number_id')
  if (number !== null && number !== media.phone_number_id) throw unknownObject(method, media.id)
}
