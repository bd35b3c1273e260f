import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { currentRequest } from '../lite/request-context.ts'
import { parseRange } from './range.ts'

/** What is known about the bytes of one object; Lite copies it into `storage.objects.metadata`. */
export interface StoredObject {
  mimetype: string
  cacheControl: string
  eTag: string
  size: number
  contentLength: number
  lastModified: Date
  httpStatusCode: number
  contentRange?: string
}

type UploadBody = ReadableStream<Uint8Array> | Uint8Array

/** Why Lite's answer to an upload that stopped half-way was not its own choice. */
export class ObjectTooLarge extends Error {
  override name = 'ObjectTooLarge'
}

/**
 * Keeps the bytes of Storage on disk: one file per object, named by the hash of its key (keys may be longer than file names and hold any
 * sign), and beside it a file with type, size and time. Both appear by rename, so that a killed upload leaves nothing half-written.
 * Versions are ignored: Lite passes another one to reads than to writes.
 */
export class DiskStorageAdapter {
  readonly driver = null
  readonly #folder: string
  readonly #maxBytes: number

  constructor(folder: string, maxBytes: number) {
    this.#folder = folder
    this.#maxBytes = maxBytes
  }

  async uploadObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    body: UploadBody,
    mimetype: string,
    cacheControl: string,
  ): Promise<StoredObject> {
    const path = await this.#pathFor(bucket, key)
    const draft = `${path}.${randomUUID()}.tmp`
    const hash = createHash('md5')
    let size = 0
    const count = async function* (this: void, chunks: AsyncIterable<Uint8Array>, maxBytes: number) {
      for await (const chunk of chunks) {
        size += chunk.byteLength
        if (size > maxBytes) throw new ObjectTooLarge(`The object exceeded the maximum allowed size`)
        hash.update(chunk)
        yield chunk
      }
    }
    try {
      await pipeline(
        toReadable(body),
        (chunks: AsyncIterable<Uint8Array>) => count(chunks, this.#maxBytes),
        createWriteStream(draft),
      )
    } catch (error) {
      await rm(draft, { force: true })
      const request = currentRequest()
      if (request && error instanceof ObjectTooLarge) request.objectTooLarge = true
      throw error
    }
    const stored: StoredObject = {
      mimetype,
      cacheControl,
      eTag: `"${hash.digest('hex')}"`,
      size,
      contentLength: size,
      lastModified: new Date(),
      httpStatusCode: 200,
    }
    await this.#writeDescription(path, key, stored)
    await rename(draft, path)
    return stored
  }

  async getObject(bucket: string, key: string): Promise<{ body?: ReadableStream; metadata: StoredObject }> {
    const path = await this.#pathFor(bucket, key)
    const stored = await this.#readDescription(path)
    const range = parseRange(currentRequest()?.headers.range, stored.size)
    const stream = createReadStream(path, range ? { start: range.start, end: range.end } : {})
    const body = Readable.toWeb(stream) as ReadableStream
    if (!range) return { body, metadata: stored }
    const contentRange = `bytes ${range.start}-${range.end}/${stored.size}`
    return { body, metadata: { ...stored, contentLength: range.end - range.start + 1, contentRange } }
  }

  async headObject(bucket: string, key: string): Promise<StoredObject> {
    return this.#readDescription(await this.#pathFor(bucket, key))
  }

  async deleteObject(bucket: string, key: string): Promise<void> {
    const path = await this.#pathFor(bucket, key)
    await rm(path, { force: true })
    await rm(`${path}.json`, { force: true })
  }

  async deleteObjects(bucket: string, keys: string[]): Promise<void> {
    for (const key of keys) await this.deleteObject(bucket, key)
  }

  async copyObject(
    bucket: string,
    key: string,
    _version: string | undefined,
    newBucket: string,
    newKey: string,
  ): Promise<Pick<StoredObject, 'httpStatusCode' | 'eTag' | 'lastModified'>> {
    const from = await this.#pathFor(bucket, key)
    const to = await this.#pathFor(newBucket, newKey)
    const stored = { ...(await this.#readDescription(from)), lastModified: new Date() }
    await copyFile(from, to)
    await this.#writeDescription(to, newKey, stored)
    return { httpStatusCode: 200, eTag: stored.eTag, lastModified: stored.lastModified }
  }

  async privateAssetUrl(): Promise<string> {
    throw new Error('Image transformations are not available on the local stack.')
  }

  async #pathFor(bucket: string, key: string): Promise<string> {
    const hash = createHash('sha256').update(key).digest('hex')
    const folder = join(this.#folder, encodeURIComponent(bucket), hash.slice(0, 2))
    await mkdir(folder, { recursive: true })
    return join(folder, hash)
  }

  async #writeDescription(path: string, key: string, stored: StoredObject): Promise<void> {
    const draft = `${path}.${randomUUID()}.tmp`
    await writeFile(draft, JSON.stringify({ key, ...stored }))
    await rename(draft, `${path}.json`)
  }

  async #readDescription(path: string): Promise<StoredObject> {
    const { key: _, ...stored } = JSON.parse(await readFile(`${path}.json`, 'utf8')) as StoredObject & {
      key: string
    }
    return { ...stored, lastModified: new Date(stored.lastModified) }
  }
}

function toReadable(body: UploadBody): Readable {
  return body instanceof Uint8Array ? Readable.from([body]) : Readable.fromWeb(body as unknown as WebStream)
}
