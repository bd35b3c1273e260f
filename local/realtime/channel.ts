import type { Authorizer, Extension, Rights } from './authorization.ts'
import { type Frame, isBroadcast, isRecord, type Vsn } from './frames.ts'
import { type Hub, type Subscription, WIRE_PREFIX } from './hub.ts'
import type { Identify, Identity } from './identity.ts'

/** What a channel needs from the connection that carries it. */
export interface ChannelHost {
  hub: Hub
  authorizer: Authorizer
  identify: Identify
  vsn: Vsn
  /** The `x-…` headers of the connection, which policies may read. */
  headers: Record<string, string>
  /** Acts for the client when it sends no token of its own. */
  apiKey: string
  sendFrame(frame: Frame): void
  sendRaw(data: string | Buffer): void
}

/** A refusal that the client is told about. */
export class Refusal extends Error {
  override name = 'Refusal'
}

/** Longest delay that a timer of Node takes; a session that lives longer is looked at again then. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** One joined channel: its rights, its presence, and the end of its session. */
export class Channel {
  readonly joinRef: string | null
  readonly #host: ChannelHost
  readonly #wireTopic: string
  readonly #subscription: Subscription
  readonly #echoes: boolean
  readonly #acknowledges: boolean
  readonly #onEnd: (channel: Channel) => void
  #token: string
  #identity: Identity
  #writeRights: Partial<Record<Extension, boolean>> = {}
  #expiry: NodeJS.Timeout | undefined

  private constructor(
    host: ChannelHost,
    join: Frame,
    request: JoinRequest,
    identity: Identity,
    rights: Rights,
    onEnd: (channel: Channel) => void,
  ) {
    this.joinRef = join.joinRef ?? join.ref
    this.#host = host
    this.#wireTopic = join.topic
    this.#echoes = request.echoes
    this.#acknowledges = request.acknowledges
    this.#onEnd = onEnd
    this.#token = request.token
    this.#identity = identity
    this.#subscription = {
      topic: request.topic,
      isPrivate: request.isPrivate,
      vsn: host.vsn,
      rights,
      presenceKey: request.presenceKey,
      wantsPresence: request.wantsPresence,
      send: (data) => host.sendRaw(data),
    }
  }

  /** Checks who asks and whether he may; throws a refusal otherwise. The channel hears nothing before `open`. */
  static async authorize(
    host: ChannelHost,
    join: Frame,
    onEnd: (channel: Channel) => void,
  ): Promise<Channel> {
    const request = readJoin(join, host.apiKey)
    const identity = await host.identify(request.token)
    const rights = await readRights(host, identity, request)
    return new Channel(host, join, request, identity, rights, onEnd)
  }

  open(): void {
    this.#host.hub.join(this.#subscription)
    this.#watchExpiry()
  }

  sendPresenceState(): void {
    const { wantsPresence, rights } = this.#subscription
    if (wantsPresence && rights.presence)
      this.#push('presence_state', this.#host.hub.presenceState(this.#subscription))
  }

  /** A message of the client on this channel; tells what to answer, or nothing when nothing is expected. */
  async handle(event: string, payload: unknown): Promise<Record<string, unknown> | undefined> {
    if (event === 'access_token') return this.#renew(payload)
    if (event === 'broadcast') return this.#broadcast(payload)
    if (event === 'presence') return this.#handlePresence(payload)
    throw new Refusal(`Unknown event: ${event}`)
  }

  close(): void {
    clearTimeout(this.#expiry)
    this.#host.hub.leave(this.#subscription)
  }

  /** Tells the client that the channel is gone. */
  sendClose(): void {
    this.#push('phx_close', {}, this.joinRef)
  }

  async #broadcast(payload: unknown): Promise<Record<string, unknown> | undefined> {
    if (!isBroadcast(payload)) throw new Refusal('A broadcast needs an event and a payload.')
    // Hosted stays silent here as well: the sender learns of it only when he asked for an acknowledgement, by its absence.
    if (!(await this.#mayWrite('broadcast'))) return undefined
    const { topic, isPrivate } = this.#subscription
    const { event, payload: content, meta } = payload
    const broadcast = { type: 'broadcast' as const, event, payload: content, ...(meta ? { meta } : {}) }
    this.#host.hub.broadcast(topic, isPrivate, broadcast, this.#echoes ? undefined : this.#subscription)
    return this.#acknowledges ? {} : undefined
  }

  async #handlePresence(payload: unknown): Promise<Record<string, unknown>> {
    const { event, payload: about } = isRecord(payload) ? payload : {}
    if (event === 'untrack') {
      this.#host.hub.untrack(this.#subscription)
      return {}
    }
    if (event !== 'track') throw new Refusal('Presence knows track and untrack.')
    if (!(await this.#mayWrite('presence')))
      throw new Refusal(`Unauthorized: You do not have permissions to track presence on this Channel topic`)
    if (!this.#subscription.wantsPresence) {
      // Who tracks without having listened is told who is there from now on.
      this.#subscription.wantsPresence = true
      this.sendPresenceState()
    }
    this.#host.hub.track(this.#subscription, isRecord(about) ? about : {})
    return {}
  }

  async #renew(payload: unknown): Promise<undefined> {
    const token = isRecord(payload) ? payload.access_token : undefined
    if (typeof token !== 'string' || token === this.#token || token.startsWith('sb_')) return
    try {
      const identity = await this.#host.identify(token)
      const rights = await readRights(this.#host, identity, this.#subscription)
      this.#token = token
      this.#identity = identity
      this.#subscription.rights = rights
      this.#writeRights = {}
      this.#watchExpiry()
    } catch (error) {
      this.#end(error instanceof Error ? error.message : String(error))
    }
  }

  async #mayWrite(extension: Extension): Promise<boolean> {
    const { topic, isPrivate } = this.#subscription
    if (!isPrivate) return true
    const known = this.#writeRights[extension]
    if (known !== undefined) return known
    const { authorizer, headers } = this.#host
    const allowed = await authorizer.mayWrite(this.#identity, topic, extension, headers)
    this.#writeRights[extension] = allowed
    return allowed
  }

  #watchExpiry(): void {
    clearTimeout(this.#expiry)
    const { expiresAt } = this.#identity
    if (expiresAt === undefined) return
    const remaining = expiresAt * 1000 - Date.now()
    if (remaining <= 0) {
      this.#end('Token has expired')
      return
    }
    this.#expiry = setTimeout(() => this.#watchExpiry(), Math.min(remaining, MAX_TIMER_MS))
    this.#expiry.unref()
  }

  /** Ends the channel from this side: a reason for the log of the client, then the close. */
  #end(message: string): void {
    this.#push('system', {
      extension: 'system',
      status: 'error',
      message,
      channel: this.#subscription.topic,
    })
    this.close()
    this.sendClose()
    this.#onEnd(this)
  }

  #push(event: string, payload: unknown, ref: string | null = null): void {
    this.#host.sendFrame({ joinRef: this.joinRef, ref, topic: this.#wireTopic, event, payload })
  }
}

interface JoinRequest {
  topic: string
  token: string
  isPrivate: boolean
  echoes: boolean
  acknowledges: boolean
  presenceKey: string
  wantsPresence: boolean
}

function readJoin({ topic, payload }: Frame, apiKey: string): JoinRequest {
  if (!topic.startsWith(WIRE_PREFIX) || topic.length === WIRE_PREFIX.length)
    throw new Refusal('unmatched topic')
  const { config, access_token: token } = isRecord(payload) ? payload : {}
  const {
    broadcast,
    presence,
    private: isPrivate,
    postgres_changes: changes,
  } = isRecord(config) ? config : {}
  if (Array.isArray(changes) && changes.length > 0)
    throw new Refusal(
      'postgres_changes is not part of the local stack: send broadcasts from the database (realtime.send).',
    )
  const { self, ack } = isRecord(broadcast) ? broadcast : {}
  const { key, enabled } = isRecord(presence) ? presence : {}
  return {
    topic: topic.slice(WIRE_PREFIX.length),
    token: typeof token === 'string' && token ? token : apiKey,
    isPrivate: isPrivate === true,
    echoes: self === true,
    acknowledges: ack === true,
    presenceKey: typeof key === 'string' && key ? key : crypto.randomUUID(),
    wantsPresence: enabled === true,
  }
}

async function readRights(
  { authorizer, headers }: ChannelHost,
  identity: Identity,
  { topic, isPrivate }: { topic: string; isPrivate: boolean },
): Promise<Rights> {
  if (!isPrivate) return { broadcast: true, presence: true }
  const rights = await authorizer.mayRead(identity, topic, headers)
  if (!rights.broadcast && !rights.presence)
    throw new Refusal(`Unauthorized: You do not have permissions to read from this Channel topic: ${topic}`)
  return rights
}
