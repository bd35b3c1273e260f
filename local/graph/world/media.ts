import { createHash } from 'node:crypto'
import { newNodeId } from './ids.ts'

const DAY = 86_400_000

/** A media file at Meta. */
export type Media = {
  id: string
  phone_number_id: string
  /** Uploaded by the business (kept 30 days) or sent by a customer (7 days). */
  origin: 'upload' | 'customer'
  mime_type: string
  filename?: string
  bytes: Uint8Array<ArrayBuffer>
  sha256: Buffer
  created_at: number
  expires_at: number
}

/** Media files by id. */
export class MediaStore {
  readonly #media = new Map<string, Media>()

  /** Keeps a file and gives it an id. */
  add(
    file: Pick<Media, 'phone_number_id' | 'origin' | 'mime_type' | 'filename' | 'bytes'>,
    now: number,
  ): Media {
    const media: Media = {
      ...file,
      id: newNodeId(),
      sha256: createHash('sha256').update(file.bytes).digest(),
      created_at: now,
      expires_at: now + (file.origin === 'upload' ? 30 * DAY : 7 * DAY),
    }
    this.#media.set(media.id, media)
    return media
  }

  /** Puts back a file that was kept from an earlier run. */
  restore(media: Media): void {
    this.#media.set(media.id, media)
  }

  /** The file with this id, unless it has expired. */
  get(id: string, now: number): Media | undefined {
    const media = this.#media.get(id)
    return media && media.expires_at > now ? media : undefined
  }

  /** Deletes a file. */
  remove(id: string): boolean {
    return this.#media.delete(id)
  }

  /** All files. */
  all(): Media[] {
    return [...this.#media.values()]
  }

  /** Deletes all files. */
  clear(): void {
    this.#media.clear()
  }
}
