import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encryptionKeys } from '../endpoints/numbers/encryption.ts'
import type { Customer } from './customers.ts'
import type { Flow } from './flows.ts'
import type { Media } from './media.ts'
import type { Message } from './messages.ts'
import type { BusinessNumber } from './numbers.ts'
import type { DeliveryRecord } from './records.ts'
import type { Template } from './templates.ts'
import type { WindowEntry } from './windows.ts'
import type { World } from './world.ts'

const VERSION = 1
const MESSAGES_KEPT = 5000
const SAVE_AFTER_MS = 2000

type KeptMedia = Omit<Media, 'bytes' | 'sha256'> & { sha256: string }

type Kept = {
  version: typeof VERSION
  numbers: BusinessNumber[]
  customers: Customer[]
  messages: Message[]
  windows: WindowEntry[]
  media: KeptMedia[]
  templates: Template[]
  flows?: Flow[]
  encryption_keys?: [number: string, key: string][]
  service_messages: [string, number][]
  /** Posts that the hub has not taken yet. */
  deliveries: DeliveryRecord[]
}

/**
 * Keeps what Meta would not forget when the stack is stopped: chats, windows, files and webhooks that are still to be
 * delivered. Without it an answer after a restart would meet a closed window that the hub believes to be open.
 */
export class KeptState {
  readonly #world: World
  readonly #folder: string
  readonly #written = new Set<string>()
  #timer: NodeJS.Timeout | null = null

  constructor(world: World, dataDir: string) {
    this.#world = world
    this.#folder = join(dataDir, 'graph')
    mkdirSync(join(this.#folder, 'media'), { recursive: true, mode: 0o700 })
  }

  /** Brings back what was kept, and answers the posts that are still to be made. */
  restore(): DeliveryRecord[] {
    const kept = this.#read()
    if (!kept) return []
    const world = this.#world
    for (const number of kept.numbers) {
      world.numbers.put(number)
      world.tokens.grant(number.access_token, number.waba_id)
    }
    for (const customer of kept.customers) world.customers.put(customer)
    for (const message of kept.messages) world.messages.add(message)
    world.windows.restore(kept.windows)
    for (const template of kept.templates) world.templates.put(template)
    for (const flow of kept.flows ?? []) world.flows.put(flow)
    for (const [number, key] of kept.encryption_keys ?? []) encryptionKeys(world).set(number, key)
    for (const [key, count] of kept.service_messages) world.serviceMessages.set(key, count)
    for (const media of kept.media) this.#restoreMedia(media)
    return kept.deliveries
  }

  /** From now on, saves soon after every change. */
  watch(): void {
    this.#world.feed.subscribe(() => {
      this.#timer ??= setTimeout(() => this.save(), SAVE_AFTER_MS)
    })
  }

  /** Saves at once. */
  save(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const world = this.#world
    const now = world.clock.now()
    const media = world.media.all().filter(({ expires_at }) => expires_at > now)
    for (const file of media) this.#writeMedia(file)
    this.#removeOtherMedia(new Set(media.map(({ id }) => id)))
    const kept: Kept = {
      version: VERSION,
      numbers: world.numbers.all(),
      customers: world.customers.all(),
      messages: world.messages.all().slice(-MESSAGES_KEPT),
      windows: world.windows.entries(),
      media: media.map(({ bytes: _, sha256, ...rest }) => ({ ...rest, sha256: sha256.toString('hex') })),
      templates: world.templates.all(),
      flows: world.flows.all(),
      encryption_keys: [...encryptionKeys(world)],
      service_messages: [...world.serviceMessages],
      deliveries: world.deliveries
        .all()
        .filter(({ result }) => result === 'pending' || result === 'retrying'),
    }
    const file = this.#file()
    writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }

  #read(): Kept | null {
    try {
      const kept: Kept = JSON.parse(readFileSync(this.#file(), 'utf8'))
      return kept.version === VERSION ? kept : null
    } catch {
      // Nothing was kept yet, or by another version: the emulator then begins anew, as on its first start.
      return null
    }
  }

  #restoreMedia({ sha256, ...rest }: KeptMedia): void {
    try {
      const bytes = new Uint8Array(readFileSync(this.#mediaFile(rest.id)))
      this.#world.media.restore({ ...rest, bytes, sha256: Buffer.from(sha256, 'hex') })
      this.#written.add(rest.id)
    } catch {
      // A file that is gone is expired media, which every client of Meta has to live with.
    }
  }

  #writeMedia(media: Media): void {
    if (this.#written.has(media.id)) return
    writeFileSync(this.#mediaFile(media.id), media.bytes, { mode: 0o600 })
    this.#written.add(media.id)
  }

  #removeOtherMedia(wanted: ReadonlySet<string>): void {
    for (const id of this.#written) {
      if (wanted.has(id)) continue
      rmSync(this.#mediaFile(id), { force: true })
      this.#written.delete(id)
    }
  }

  #file(): string {
    return join(this.#folder, 'state.json')
  }

  #mediaFile(id: string): string {
    return join(this.#folder, 'media', id)
  }
}
