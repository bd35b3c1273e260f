import type { World } from '../world/world.ts'
import type { NodeKind, NodeTypes } from './endpoint.ts'

/** A node with its kind, and the account it belongs to; an app and what it uploads belong to none. */
export type FoundNode = {
  [Kind in NodeKind]: { kind: Kind; node: NodeTypes[Kind]; wabaId: string | null }
}[NodeKind]

/** What an id stands for; undefined when there is no such object. */
export function findNode(world: World, id: string): FoundNode | undefined {
  const number = world.numbers.get(id)
  if (number) return { kind: 'number', node: number, wabaId: number.waba_id }
  const media = world.media.get(id, world.clock.now())
  if (media) {
    const wabaId = world.numbers.get(media.phone_number_id)?.waba_id
    return wabaId === undefined ? undefined : { kind: 'media', node: media, wabaId }
  }
  const template = world.templates.get(id)
  if (template) return { kind: 'template', node: template, wabaId: template.waba_id }
  const flow = world.flows.get(id)
  if (flow) return { kind: 'flow', node: flow, wabaId: flow.waba_id }
  // `app` is the app of the token.
  const appId = world.config.app_id
  if (id === 'app' || id === appId) return { kind: 'app', node: { id: appId }, wabaId: null }
  const upload = world.uploads.get(id)
  if (upload) return { kind: 'upload', node: upload, wabaId: null }
  const numbers = world.numbers.ofAccount(id)
  if (numbers.length > 0) return { kind: 'business_account', node: { id, numbers }, wabaId: id }
  return undefined
}
