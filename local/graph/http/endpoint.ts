import type { Emulator } from '../emulator.ts'
import type { Flow } from '../world/flows.ts'
import type { Media } from '../world/media.ts'
import type { BusinessNumber } from '../world/numbers.ts'
import type { Template } from '../world/templates.ts'
import type { Permission, Token } from '../world/tokens.ts'
import type { UploadSession } from '../world/uploads.ts'

/** A WhatsApp Business Account, which exists as soon as one of its numbers does. */
export type BusinessAccount = { id: string; numbers: BusinessNumber[] }

/** What an id in the first part of a path can stand for. */
export type NodeTypes = {
  number: BusinessNumber
  media: Media
  business_account: BusinessAccount
  template: Template
  flow: Flow
  app: { id: string }
  upload: UploadSession
}

/** Names of the kinds of nodes. */
export type NodeKind = keyof NodeTypes

/** A request that has come through the door: token and node are checked. */
export type Call<Kind extends NodeKind> = {
  emulator: Emulator
  node: NodeTypes[Kind]
  /** Parts of the edge that the endpoint names with a colon. */
  params: Record<string, string>
  query: URLSearchParams
  headers: Headers
  body: RequestBody
  token: Token
}

/** The body of a request as it was understood. */
export type RequestBody =
  | { kind: 'none' }
  | { kind: 'json'; value: unknown }
  | { kind: 'form'; form: FormData }
  | { kind: 'text'; text: string }
  | { kind: 'bytes'; bytes: Uint8Array }

/** An answer: status 200 unless it says otherwise. */
export type GraphAnswer = { status?: number; body: unknown }

/** One endpoint of Graph: one file each. */
export type Endpoint<Kind extends NodeKind = NodeKind> = {
  /** Short name, which rules and the request list use: messages.send. */
  name: string
  method: 'GET' | 'POST' | 'DELETE'
  /** Kind of the object that the path begins with. */
  node: Kind
  /** The rest of the path, '' for the object itself; `:name` matches any part. */
  edge: string
  permission: Permission
  /** Tells endpoints apart that share method and path. */
  accepts?(body: RequestBody): boolean
  handle(call: Call<Kind>): GraphAnswer | Promise<GraphAnswer>
}

/** An endpoint of any kind, as the router holds it. */
export type AnyEndpoint = { [Kind in NodeKind]: Endpoint<Kind> }[NodeKind]
