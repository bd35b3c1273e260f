import { createPublicKey } from 'node:crypto'
import { invalidParameter, requiredParameter } from '../../errors/common.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import type { World } from '../../world/world.ts'
import { parametersOf } from '../flows/create-flow.ts'

/** Public keys of numbers, with which phones write to the endpoints of Flows. */
const keys = new WeakMap<World, Map<string, string>>()

/** All of them by number, for keeping them over a restart. */
export function encryptionKeys(world: World): Map<string, string> {
  const found = keys.get(world) ?? new Map<string, string>()
  keys.set(world, found)
  return found
}

/** The public key of a number; undefined when none was uploaded. */
export const publicKeyOf = (world: World, numberId: string): string | undefined =>
  encryptionKeys(world).get(numberId)

const edge = {
  node: 'number',
  edge: 'whatsapp_business_encryption',
  permission: 'whatsapp_business_messaging',
} as const

/** POST /{phone-number-id}/whatsapp_business_encryption: an RSA key of 2048 bits as PEM. */
export const setEncryptionKey: Endpoint<'number'> = {
  ...edge,
  name: 'encryption.set',
  method: 'POST',
  handle({ emulator: { world }, node, body }) {
    const { business_public_key: pem } = parametersOf(body)
    if (typeof pem !== 'string' || pem === '') throw requiredParameter('business_public_key')
    let bits: number | undefined
    try {
      bits = createPublicKey(pem).asymmetricKeyDetails?.modulusLength
    } catch {
      throw invalidParameter('Param business_public_key must be a public key in PEM format.')
    }
    if (bits !== 2048) throw invalidParameter('Param business_public_key must be an RSA key of 2048 bits.')
    encryptionKeys(world).set(node.id, pem)
    return { body: { success: true } }
  },
}

/** GET /{phone-number-id}/whatsapp_business_encryption */
export const getEncryptionKey: Endpoint<'number'> = {
  ...edge,
  name: 'encryption.get',
  method: 'GET',
  handle({ emulator: { world }, node }) {
    const key = publicKeyOf(world, node.id)
    return {
      body: {
        data: key ? [{ business_public_key: key, business_public_key_signature_status: 'VALID' }] : [],
      },
    }
  },
}
