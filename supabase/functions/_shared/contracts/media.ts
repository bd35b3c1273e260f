import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { sortBy, TablePage, tableOf } from './tables.ts'

export const MediaKind = z.enum(['image', 'video', 'audio', 'document', 'sticker'])
export const MediaState = z.enum(['waiting', 'stored', 'expired', 'refused', 'failed'])

/** A file of a message. Where it lies is not shown: links are given one by one and do not last. */
export const MediaFile = z
  .object({
    id: Id,
    project_id: Id,
    contact_id: Id.nullable(),
    whatsapp_number_id: Id.nullable(),
    direction: z.enum(['inbound', 'outbound']),
    kind: MediaKind,
    state: MediaState,
    filename: z.string().nullable(),
    caption: z.string().nullable(),
    mime_type: z.string().nullable(),
    size_bytes: z.int().nullable(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    is_voice: z.boolean(),
    stored_at: Moment.nullable(),
    deleted_at: Moment.nullable(),
    created_at: Moment,
  })
  .meta({ id: 'MediaFile' })
export type MediaFile = z.infer<typeof MediaFile>

export const ListMediaQuery = z.object({
  project_id: Id,
  kind: MediaKind.optional(),
  state: MediaState.optional(),
  direction: z.enum(['inbound', 'outbound']).optional(),
  contact_id: Id.optional(),
  from: Moment.optional(),
  to: Moment.optional(),
  sort: sortBy(['created_at', 'size_bytes'], '-created_at'),
  ...TablePage,
})
export type ListMediaQuery = z.infer<typeof ListMediaQuery>
export const MediaTable = tableOf('MediaTable', MediaFile)
export type MediaTable = z.infer<typeof MediaTable>

export const MediaLink = z
  .object({ url: z.url(), expires_at: Moment })
  .meta({ id: 'MediaLink', description: 'Opens the file for five minutes, for whoever has it.' })
export type MediaLink = z.infer<typeof MediaLink>

export const BeginUploadBody = z
  .strictObject({
    project_id: Id,
    filename: z
      .string()
      .trim()
      .min(1)
      .max(120)
      .regex(/^[^/\\\p{Cc}]+$/u, 'is a name without folders'),
  })
  .meta({ id: 'BeginUploadBody' })
export type BeginUploadBody = z.infer<typeof BeginUploadBody>

export const Upload = z
  .object({
    path: z.string().meta({ description: 'What a message names as image.path, document.path ….' }),
    url: z.url().meta({ description: 'PUT the bytes here, with their content-type, within two hours.' }),
  })
  .meta({ id: 'Upload' })
export type Upload = z.infer<typeof Upload>

export const MediaParams = z.object({ id: Id })
