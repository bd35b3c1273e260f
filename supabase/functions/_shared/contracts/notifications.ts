import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { Cursor, PageLimit, pageOf } from './pagination.ts'
import { Sentence } from './problem.ts'
import { NotificationKind } from './settings.ts'
import { Flag } from './tables.ts'

export const Notification = z
  .object({
    id: Id,
    project_id: Id,
    kind: NotificationKind,
    link: z.string().nullable(),
    conversation_id: Id.nullable(),
    data: z.record(z.string(), z.unknown()),
    failure: z
      .object({ code: z.string().nullable(), cause: Sentence, next: Sentence })
      .nullable()
      .meta({ description: 'Of a message that failed: why, and what a person can do about it.' }),
    read_at: Moment.nullable(),
    created_at: Moment,
  })
  .meta({ id: 'Notification' })
export type Notification = z.infer<typeof Notification>

export const ListNotificationsQuery = z.object({
  project_id: Id,
  unread: Flag.optional(),
  cursor: Cursor.optional(),
  limit: PageLimit,
})
export type ListNotificationsQuery = z.infer<typeof ListNotificationsQuery>
export const NotificationPage = pageOf('NotificationPage', Notification)
  .extend({ unread: z.int().min(0) })
  .meta({ id: 'NotificationPage' })
export type NotificationPage = z.infer<typeof NotificationPage>

export const ReadNotificationsBody = z
  .strictObject({
    project_id: Id,
    ids: z.array(Id).min(1).max(200).optional().meta({ description: 'Absent: all of them.' }),
  })
  .meta({ id: 'ReadNotificationsBody' })
export type ReadNotificationsBody = z.infer<typeof ReadNotificationsBody>
export const NotificationsRead = z.object({ unread: z.int().min(0) }).meta({ id: 'NotificationsRead' })
export type NotificationsRead = z.infer<typeof NotificationsRead>
