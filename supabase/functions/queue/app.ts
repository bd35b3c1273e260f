import { createApp } from '../_shared/http/app.ts'
import { drain } from './drain.ts'
import { drainQueue } from './routes.ts'

export const app = createApp('queue')

app.openapi(drainQueue, async (c) => c.json(await drain(c.req.valid('param').queue), 200))
