import type { WebhookEventStored } from '../_shared/contracts/webhook.ts'
import { isSameSecret } from '../_shared/http/access.ts'
import { Problem } from '../_shared/http/problem.ts'
import { kickQueue } from '../_shared/runtime/kick.ts'
import { log } from '../_shared/runtime/log.ts'
import { isSignedByMeta } from '../_shared/whatsapp/signature.ts'
import { storeEvent } from './intake.ts'
import { DEFAULT_APP, metaApp } from './meta-apps.ts'

/** The challenge to echo when Meta verifies the address of `appName`. Throws `forbidden` for anything but the right token. */
export async function challengeFor(appName: string, query: Record<string, string>): Promise<string> {
  const expected = (await metaApp(appName))?.verifyToken
  const given = query['hub.verify_token'] ?? ''
  const challenge = query['hub.challenge'] ?? ''
  if (query['hub.mode'] !== 'subscribe' || !expected || !isSameSecret(given, expected) || challenge === '') {
    throw new Problem('forbidden', { detail: 'The verify token is not the one of this app.' })
  }
  return challenge
}

/**
 * Takes one delivery: signature over the raw bytes first, then the ledger and the queue in one transaction, whose commit
 * the answer waits for. The bytes are not parsed here; whatever Meta has signed is kept.
 */
export async function receive(
  appName: string,
  body: Uint8Array,
  signature: string | undefined,
): Promise<WebhookEventStored> {
  const secrets = (await metaApp(appName))?.secrets ?? []
  // Of a made-up app name anybody can send any number; those are not worth a line each.
  if (secrets.length === 0 && appName === DEFAULT_APP) log.error('app_secret_missing')
  if (!isSignedByMeta(body, signature, secrets)) throw new Problem('invalid_signature')
  const stored = await storeEvent(appName, body)
  kickQueue('inbound')
  return stored
}
