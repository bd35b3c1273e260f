import { createHash } from 'node:crypto'
import process from 'node:process'
import postgres from 'postgres'
import type { Stack } from '../../local/stack/stack.ts'
import { type BusyInbox, fillInbox } from '../generate.ts'
import { startFrozenStack } from './frozen-stack.ts'

/** The seed's first project and its number, which the emulator knows. */
export const PROJECT = { id: '20000000-0000-4000-8000-000000000001', key: 'alazab-hub' }
export const NUMBER = {
  id: '60000000-0000-4000-8000-000000000001',
  phoneNumberId: '109876543210987',
  display: '+201099884670',
  wabaId: '102030405060708',
}

/** Says on stderr what is under way; stdout is for figures. */
export const say = (text: string) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`)

/** The id that `fillInbox` gives the n-th conversation. */
export function conversationId(n: number): string {
  const hex = createHash('md5').update(`${PROJECT.id}conversation${n}`).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The number at WhatsApp of the person whose conversation is the n-th. */
export const personId = (n: number) => `2012${String(n).padStart(8, '0')}`

/** A whole stack with the dashboard, whose first project has an inbox after years of work. */
export async function startBusyStack(
  size: BusyInbox,
): Promise<{ stack: Stack; sql: postgres.Sql; stop(): Promise<void> }> {
  say('a stack of its own, with the dashboard')
  const stack = await startFrozenStack({ withoutWeb: false })
  const sql = postgres(stack.status.db_url, { max: 1, onnotice: () => {} })
  const stop = async () => {
    await sql.end({ timeout: 2 })
    await stack.stop()
  }
  process.once('SIGINT', () => void stop().then(() => process.exit(130)))
  try {
    say(`filling in ${size.conversations} conversations`)
    await sql`set maintenance_work_mem = '256MB'`
    await sql`set synchronous_commit = off`
    await fillInbox(sql, PROJECT.id, NUMBER.id, size)
    return { stack, sql, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
