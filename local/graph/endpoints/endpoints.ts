import type { AnyEndpoint } from '../http/endpoint.ts'
import { deleteMedia } from './media/delete-media.ts'
import { getMedia } from './media/get-media.ts'
import { uploadMedia } from './media/upload-media.ts'
import { markAsRead } from './messages/mark-as-read.ts'
import { sendMessage } from './messages/send-message.ts'
import { getNumber } from './numbers/get-number.ts'
import { listNumbers } from './numbers/list-numbers.ts'
import { getTemplate } from './templates/get-template.ts'
import { listTemplates } from './templates/list-templates.ts'

/** All endpoints of Graph; where two share method and path, the more special one stands first. */
export const endpoints: readonly AnyEndpoint[] = [
  markAsRead,
  sendMessage,
  uploadMedia,
  getMedia,
  deleteMedia,
  getNumber,
  listNumbers,
  listTemplates,
  getTemplate,
]
