import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** The part of the stack's configuration that the emulator needs; further keys are ignored. */
const graphConfigSchema = z.object({
  ports: z.object({ graph: z.number().int().min(0).max(65535) }),
  api_url: z.url(),
  app_id: z.string().min(1).default('670000000000001'),
  app_secret: z.string().min(1),
  verify_token: z.string().min(1),
  access_token: z.string().min(1),
  graph_version: z
    .string()
    .regex(/^v\d+\.\d+$/)
    .default('v25.0'),
  time_scale: z.number().positive().default(1),
  data_dir: z.string().min(1).optional(),
})

/** What the emulator is told at its start. */
export type GraphConfig = z.infer<typeof graphConfigSchema>

/** Checks a configuration object and names every wrong key. */
export function parseConfig(value: unknown): GraphConfig {
  const result = graphConfigSchema.safeParse(value)
  if (!result.success) {
    throw new Error(`The Graph emulator's configuration is not usable: ${z.prettifyError(result.error)}`)
  }
  return result.data
}

/** Reads the JSON file that LOCAL_CONFIG names. */
export function readConfig(path: string | undefined): GraphConfig {
  if (!path) throw new Error('LOCAL_CONFIG must name the JSON file that holds the configuration of the stack')
  return parseConfig(JSON.parse(readFileSync(path, 'utf8')))
}
