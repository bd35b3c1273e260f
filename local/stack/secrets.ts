import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SigningKey } from './config.ts'
import { explainFileError, StackProblem } from './problem.ts'

/** What is drawn once for a data folder and stays until it is reset. */
export interface StackSecrets {
  /** Tells this data folder from an earlier one at the same path. */
  instance: string
  publishable_key: string
  secret_key: string
  jwt_secret: string
  es256_private_jwk: SigningKey
  app_id: string
  app_secret: string
  verify_token: string
  queue_secret: string
  access_token: string
}

const base62 = (length: number): string => {
  let text = ''
  while (text.length < length) text += randomBytes(length).toString('base64').replace(/[+/=]/g, '')
  return text.slice(0, length)
}

const digits = (length: number): string =>
  Array.from(randomBytes(length), (byte, place) => (place === 0 ? 1 + (byte % 9) : byte % 10)).join('')

function newSigningKey(): SigningKey {
  const { x, y, d } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  if (!x || !y || !d) throw new Error('The new ES256 key lacks a part.')
  return { kty: 'EC', crv: 'P-256', x, y, d, kid: randomUUID(), alg: 'ES256', use: 'sig' }
}

/** Fresh secrets in the forms that Supabase and Meta give theirs. */
export function newSecrets(): StackSecrets {
  return {
    instance: randomUUID(),
    publishable_key: `sb_publishable_${base62(22)}_${base62(8)}`,
    secret_key: `sb_secret_${base62(22)}_${base62(8)}`,
    jwt_secret: base62(48),
    es256_private_jwk: newSigningKey(),
    app_id: digits(15),
    app_secret: randomBytes(16).toString('hex'),
    verify_token: base62(32),
    queue_secret: base62(40),
    access_token: `EAA${base62(60)}`,
  }
}

/** The secrets of a data folder, drawn at its first start. */
export async function readOrMakeSecrets(dataDir: string): Promise<StackSecrets> {
  const file = join(dataDir, 'secrets.json')
  try {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    if (text !== undefined) return JSON.parse(text) as StackSecrets
    const secrets = newSecrets()
    await writeFile(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
    await rename(`${file}.new`, file)
    return secrets
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new StackProblem(`${file} is damaged: run \`npm run reset\` to begin anew.`, { cause: error })
    }
    throw explainFileError(error, file)
  }
}
