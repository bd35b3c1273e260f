import { constants, createCipheriv, createDecipheriv, publicEncrypt, randomBytes } from 'node:crypto'
import { publicKeyOf } from '../endpoints/numbers/encryption.ts'
import { signBody } from '../webhooks/encode.ts'
import type { BusinessNumber } from '../world/numbers.ts'
import type { World } from '../world/world.ts'

/** Meta gives an endpoint this long. */
const PATIENCE_MS = 10_000
/** The endpoint cannot read us: the key is fetched anew, and it is asked once more. */
const CANNOT_DECRYPT = 421
const TOKEN_IS_OVER = 427

type Json = Record<string, unknown>

async function ask(
  world: World,
  number: BusinessNumber,
  endpoint: string,
  request: Json,
  isAgain = false,
): Promise<Json> {
  const publicKey = publicKeyOf(world, number.id)
  if (!publicKey) throw new Error('public-key-missing: the number has no key for Flows')
  const key = randomBytes(16)
  const vector = randomBytes(16)
  const cipher = createCipheriv('aes-128-gcm', key, vector)
  const text = JSON.stringify({ version: '3.0', ...request })
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  const oaep = { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
  const body = JSON.stringify({
    encrypted_flow_data: data.toString('base64'),
    encrypted_aes_key: publicEncrypt(oaep, key).toString('base64'),
    initial_vector: vector.toString('base64'),
  })
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': signBody(body, number.app_secret),
    },
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  const answer = Buffer.from(await response.text(), 'base64')
  if (response.status === CANNOT_DECRYPT && !isAgain) return await ask(world, number, endpoint, request, true)
  if (response.status !== 200 && response.status !== TOKEN_IS_OVER)
    throw new Error(`unexpected_http_status_code: the endpoint answered ${response.status}`)
  let opened: Json
  try {
    const decipher = createDecipheriv(
      'aes-128-gcm',
      key,
      vector.map((byte) => byte ^ 0xff),
    )
    decipher.setAuthTag(answer.subarray(-16))
    opened = JSON.parse(
      Buffer.concat([decipher.update(answer.subarray(0, -16)), decipher.final()]).toString('utf8'),
    )
  } catch {
    throw new Error('response-decryption-error: the answer of the endpoint cannot be read')
  }
  if (response.status === TOKEN_IS_OVER) throw new Error(String(opened.error_msg ?? 'The Flow is over'))
  return opened
}

/** Whether an endpoint is alive, as Meta asks before it publishes a Flow. */
export async function isAlive(world: World, number: BusinessNumber, endpoint: string): Promise<boolean> {
  const answer = await ask(world, number, endpoint, { action: 'ping' }).catch(() => undefined)
  return (answer?.data as Json | undefined)?.status === 'active'
}

type Shown = { screen: string; data: Json }

async function screenFrom(
  world: World,
  number: BusinessNumber,
  endpoint: string,
  request: Json,
): Promise<Shown> {
  const answer = await ask(world, number, endpoint, request)
  if (typeof answer.screen !== 'string') throw new Error('payload-schema-error: the endpoint named no screen')
  return { screen: answer.screen, data: (answer.data ?? {}) as Json }
}

/** What the endpoint of a Flow shows first, when a phone opens it. */
export const openAtEndpoint = (world: World, number: BusinessNumber, endpoint: string, flowToken: string) =>
  screenFrom(world, number, endpoint, { action: 'INIT', flow_token: flowToken, screen: '', data: {} })

/** What the endpoint shows when a screen was submitted; SUCCESS with its params ends the Flow. */
export const submitToEndpoint = (
  world: World,
  number: BusinessNumber,
  endpoint: string,
  submitted: { flow_token: string; screen: string; data: Json },
) => screenFrom(world, number, endpoint, { action: 'data_exchange', ...submitted })
