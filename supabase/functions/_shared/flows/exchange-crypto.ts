import { Buffer } from 'node:buffer'

/*
 * The envelope in which Meta's servers and a Flow's endpoint exchange data: an AES key of 128 bits under our RSA key, and
 * AES-GCM with it; the answer goes under the same key and the vector with every bit turned.
 * https://developers.facebook.com/docs/whatsapp/flows/guides/implementingyourflowendpoint
 */

const RSA = { name: 'RSA-OAEP', hash: 'SHA-256' }

export type KeyPair = { publicKey: string; privateKey: string }

const toPem = (label: string, der: ArrayBuffer): string => {
  const lines = Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g)
  return `-----BEGIN ${label}-----\n${lines?.join('\n')}\n-----END ${label}-----\n`
}

const fromPem = (pem: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'))

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64'))

/** A pair of 2048 bits, as Meta wants it. */
export async function makeKeyPair(): Promise<KeyPair> {
  const pair = await crypto.subtle.generateKey(
    { ...RSA, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['encrypt', 'decrypt'],
  )
  return {
    publicKey: toPem('PUBLIC KEY', await crypto.subtle.exportKey('spki', pair.publicKey)),
    privateKey: toPem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
  }
}

/** The three fields of a request, as Meta posts them. */
export type Envelope = { encrypted_flow_data: string; encrypted_aes_key: string; initial_vector: string }

export type Opened = { body: unknown; key: CryptoKey; vector: Uint8Array<ArrayBuffer> }

/** What is in a request. Throws when it was not written for this key, or was changed on its way. */
export async function openEnvelope(envelope: Envelope, privateKey: string): Promise<Opened> {
  const rsa = await crypto.subtle.importKey('pkcs8', fromPem(privateKey), RSA, false, ['decrypt'])
  const raw = await crypto.subtle.decrypt(RSA, rsa, fromBase64(envelope.encrypted_aes_key))
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const vector = fromBase64(envelope.initial_vector)
  const data = fromBase64(envelope.encrypted_flow_data)
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: vector, tagLength: 128 }, key, data)
  return { body: JSON.parse(new TextDecoder().decode(plain)), key, vector }
}

/** The answer to an opened request: base64, which is the whole body of the response. */
export async function sealAnswer(answer: object, { key, vector }: Opened): Promise<string> {
  const iv = vector.map((byte) => byte ^ 0xff)
  const plain = new TextEncoder().encode(JSON.stringify(answer))
  return Buffer.from(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv, tagLength: 128 }, key, plain),
  ).toString('base64')
}
