import '@/styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ConfigError, loadConfig } from '@/config/env'
import { startI18n } from '@/lib/i18n'
import { createQueryClient } from '@/lib/query-client'
import { followSession } from '@/lib/session'
import { connect } from '@/lib/supabase'
import { followViewport } from '@/lib/viewport'
import { App } from './app'
import { createAppRouter } from './router'
import { StartFailed } from './start-failed'

const element = document.getElementById('root')
if (!element) throw new Error('index.html has no #root')
const root = createRoot(element)

async function start(): Promise<void> {
  followViewport()
  const [config] = await Promise.all([loadConfig(), startI18n()])
  connect(config)
  const queryClient = createQueryClient()
  // Before the router: a sign-in that comes back in the address is taken out of it.
  followSession((session) => {
    void router.invalidate().then(() => {
      // Nothing of one person stays for the next.
      if (!session) queryClient.clear()
    })
  })
  const router = createAppRouter(queryClient)
  root.render(
    <StrictMode>
      <App router={router} queryClient={queryClient} />
    </StrictMode>,
  )
}

start().catch(async (error: unknown) => {
  await startI18n()
  root.render(<StartFailed reason={error instanceof ConfigError ? 'noConfig' : 'noConnection'} />)
})
