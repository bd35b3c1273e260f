import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { createEmulator, resumeEmulator } from './emulator.ts'
import { KeptState } from './world/kept-state.ts'

const config = readConfig(process.env.LOCAL_CONFIG)
const emulator = createEmulator(config)
const kept = config.data_dir === undefined ? null : new KeptState(emulator.world, config.data_dir)
const unfinished = kept?.restore() ?? []

const server = serve(
  { fetch: createApp(emulator).fetch, hostname: '127.0.0.1', port: config.ports.graph },
  () => {
    kept?.watch()
    resumeEmulator(emulator, unfinished)
    console.log('ready')
  },
)

server.on('error', (error) => {
  console.error(`The Graph emulator cannot listen on port ${config.ports.graph}: ${error.message}`)
  process.exit(1)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    kept?.save()
    // Event streams and held requests would keep the process alive for minutes.
    process.exit(0)
  })
}
