import { MisbehaviourStore } from '../behaviour/misbehaviour.ts'
import type { GraphConfig } from '../config.ts'
import { Clock } from './clock.ts'
import { CustomerStore } from './customers.ts'
import { Feed } from './feed.ts'
import { FlowStore } from './flows.ts'
import { MediaStore } from './media.ts'
import { MessageStore } from './messages.ts'
import { NumberStore } from './numbers.ts'
import type { DeliveryRecord, RequestRecord } from './records.ts'
import { Ring } from './ring.ts'
import { defaultSettings, type Settings } from './settings.ts'
import { TemplateStore } from './templates.ts'
import { TokenStore } from './tokens.ts'
import { UploadStore } from './uploads.ts'
import { WindowStore } from './windows.ts'

const REQUESTS_KEPT = 20_000
const DELIVERIES_KEPT = 10_000

/** Everything that the emulator knows. One per process; tests make one each. */
export class World {
  readonly config: GraphConfig
  /** Address under which Graph is reached, without a slash at the end. */
  publicUrl: string
  readonly clock: Clock
  readonly feed = new Feed()
  readonly numbers = new NumberStore()
  readonly customers = new CustomerStore()
  readonly messages = new MessageStore()
  readonly windows = new WindowStore()
  readonly media = new MediaStore()
  readonly templates = new TemplateStore()
  readonly flows = new FlowStore()
  readonly uploads = new UploadStore()
  readonly tokens: TokenStore
  readonly misbehaviour = new MisbehaviourStore()
  readonly requests = new Ring<RequestRecord>(REQUESTS_KEPT)
  readonly deliveries = new Ring<DeliveryRecord>(DELIVERIES_KEPT)
  /** Service messages per number and month, for the free ones. */
  readonly serviceMessages = new Map<string, number>()
  settings: Settings = defaultSettings()

  constructor(config: GraphConfig, publicUrl = `http://127.0.0.1:${config.ports.graph}`) {
    this.config = config
    this.publicUrl = publicUrl
    this.clock = new Clock(config.time_scale)
    this.tokens = new TokenStore(config.access_token)
  }

  /** Forgets what happened; numbers stay, because whoever registered them does not know of the reset. */
  reset(): void {
    this.clock.clear()
    this.clock.scale = this.config.time_scale
    this.settings = defaultSettings()
    this.messages.clear()
    this.windows.clear()
    this.media.clear()
    this.templates.clear()
    this.flows.clear()
    this.uploads.clear()
    this.customers.reset()
    this.misbehaviour.clear()
    this.requests.clear()
    this.deliveries.clear()
    this.serviceMessages.clear()
    this.numbers.resetTraffic()
    this.tokens.reset()
    this.feed.publish('reset', {})
  }
}
