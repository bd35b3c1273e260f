import { constants, createCipheriv, createDecipheriv, publicEncrypt, randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { type KeyPair, makeKeyPair, openEnvelope, sealAnswer } from './exchange-crypto.ts'

/* Meta's side in another library: what both understand is the protocol, not a mistake of one of them. */

let pair: KeyPair

beforeAll(async () => {
  pair = await makeKeyPair()
})

function envelopeOf(body: object, publicKey = pair.publicKey) {
  const key = randomBytes(16)
  const vector = randomBytes(16)
  const cipher = createCipheriv('aes-128-gcm', key, vector)
  const data = Buffer.concat([cipher.update(JSON.stringify(body)), cipher.final(), cipher.getAuthTag()])
  const oaep = { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }
  return {
    key,
    vector,
    envelope: {
      encrypted_flow_data: data.toString('base64'),
      encrypted_aes_key: publicEncrypt(oaep, key).toString('base64'),
      initial_vector: vector.toString('base64'),
    },
  }
}

test('a request is opened, and the answer is readable under the turned vector alone', async () => {
  const { key, vector, envelope } = envelopeOf({ action: 'ping', note: 'مرحبا' })
  const opened = await openEnvelope(envelope, pair.privateKey)
  expect(opened.body).toEqual({ action: 'ping', note: 'مرحبا' })
  const sealed = Buffer.from(await sealAnswer({ data: { status: 'active' } }, opened), 'base64')
  const read = (iv: Buffer) => {
    const decipher = createDecipheriv('aes-128-gcm', key, iv)
    decipher.setAuthTag(sealed.subarray(-16))
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString()
  }
  expect(JSON.parse(read(Buffer.from(vector.map((byte) => byte ^ 0xff))))).toEqual({
    data: { status: 'active' },
  })
  expect(() => read(vector)).toThrow()
})

test('what was written for another key, or was changed, is not opened', async () => {
  const other = await makeKeyPair()
  await expect(
    openEnvelope(envelopeOf({ a: 1 }, other.publicKey).envelope, pair.privateKey),
  ).rejects.toThrow()
  const { envelope } = envelopeOf({ a: 1 })
  const data = Buffer.from(envelope.encrypted_flow_data, 'base64')
  data[0] = (data[0] ?? 0) ^ 1
  await expect(
    openEnvelope({ ...envelope, encrypted_flow_data: data.toString('base64') }, pair.privateKey),
  ).rejects.toThrow()
})
