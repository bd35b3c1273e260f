import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { TablePage, tableOf } from './tables.ts'

export const QuickReply = z
  .object({
    id: Id,
    project_id: Id,
    owner_id: Id.nullable().meta({ description: "Whose own it is; null: everybody's." }),
    name: z.string(),
    shortcut: z.string().nullable().meta({ description: 'What is typed after / in the composer.' }),
    language: z.string(),
    body: z.string(),
    media_file_id: Id.nullable(),
    use_count: z.int(),
    created_at: Moment,
    updated_at: Moment,
  })
  .meta({ id: 'QuickReply' })
export type QuickReply = z.infer<typeof QuickReply>

const fields = {
  name: z.string().trim().min(1).max(120),
  shortcut: z
    .string()
    .regex(/^[^\s/]{1,40}$/, 'is one word without a slash')
    .nullable(),
  body: z.string().trim().min(1).max(4096),
}

export const CreateQuickReplyBody = z
  .strictObject({
    project_id: Id,
    shared: z.boolean().default(false).meta({ description: "Everybody's; admins only." }),
    name: fields.name,
    shortcut: fields.shortcut.optional(),
    body: fields.body,
  })
  .meta({ id: 'CreateQuickReplyBody' })
export type CreateQuickReplyBody = z.infer<typeof CreateQuickReplyBody>

export const ChangeQuickReplyBody = z
  .strictObject({
    name: fields.name.optional(),
    shortcut: fields.shortcut.optional(),
    body: fields.body.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'must name at least one field')
  .meta({ id: 'ChangeQuickReplyBody' })
export type ChangeQuickReplyBody = z.infer<typeof ChangeQuickReplyBody>

export const ListQuickRepliesQuery = z.object({
  project_id: Id,
  q: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Beginning of the shortcut, or part of the name.' }),
  ...TablePage,
})
export type ListQuickRepliesQuery = z.infer<typeof ListQuickRepliesQuery>
export const QuickReplyTable = tableOf('QuickReplyTable', QuickReply)
export type QuickReplyTable = z.infer<typeof QuickReplyTable>
export const QuickReplyParams = z.object({ id: Id })
