import { inject } from 'vitest'

/** The running stack as `npm run status -- --json` tells it: the same names on every way to run the hub. */
export type Stack = {
  api_url: string
  db_url: string
  publishable_key: string
  secret_key: string
  dashboard_url: string
  phone_url: string
  mail_url: string
  graph_url: string
  control_url: string
  app_secret: string
  verify_token: string
  queue_secret: string
  waba_id: string
  phone_number_id: string
  display_phone_number: string
  users: { email: string; password: string; role: 'owner' | 'admin' | 'agent' | 'viewer' }[]
  access_token: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    stack: Stack
  }
}

/** The stack that this run has started. */
export const stack: Stack = inject('stack')
