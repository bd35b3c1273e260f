import { type FailureKind, failureKind } from '@/lib/problem'
import { keepLocalPhoto } from './local-photos'
import type { OutgoingMessage } from './outgoing'

/*
 * Messages on their way from this browser to the hub. They are drawn at once and sent one after the other within a
 * conversation, so that they arrive in the order in which they were written. Each has an idempotency key from birth:
 * trying again, after whatever became of the first try, sends it once.
 */

/** A file that is to be sent. */
export interface OutgoingFile {
  file: Blob
  filename: string
}

/** A photo that is to be sent. */
export interface OutgoingPhoto extends OutgoingFile {
  width: number
  height: number
  /** Object URL of what is shown meanwhile. */
  previewUrl: string
}

export type OutboxState =
  | 'waiting' // for its turn
  | 'uploading'
  | 'sending'
  | 'offline' // no answer; goes on by itself when the connection is back
  | 'accepted' // the hub has it; its row is about to appear
  | 'failed' // refused, or given up; waits for the person

export interface OutboxItem {
  /** Idempotency key, and the identity of the bubble for its whole life. */
  key: string
  conversationId: string
  /** What its bubble says meanwhile: the text, the caption, or what kind of message it is. */
  text: string | null
  /** What is sent, without the file, whose place in it `model/outgoing.ts` knows. */
  message: OutgoingMessage
  file: OutgoingFile | null
  /** The file once more, when it is a photo: drawn while it is on its way. */
  photo: OutgoingPhoto | null
  /** When it is to go, in Meta's time; null for at once. */
  scheduledFor: string | null
  /** Whether a person has read that the contact wants no such messages, and sends it all the same. */
  despiteOptOut: boolean
  /** The message that it quotes, by the hub's id. */
  replyToId: string | null
  state: OutboxState
  /** Part of the file that is uploaded, 0 to 1. */
  progress: number
  /** Where the file lies once it is uploaded; a second try does not upload again. */
  path: string | null
  error: unknown
  createdAt: number
}

/** What the outbox needs from the outside. */
export interface OutboxTransport {
  upload(item: OutboxItem, onProgress: (part: number) => void, signal: AbortSignal): Promise<string>
  /** Gives the id of the message. */
  send(item: OutboxItem, signal: AbortSignal): Promise<string>
  /** The hub took it: its row should be read now. */
  accepted(item: OutboxItem, messageId: string): void
}

/** What becomes an item. */
export type NewItem = Pick<
  OutboxItem,
  'key' | 'conversationId' | 'text' | 'message' | 'file' | 'photo' | 'replyToId' | 'scheduledFor'
>

export interface Outbox {
  add(item: NewItem): void
  /** Tries a failed one again; with `despiteOptOut`, knowing that the contact withdrew his consent. */
  retry(key: string, options?: { despiteOptOut?: boolean }): void
  /** Takes an item back: before it is sent, or after it failed. */
  discard(key: string): void
  /** Tries again what waits for the connection. */
  resume(): void
  /** Forgets accepted items whose rows are on the screen. */
  settle(keys: ReadonlySet<string>): void
  items(): readonly OutboxItem[]
  subscribe(listener: () => void): () => void
}

/** As many files of a conversation are uploaded at once; they are sent in order all the same. */
const UPLOADS_AHEAD = 3
const RETRY_MS = [2_000, 5_000, 10_000, 30_000]
const MAX_TEMPORARY = 4

/** Makes an outbox. One for the whole dashboard, so that leaving a conversation stops nothing. */
export function createOutbox(transport: OutboxTransport): Outbox {
  let items: readonly OutboxItem[] = []
  const listeners = new Set<() => void>()
  const busy = new Set<string>() // conversations with an item on its way
  const aborts = new Map<string, AbortController>()
  const failures = new Map<string, number>()
  const uploads = new Map<string, Promise<string>>()
  let retryTimer: ReturnType<typeof setTimeout> | undefined

  function set(next: readonly OutboxItem[]): void {
    items = next
    for (const listener of listeners) listener()
  }

  function patch(key: string, change: Partial<OutboxItem>): void {
    set(items.map((item) => (item.key === key ? { ...item, ...change } : item)))
  }

  const find = (key: string) => items.find((item) => item.key === key)

  function remove(key: string): void {
    failures.delete(key)
    set(items.filter((other) => other.key !== key))
  }

  /** Sends the conversation's next item, unless one is on its way or an earlier one waits for the connection. */
  function pump(conversationId: string): void {
    if (busy.has(conversationId)) return
    const next = items.find(
      (item) =>
        item.conversationId === conversationId && (item.state === 'waiting' || item.state === 'offline'),
    )
    if (next?.state !== 'waiting') return
    busy.add(conversationId)
    void carry(next).finally(() => {
      busy.delete(conversationId)
      pump(conversationId)
      uploadAhead(conversationId)
    })
  }

  /** Begins the uploads of those whose turn is next. What goes wrong shows when it is their turn. */
  function uploadAhead(conversationId: string): void {
    const next = items
      .filter((item) => item.conversationId === conversationId && item.state === 'waiting')
      .slice(0, UPLOADS_AHEAD)
    for (const item of next) if (item.file && !item.path) upload(item).catch(() => {})
  }

  /** One upload per item, whoever asks for it first. */
  function upload(item: OutboxItem): Promise<string> {
    const known = uploads.get(item.key)
    if (known) return known
    const { signal } = abortOf(item.key)
    const begun = transport
      .upload(item, (progress) => patch(item.key, { progress }), signal)
      .then((path) => {
        patch(item.key, { path, progress: 1 })
        return path
      })
      .finally(() => uploads.delete(item.key))
    uploads.set(item.key, begun)
    return begun
  }

  function abortOf(key: string): AbortController {
    const known = aborts.get(key)
    if (known) return known
    const made = new AbortController()
    aborts.set(key, made)
    return made
  }

  async function carry(item: OutboxItem): Promise<void> {
    const abort = abortOf(item.key)
    try {
      let path = item.path
      if (item.file && !path) {
        patch(item.key, { state: 'uploading', error: null })
        path = await upload(item)
      }
      const ready = find(item.key)
      if (!ready || abort.signal.aborted) return
      patch(item.key, { state: 'sending', error: null })
      const messageId = await transport.send({ ...ready, path }, abort.signal)
      failures.delete(item.key)
      patch(item.key, { state: 'accepted' })
      transport.accepted(item, messageId)
    } catch (error) {
      if (!abort.signal.aborted) fail(item.key, error, failureKind(error))
    } finally {
      aborts.delete(item.key)
    }
  }

  function fail(key: string, error: unknown, kind: FailureKind): void {
    const count = (failures.get(key) ?? 0) + 1
    failures.set(key, count)
    if (kind === 'refused' || (kind === 'temporary' && count >= MAX_TEMPORARY)) {
      patch(key, { state: 'failed', error })
      return
    }
    patch(key, { state: 'offline', error })
    clearTimeout(retryTimer)
    retryTimer = setTimeout(resume, RETRY_MS[Math.min(count, RETRY_MS.length) - 1])
  }

  function resume(): void {
    clearTimeout(retryTimer)
    const waiting = items.filter((item) => item.state === 'offline')
    if (waiting.length === 0) return
    set(items.map((item) => (item.state === 'offline' ? { ...item, state: 'waiting' } : item)))
    for (const conversationId of new Set(waiting.map((item) => item.conversationId))) pump(conversationId)
  }

  return {
    add(item) {
      const state = { state: 'waiting', progress: 0, path: null, error: null, despiteOptOut: false } as const
      set([...items, { ...item, ...state, createdAt: Date.now() }])
      pump(item.conversationId)
      uploadAhead(item.conversationId)
    },
    retry(key, options) {
      const item = find(key)
      if (!item || (item.state !== 'failed' && item.state !== 'offline')) return
      failures.delete(key)
      const despiteOptOut = options?.despiteOptOut ?? item.despiteOptOut
      patch(key, { state: 'waiting', error: null, despiteOptOut })
      pump(item.conversationId)
    },
    discard(key) {
      const item = find(key)
      // Once the request may have left, the message may have been sent.
      if (!item || item.state === 'sending' || item.state === 'accepted') return
      aborts.get(key)?.abort()
      aborts.delete(key)
      if (item.photo) URL.revokeObjectURL(item.photo.previewUrl)
      remove(key)
      pump(item.conversationId)
    },
    resume,
    settle(keys) {
      for (const item of items) {
        if (!keys.has(item.key)) continue
        if (item.photo) keepLocalPhoto(item.key, item.photo)
        remove(item.key)
      }
    },
    items: () => items,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
