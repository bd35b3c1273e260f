import { randomBytes } from 'node:crypto'

/** A file on its way up in pieces, as Meta takes samples for templates and pictures for profiles. */
export type UploadSession = {
  id: string
  app_id: string
  file_name: string
  file_type: string
  file_length: number
  bytes: Uint8Array<ArrayBuffer>
}

/** The upload sessions of apps, and the handles that finished ones gave. */
export class UploadStore {
  readonly #sessions = new Map<string, UploadSession>()
  readonly #handles = new Map<string, UploadSession>()

  /** Begins a session. */
  begin(facts: Omit<UploadSession, 'id' | 'bytes'>): UploadSession {
    const session = {
      ...facts,
      id: `upload:${randomBytes(24).toString('base64url')}`,
      bytes: new Uint8Array(),
    }
    this.#sessions.set(session.id, session)
    return session
  }

  /** The session of this id. */
  get(id: string): UploadSession | undefined {
    return this.#sessions.get(id)
  }

  /** Adds a piece; gives the handle when the file is whole. */
  append(session: UploadSession, piece: Uint8Array): string | undefined {
    const bytes = new Uint8Array(session.bytes.length + piece.length)
    bytes.set(session.bytes)
    bytes.set(piece, session.bytes.length)
    session.bytes = bytes
    if (bytes.length < session.file_length) return undefined
    const part = (text: string) => Buffer.from(text).toString('base64')
    const handle = `4:${part(session.file_name)}:${part(session.file_type)}:${randomBytes(30).toString('base64url')}`
    this.#handles.set(handle, session)
    return handle
  }

  /** The file behind a handle. */
  ofHandle(handle: string): UploadSession | undefined {
    return this.#handles.get(handle)
  }

  /** Forgets all of it. */
  clear(): void {
    this.#sessions.clear()
    this.#handles.clear()
  }
}
