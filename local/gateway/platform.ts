import { once } from 'node:events'
import type { Server } from 'node:http'
import { join } from 'node:path'
import process from 'node:process'
import { createAdaptorServer } from '@hono/node-server'
import postgres from 'postgres'
import { createMailApp } from '../mail/app.ts'
import { createEmailDriver } from '../mail/email-driver.ts'
import { Mailbox } from '../mail/mailbox.ts'
import { startRealtime } from '../realtime/server.ts'
import type { LocalConfig } from '../stack/config.ts'
import { REPO } from '../stack/paths.ts'
import { createApp } from './app.ts'
import { createFunctionsProxy } from './functions-proxy.ts'
import { createLite, type Lite } from './lite/app.ts'
import { readProjectConfig } from './lite/project-config.ts'
import { reconnectDelay } from './reconnect-delay.ts'
import { watchSchema } from './schema-watch.ts'
import { createGatewayServer } from './server.ts'
import { createAuthLimits } from './sessions/limits.ts'
import { createSessionTokens } from './sessions/tokens.ts'

const HOST = '127.0.0.1'

/** How long requests that are under way may hold up the end. */
const PATIENCE_AT_END_MS = 3000

/** Starts the gateway, Realtime and the mailbox in this process; resolves when all three serve. */
export async function startPlatform(config: LocalConfig): Promise<void> {
  const report = (error: unknown) => console.error(error)
  process.on('unhandledRejection', report)

  const tokens = await createSessionTokens(config.es256_private_jwk, config.jwt_secret)
  const sql = postgres(config.db_url, {
    max: 3,
    onnotice: () => {},
    backoff: reconnectDelay,
    connection: { application_name: 'gateway' },
  })
  const mailbox = await Mailbox.open(join(config.data_dir, 'mail'))
  const project = readProjectConfig(join(REPO, 'supabase/config.toml'))
  const lite = await createLite(config, project, createEmailDriver(mailbox))
  const realtime = await startRealtime(config, tokens, report)
  const limits = createAuthLimits(project, { factor: config.auth_limit_factor })
  const app = createApp({ config, lite, tokens, sql, limits, realtime: realtime.http })
  const functions = createFunctionsProxy(config.ports.functions)
  const gateway = createGatewayServer({ app, functions, realtime })
  const mail = createAdaptorServer({
    fetch: createMailApp(mailbox).fetch,
    overrideGlobalObjects: false,
  }) as Server

  await warmUp(lite, config)
  await watchSchema(sql, lite, report)
  await listen(gateway, config.ports.gateway)
  await listen(mail, config.ports.mail)

  async function stop(): Promise<void> {
    setTimeout(() => process.exit(0), PATIENCE_AT_END_MS).unref()
    gateway.close()
    mail.close()
    await realtime.close()
    for (const server of [gateway, mail]) server.closeIdleConnections()
    await Promise.all([lite.close(), sql.end({ timeout: 0.3 })])
    process.exit(0)
  }
  process.on('SIGHUP', () => void lite.reload().catch(report))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
}

/** One request through each service before the first real one: Lite prepares itself on the way and does not expect company then. */
async function warmUp({ fetch }: Lite, config: LocalConfig): Promise<void> {
  const headers = { apikey: config.secret_key }
  for (const path of ['/auth/v1/settings', '/rest/v1/rpc/warm_up', '/storage/v1/bucket'])
    await fetch(new Request(config.api_url + path, { headers })).then((response) => response.text())
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, HOST)
  await once(server, 'listening')
}
