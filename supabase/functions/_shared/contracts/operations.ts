// Who may call what: every operation of the interface by its name in docs/openapi.json. The tests call each as every role and
// with keys; an operation that is missing here fails them, and so does a name that no route has.

import type { Role, Switch } from './permissions.ts'

/** Those who are no member of a project: everybody, Meta by her signature, our own workers, or whoever is signed in. */
export type Anyone = 'everybody' | 'meta' | 'workers' | 'signed in'

/** The least role in the project, a switch that an agent needs besides, and the scopes with which a key may do it. */
export type Guard = Anyone | { role: Role; needs?: Switch; key?: string[] }

const viewer = (...key: string[]): Guard => ({ role: 'viewer', ...(key.length > 0 ? { key } : {}) })
const agent = (...key: string[]): Guard => ({ role: 'agent', ...(key.length > 0 ? { key } : {}) })
const admin = (...key: string[]): Guard => ({ role: 'admin', ...(key.length > 0 ? { key } : {}) })
const agentWith = (needs: Switch, ...key: string[]): Guard => ({
  role: 'agent',
  needs,
  ...(key.length > 0 ? { key } : {}),
})
const owner: Guard = { role: 'owner' }

const templates = agentWith('manage_templates', 'templates:write')

/** By operationId. */
export const OPERATIONS: Record<string, Guard> = {
  readAnalytics: viewer('analytics:read'),
  readResponseTimes: viewer('analytics:read'),
  readStats: viewer('analytics:read'),
  readEvents: viewer('events:read'),

  listApiKeys: admin(),
  createApiKey: admin(),
  readApiKey: admin(),
  revokeApiKey: admin(),
  rotateApiKey: admin(),

  listBroadcasts: viewer('broadcasts:read'),
  createBroadcast: agentWith('broadcast'),
  listWorkflows: viewer('workflows:read'),
  createWorkflow: admin(),

  listContacts: viewer('contacts:read'),
  createContact: agent('contacts:write'),
  exportContacts: agentWith('export'),
  importContacts: admin(),
  readContact: viewer('contacts:read'),
  changeContact: agent('contacts:write'),
  blockContact: agent('contacts:write'),
  unblockContact: agent('contacts:write'),
  listContactConsent: viewer('contacts:read'),
  recordContactConsent: agent('contacts:write'),
  eraseContact: owner,
  addContactIdentity: agent('contacts:write'),
  mergeContact: agent('contacts:write'),
  unmergeContact: agent('contacts:write'),

  listConversations: viewer('conversations:read'),
  listNeedsYou: viewer('conversations:read'),
  openConversation: agent('conversations:write'),
  readConversation: viewer('conversations:read'),
  changeConversation: agent('conversations:write'),
  listConversationNotes: viewer('notes:read', 'conversations:read'),
  writeConversationNote: agent(),
  changeConversationNote: agent(),
  deleteConversationNote: agent(),
  pinConversation: viewer(),
  unpinConversation: viewer(),
  markConversationRead: agent('conversations:write'),
  markConversationUnread: agent('conversations:write'),
  setConversationTags: agent('conversations:write'),
  readConversationTimeline: viewer('events:read', 'conversations:read'),
  showTyping: agent('conversations:write'),

  sendMessage: agent('messages:write'),
  listMessages: viewer('messages:read', 'conversations:read'),
  readMessage: viewer('messages:read'),
  cancelMessage: agent('messages:write'),
  rescheduleMessage: agent('messages:write'),
  reactToMessage: agent('messages:write'),
  retryMessage: agent('messages:write'),

  listFlows: viewer('flows:read'),
  createFlow: admin(),
  listFlowResponses: viewer('flows:read'),
  exportFlowResponses: agentWith('export'),
  syncFlows: admin(),
  readFlow: viewer('flows:read'),
  listFlowVersions: viewer('flows:read'),
  readFlowVersion: viewer('flows:read'),
  restoreFlowVersion: admin(),
  deleteFlow: admin(),
  uploadFlow: admin(),
  deprecateFlow: admin(),
  previewFlow: admin(),
  publishFlow: admin(),
  sendFlow: agent('messages:write', 'flows:read'),

  listTemplates: viewer('templates:read'),
  createTemplate: templates,
  uploadTemplateSample: templates,
  importTemplates: templates,
  syncTemplates: templates,
  validateTemplate: 'signed in',
  readTemplate: viewer('templates:read'),
  editTemplate: templates,
  deleteTemplate: templates,
  previewTemplate: viewer('templates:read'),
  sendTestTemplate: agent('messages:write', 'templates:read'),

  listMedia: viewer('media:read'),
  beginUpload: agent('media:write'),
  readMedia: viewer('media:read'),
  deleteMedia: admin(),
  copyMediaLink: viewer('media:read'),
  linkMedia: viewer('media:read'),

  listNumbers: viewer('numbers:read'),
  connectNumber: admin('numbers:write'),
  checkNumber: admin('numbers:write'),
  testNumber: admin('numbers:write', 'messages:write'),
  readNumberTest: admin('numbers:write', 'messages:read'),
  // of the tenant, whose owner alone sees any
  listMetaApps: 'signed in',
  addMetaApp: owner,
  changeMetaApp: owner,
  deleteMetaApp: owner,
  readNumber: viewer('numbers:read'),
  changeNumber: admin('numbers:write'),
  deleteNumber: admin('numbers:write'),
  checkNumberHealth: admin('numbers:write'),
  changeNumberProfile: admin('numbers:write'),
  startSandboxSession: agent(),

  listProjects: 'signed in',
  createProject: 'signed in',
  acceptInvitation: 'signed in',
  joinProject: 'signed in',
  listSessions: 'signed in',
  revokeSession: 'signed in',
  listTenants: 'signed in',
  createTenant: 'signed in',
  // of the tenant, for its owner
  changeTenant: owner,
  listTenantProjects: owner,
  listTenantMembers: owner,
  // by the address that it was offered to
  listOfferedTransfers: 'signed in',
  acceptTransfer: 'signed in',
  declineTransfer: 'signed in',
  listTransfers: owner,
  createTransfer: owner,
  revokeTransfer: owner,
  readProject: viewer('project:read'),
  changeProject: admin(),
  listInvitations: admin(),
  createInvitation: admin(),
  revokeInvitation: admin(),
  listMembers: viewer(),
  changeMember: admin(),
  removeMember: admin(),
  listTeams: viewer(),
  createTeam: admin(),
  changeTeam: admin(),
  deleteTeam: admin(),

  listLogs: admin(),
  writeLog: admin(),
  listAudit: admin(),
  listNotifications: viewer(),
  markNotificationsRead: viewer(),
  listQuickReplies: viewer(),
  createQuickReply: agent(),
  changeQuickReply: agent(),
  deleteQuickReply: agent(),
  readAiSettings: viewer(),
  saveAiSettings: admin(),
  listIntegrations: admin(),
  createIntegration: admin(),
  changeIntegration: admin(),
  deleteIntegration: admin(),
  readNotificationPreferences: viewer(),
  saveNotificationPreferences: viewer(),

  listDeadLetters: admin(),
  purgeDeadLetters: admin(),
  replayDeadLetters: admin(),
  readLedger: admin(),
  replayWebhookEvents: admin(),
  listStuckMessages: viewer(),
  listUnroutedUpdates: 'signed in',

  drainQueue: 'workers',
  readMetrics: 'workers',
  receiveWebhookEvents: 'meta',
  receiveAppWebhookEvents: 'meta',
  readHealth: 'everybody',
  verifyWebhook: 'everybody',
  verifyAppWebhook: 'everybody',
}
