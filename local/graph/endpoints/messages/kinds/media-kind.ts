import { invalidParameter, missingValue } from '../../../errors/common.ts'
import { type WebhookError, webhookError } from '../../../errors/graph-error.ts'
import { fetchLink } from '../../../world/fetch-link.ts'
import { type MediaClass, mediaProblem } from '../../../world/media-rules.ts'
import type { BusinessNumber } from '../../../world/numbers.ts'
import type { World } from '../../../world/world.ts'
import { onlyKeys, optionalString, type Params, pathOf, requiredObject } from '../params.ts'
import type { OutgoingKind } from './kind.ts'

/** A media object that was checked, and the later check of the file itself. */
export type CheckedMedia = { value: Params; verify: () => Promise<WebhookError | undefined> }

/** Checks `id` or `link`; the file itself is looked at after the message was accepted, as Meta does. */
export function checkMedia(
  world: World,
  number: BusinessNumber,
  media: Params,
  path: string,
  mediaClass: MediaClass,
): CheckedMedia {
  const { id, link } = media
  if (id === undefined && link === undefined) {
    throw missingValue(`Either ${pathOf(path, 'id')} or ${pathOf(path, 'link')} is required.`)
  }
  if (id !== undefined && link !== undefined) {
    throw invalidParameter(`Param ${path} must have either id or link, not both.`)
  }
  const value: Params = { ...media }
  if (id !== undefined) {
    const file = world.media.get(String(id), world.clock.now())
    if (!file || file.phone_number_id !== number.id) {
      throw invalidParameter(
        `Param ${pathOf(path, 'id')} is not a valid whatsapp business account media attachment ID`,
      )
    }
    return { value, verify: async () => problemError(mediaProblem(mediaClass, file.mime_type, file.bytes)) }
  }
  if (typeof link !== 'string' || !URL.canParse(link) || !/^https?:$/.test(new URL(link).protocol)) {
    throw invalidParameter(`Param ${pathOf(path, 'link')} is not a valid URI.`)
  }
  return {
    value,
    verify: async () => {
      const fetched = await fetchLink(world, number, link)
      if (typeof fetched === 'string') return webhookError(131053, fetched)
      value.id = fetched.id
      return problemError(mediaProblem(mediaClass, fetched.mime_type, fetched.bytes))
    },
  }
}

/** A kind of message that is a file, with the keys that this kind may have beside `id` and `link`. */
export function mediaKind(type: MediaClass, keys: readonly string[]): OutgoingKind {
  return {
    type,
    check({ request, world, number }) {
      const media = requiredObject(request, type)
      onlyKeys(media, ['id', 'link', 'provider', ...keys], type)
      if (keys.includes('caption')) optionalString(media, 'caption', type, { max: 1024 })
      if (keys.includes('filename')) optionalString(media, 'filename', type)
      return checkMedia(world, number, media, type, type)
    },
  }
}

function problemError(problem: string | undefined): WebhookError | undefined {
  return problem === undefined ? undefined : webhookError(131053, problem)
}
