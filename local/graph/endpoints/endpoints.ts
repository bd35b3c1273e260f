import type { AnyEndpoint } from '../http/endpoint.ts'
import { listFlowAssets, uploadFlowAsset } from './flows/assets.ts'
import { createFlow } from './flows/create-flow.ts'
import { getFlow } from './flows/get-flow.ts'
import { deleteFlow, deprecateFlow, publishFlow } from './flows/life.ts'
import { listFlows } from './flows/list-flows.ts'
import { updateFlow } from './flows/update-flow.ts'
import { deleteMedia } from './media/delete-media.ts'
import { getMedia } from './media/get-media.ts'
import { uploadMedia } from './media/upload-media.ts'
import { markAsRead } from './messages/mark-as-read.ts'
import { sendMarketingMessage, sendMessage } from './messages/send-message.ts'
import {
  deregisterNumber,
  getAccount,
  getProfile,
  getSettings,
  listSubscribedApps,
  registerNumber,
  requestCode,
  setProfile,
  setSettings,
  subscribeApp,
  verifyCode,
} from './numbers/account-setup.ts'
import { blockUsers, listBlockedUsers, unblockUsers } from './numbers/block-users.ts'
import { getEncryptionKey, setEncryptionKey } from './numbers/encryption.ts'
import { getNumber } from './numbers/get-number.ts'
import { listNumbers } from './numbers/list-numbers.ts'
import { createTemplate, deleteTemplate, editTemplate } from './templates/change-template.ts'
import { getTemplate } from './templates/get-template.ts'
import { listTemplates } from './templates/list-templates.ts'
import { beginUpload, continueUpload, getApp, readUpload } from './uploads/uploads.ts'

/** All endpoints of Graph; where two share method and path, the more special one stands first. */
export const endpoints: readonly AnyEndpoint[] = [
  markAsRead,
  sendMessage,
  sendMarketingMessage,
  uploadMedia,
  getMedia,
  deleteMedia,
  getNumber,
  listNumbers,
  listTemplates,
  getTemplate,
  createFlow,
  listFlows,
  getFlow,
  updateFlow,
  uploadFlowAsset,
  listFlowAssets,
  publishFlow,
  deprecateFlow,
  deleteFlow,
  createTemplate,
  editTemplate,
  deleteTemplate,
  getAccount,
  listSubscribedApps,
  subscribeApp,
  requestCode,
  verifyCode,
  registerNumber,
  deregisterNumber,
  getSettings,
  setSettings,
  getProfile,
  setProfile,
  blockUsers,
  unblockUsers,
  listBlockedUsers,
  setEncryptionKey,
  getEncryptionKey,
  getApp,
  beginUpload,
  continueUpload,
  readUpload,
]
