import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { TablePage, tableOf } from './tables.ts'

const LogLevel = z.enum(['debug', 'info', 'warning', 'error'])

export const LogEntry = z
  .object({
    id: z.int(),
    level: LogLevel,
    category: z.string().meta({ example: 'api_call' }),
    message: z.string(),
    metadata: z.record(z.string(), z.unknown()),
    request_id: z.string().nullable(),
    user_id: Id.nullable(),
    created_at: Moment,
  })
  .meta({ id: 'LogEntry' })
export type LogEntry = z.infer<typeof LogEntry>

const range = {
  project_id: Id,
  from: Moment.optional(),
  to: Moment.optional(),
}

export const ListLogsQuery = z.object({
  ...range,
  level: LogLevel.optional(),
  category: z
    .string()
    .regex(/^[a-z][a-z_]{1,39}$/)
    .optional(),
  ...TablePage,
})
export type ListLogsQuery = z.infer<typeof ListLogsQuery>
export const LogTable = tableOf('LogTable', LogEntry)
export type LogTable = z.infer<typeof LogTable>

export const WriteLogBody = z
  .strictObject({
    project_id: Id,
    level: LogLevel.default('info'),
    message: z.string().trim().min(1).max(4000),
    metadata: z.record(z.string().max(60), z.unknown()).default({}),
  })
  .meta({ id: 'WriteLogBody' })
export type WriteLogBody = z.infer<typeof WriteLogBody>
export const LogWritten = z.object({ id: z.int() }).meta({ id: 'LogWritten' })
export type LogWritten = z.infer<typeof LogWritten>

export const AuditEntry = z
  .object({
    id: z.int(),
    actor_id: Id.nullable(),
    actor_kind: z.enum(['member', 'api_key', 'service']),
    action: z.string(),
    subject: z.string(),
    subject_id: z.string(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
    request_id: z.string().nullable(),
    created_at: Moment,
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntry = z.infer<typeof AuditEntry>
export const ListAuditQuery = z.object({
  ...range,
  subject: z
    .string()
    .regex(/^[a-z_]{2,60}$/)
    .optional(),
  actor_id: Id.optional(),
  ...TablePage,
})
export type ListAuditQuery = z.infer<typeof ListAuditQuery>
export const AuditTable = tableOf('AuditTable', AuditEntry)
export type AuditTable = z.infer<typeof AuditTable>
