import type { RawData, WebSocket } from 'ws'
import { Channel, type ChannelHost, Refusal } from './channel.ts'
import { decodeFrame, encodeFrame, type Frame } from './frames.ts'
import { InvalidCredentials } from './identity.ts'

/** A client that says nothing for so long, not even a heartbeat (every 25 s), is gone. */
const SILENCE_MS = 75_000

/** A client that does not read what it is sent is cut off before it fills the memory. */
const MAX_UNREAD_BYTES = 16 * 1024 * 1024

/** As many channels as hosted allows on one connection. */
const MAX_CHANNELS = 100

type Setup = Omit<ChannelHost, 'sendFrame' | 'sendRaw'>

/** One client: reads its frames, keeps its channels. Frames of one topic are worked off in order, those of others do not wait for them. */
export class Connection {
  readonly #socket: WebSocket
  readonly #host: ChannelHost
  readonly #report: (error: unknown) => void
  readonly #channels = new Map<string, Channel>()
  readonly #work = new Map<string, Promise<void>>()
  readonly #watch: NodeJS.Timeout
  #lastHeard = Date.now()

  constructor(socket: WebSocket, setup: Setup, report: (error: unknown) => void) {
    this.#socket = socket
    this.#report = report
    this.#host = {
      ...setup,
      sendRaw: (data) => this.#send(data),
      sendFrame: (frame) => {
        const data = encodeFrame(frame, setup.vsn)
        if (data !== undefined) this.#send(data)
      },
    }
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary))
    socket.on('close', () => this.#close())
    socket.on('error', () => socket.terminate())
    this.#watch = setInterval(() => {
      if (Date.now() - this.#lastHeard > SILENCE_MS) socket.terminate()
    }, SILENCE_MS / 5)
    this.#watch.unref()
  }

  #receive(data: RawData, isBinary: boolean): void {
    this.#lastHeard = Date.now()
    let frame: Frame
    try {
      frame = decodeFrame(toBuffer(data), isBinary, this.#host.vsn)
    } catch (error) {
      this.#socket.close(1003, error instanceof Error ? error.message.slice(0, 100) : 'bad frame')
      return
    }
    if (frame.topic === 'phoenix') {
      if (frame.event === 'heartbeat') this.#reply(frame, 'ok', {})
      return
    }
    const before = this.#work.get(frame.topic) ?? Promise.resolve()
    const work = before.then(() => this.#handle(frame))
    this.#work.set(frame.topic, work)
    void work.finally(() => {
      if (this.#work.get(frame.topic) === work) this.#work.delete(frame.topic)
    })
  }

  async #handle(frame: Frame): Promise<void> {
    try {
      if (frame.event === 'phx_join') await this.#join(frame)
      else if (frame.event === 'phx_leave') this.#leave(frame)
      else await this.#pass(frame)
    } catch (error) {
      const isTellable = error instanceof Refusal || error instanceof InvalidCredentials
      if (!isTellable) this.#report(error)
      this.#reply(frame, 'error', {
        reason: isTellable ? error.message : 'The channel could not be reached.',
      })
    }
  }

  async #join(frame: Frame): Promise<void> {
    if (this.#channels.size >= MAX_CHANNELS && !this.#channels.has(frame.topic))
      throw new Refusal('ChannelRateLimitReached: Too many channels')
    const channel = await Channel.authorize(this.#host, frame, (ended) => {
      if (this.#channels.get(frame.topic) === ended) this.#channels.delete(frame.topic)
    })
    if (this.#socket.readyState !== this.#socket.OPEN) return
    const old = this.#channels.get(frame.topic)
    if (old) {
      old.close()
      old.sendClose()
    }
    this.#channels.set(frame.topic, channel)
    this.#reply(frame, 'ok', { postgres_changes: [] })
    channel.open()
    channel.sendPresenceState()
  }

  #leave(frame: Frame): void {
    const channel = this.#channels.get(frame.topic)
    this.#reply(frame, 'ok', {})
    if (!channel) return
    this.#channels.delete(frame.topic)
    channel.close()
    channel.sendClose()
  }

  async #pass(frame: Frame): Promise<void> {
    const channel = this.#channels.get(frame.topic)
    if (!channel) throw new Refusal('unmatched topic')
    // A message of an earlier membership, sent before the client knew of its end.
    if (frame.joinRef !== null && frame.joinRef !== channel.joinRef) return
    const response = await channel.handle(frame.event, frame.payload)
    if (response) this.#reply(frame, 'ok', response)
  }

  #reply(frame: Frame, status: 'ok' | 'error', response: Record<string, unknown>): void {
    const { joinRef, ref, topic } = frame
    this.#host.sendFrame({ joinRef, ref, topic, event: 'phx_reply', payload: { status, response } })
  }

  #send(data: string | Buffer): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > MAX_UNREAD_BYTES) this.#socket.terminate()
    else this.#socket.send(data)
  }

  #close(): void {
    clearInterval(this.#watch)
    for (const channel of this.#channels.values()) channel.close()
    this.#channels.clear()
  }
}

function toBuffer(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data)
  return Buffer.isBuffer(data) ? data : Buffer.from(data)
}
