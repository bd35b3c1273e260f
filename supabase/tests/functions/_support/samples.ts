import { sql } from './database.ts'
import { businessAccountOf } from './messages.ts'
import { stack } from './stack.ts'
import { SURVEY, type Things } from './things.ts'
import { sign, uniqueBody } from './webhook.ts'
import { makeWorld } from './world.ts'

/** One good request of an operation: what fills its path, its query, and its body. */
export type Sample = {
  path?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  headers?: Record<string, string>
}

/** Makes a good request on fresh things. `actorId` is the user who will send it. */
export type MakeSample = (things: Things, actorId: string) => Sample | Promise<Sample>

const ofProject: MakeSample = ({ world }) => ({ query: { project_id: world.projectId } })
const inPath: MakeSample = ({ world }) => ({ path: { id: world.projectId } })
const bodyOfProject =
  (more: object = {}): MakeSample =>
  ({ world }) => ({ body: { project_id: world.projectId, ...more } })
const days: MakeSample = ({ world }) => ({
  query: { project_id: world.projectId, from: '2026-01-01', to: '2026-01-31' },
})
const id = (value: string, body?: unknown): Sample => ({
  path: { id: value },
  ...(body === undefined ? {} : { body }),
})
const contact =
  (body?: unknown): MakeSample =>
  async (things) =>
    id(await things.contact(), body)
const conversation =
  (body?: unknown): MakeSample =>
  async (things) =>
    id((await things.conversation()).conversationId, body)
const template =
  (body: object): MakeSample =>
  async (things) =>
    id(await things.template(), body)

const TENANT = '10000000-0000-4000-8000-000000000001'
const unique = () => crypto.randomUUID()
const word = () => `t_${unique().replaceAll('-', '')}`
const BODY = {
  type: 'BODY',
  text: 'مرحباً {{1}}، طلبك رقم {{2}} جاهز للاستلام من المقر.',
  example: { body_text: [['منى', '7']] },
}
const draft = (projectId: string) => ({
  project_id: projectId,
  name: word(),
  language: 'ar',
  category: 'UTILITY',
  components: [BODY],
})

const reports: Record<string, MakeSample> = {
  readAnalytics: days,
  readResponseTimes: days,
  readStats: days,
  readEvents: ofProject,
}

const keys: Record<string, MakeSample> = {
  listApiKeys: ofProject,
  createApiKey: bodyOfProject({ name: 'x', scopes: ['contacts:read'] }),
  readApiKey: async (things) => id(await things.apiKey()),
  revokeApiKey: async (things) => id(await things.apiKey()),
  rotateApiKey: async (things) => id(await things.apiKey(), {}),
}

const drafts: Record<string, MakeSample> = {
  listBroadcasts: ofProject,
  createBroadcast: ({ world }) => ({
    body: { project_id: world.projectId, whatsapp_number_id: world.numberId, name: 'x' },
  }),
  listWorkflows: ofProject,
  createWorkflow: ({ world }) => ({
    body: { project_id: world.projectId, name: unique(), trigger_type: 'manual' },
  }),
}

const contacts: Record<string, MakeSample> = {
  listContacts: ofProject,
  createContact: ({ world }) => ({
    body: {
      project_id: world.projectId,
      phone: `010${Math.random().toFixed(8).slice(2)}`,
      display_name: 'منى',
    },
  }),
  exportContacts: ofProject,
  importContacts: ({ world }) => ({
    query: { project_id: world.projectId },
    body: `phone,name\n010${Math.random().toFixed(8).slice(2)},منى\n`,
    headers: { 'content-type': 'text/csv' },
  }),
  readContact: contact(),
  changeContact: contact({ display_name: 'سلمى' }),
  blockContact: contact(),
  unblockContact: contact(),
  listContactConsent: contact(),
  recordContactConsent: contact({ category: 'marketing', state: 'granted', evidence: 'form' }),
  eraseContact: contact(),
  addContactIdentity: async (things) =>
    id(await things.contact(), { phone: `010${Math.random().toFixed(8).slice(2)}` }),
  mergeContact: async (things) => id(await things.contact(), { contact_id: await things.contact() }),
  unmergeContact: async (things) => {
    const { survivor, mergeId } = await things.merge()
    return id(survivor, { merge_id: mergeId })
  },
}

const conversations: Record<string, MakeSample> = {
  listConversations: ofProject,
  listNeedsYou: ofProject,
  openConversation: async (things) => ({
    body: { contact_id: await things.contact(), whatsapp_number_id: things.world.numberId },
  }),
  readConversation: conversation(),
  changeConversation: conversation({ status: 'closed' }),
  listConversationNotes: conversation(),
  writeConversationNote: conversation({ body: 'x' }),
  changeConversationNote: async (things, actorId) => {
    const { conversationId, noteId } = await things.note(actorId)
    return { path: { id: conversationId, note_id: noteId }, body: { body: 'y' } }
  },
  deleteConversationNote: async (things, actorId) => {
    const { conversationId, noteId } = await things.note(actorId)
    return { path: { id: conversationId, note_id: noteId } }
  },
  pinConversation: conversation(),
  unpinConversation: conversation(),
  markConversationRead: conversation(),
  markConversationUnread: conversation(),
  setConversationTags: async (things) =>
    id((await things.conversation()).conversationId, { tag_ids: [await things.tag()] }),
  readConversationTimeline: conversation(),
  showTyping: conversation(),
}

const messages: Record<string, MakeSample> = {
  sendMessage: async (things) => ({
    body: {
      conversation_id: (await things.conversation()).conversationId,
      type: 'text',
      text: { body: 'أهلاً' },
    },
  }),
  listMessages: async (things) => ({
    query: { conversation_id: (await things.conversation()).conversationId },
  }),
  readMessage: async (things) => id(await things.message('inbound', 'received')),
  cancelMessage: async (things) => id(await things.scheduled()),
  rescheduleMessage: async (things) =>
    id(await things.scheduled(), { scheduled_for: new Date(Date.now() + 7_200_000).toISOString() }),
  reactToMessage: async (things) => id(await things.message('inbound', 'received'), { emoji: '👍' }),
  retryMessage: async (things) => id(await things.message('outbound', 'failed')),
}

const flows: Record<string, MakeSample> = {
  listFlows: ofProject,
  createFlow: async ({ world }) => ({
    body: {
      project_id: world.projectId,
      business_account_id: await businessAccountOf(world),
      name: unique(),
      document: SURVEY,
    },
  }),
  listFlowResponses: ofProject,
  exportFlowResponses: ofProject,
  syncFlows: bodyOfProject(),
  readFlow: async (things) => id(await things.flow('draft')),
  listFlowVersions: async (things) => id(await things.flow('draft')),
  readFlowVersion: async (things) => ({ path: { id: await things.flow('draft'), number: '1' } }),
  restoreFlowVersion: async (things) => ({
    path: { id: await things.flow('published'), number: '1' },
    body: { name: unique() },
  }),
  deleteFlow: async (things) => id(await things.flow('draft')),
  uploadFlow: async (things) => id(await things.flow('draft'), { document: SURVEY }),
  deprecateFlow: async (things) => id(await things.flow('published')),
  previewFlow: async (things) => id(await things.flow('draft')),
  publishFlow: async (things) => id(await things.flow('draft')),
  sendFlow: async (things) =>
    id(await things.flow('published'), {
      conversation_id: (await things.conversation()).conversationId,
    }),
}

const templates: Record<string, MakeSample> = {
  listTemplates: ofProject,
  createTemplate: ({ world }) => ({ body: draft(world.projectId) }),
  uploadTemplateSample: async (things) => ({
    body: { project_id: things.world.projectId, path: await things.file() },
  }),
  importTemplates: bodyOfProject({ names: ['nothing_of_this_name'] }),
  syncTemplates: bodyOfProject(),
  validateTemplate: ({ world }) => ({ body: draft(world.projectId) }),
  readTemplate: async (things) => id(await things.template()),
  editTemplate: async (things) =>
    id(await things.template(), { project_id: things.world.projectId, components: [BODY] }),
  deleteTemplate: async (things) => ({
    path: { id: await things.template() },
    query: { project_id: things.world.projectId },
  }),
  previewTemplate: template({}),
  sendTestTemplate: async (things) =>
    id(await things.template(), {
      project_id: things.world.projectId,
      whatsapp_number_id: things.world.numberId,
      phone: `+${(await things.conversation()).phone}`,
    }),
}

const media: Record<string, MakeSample> = {
  listMedia: ofProject,
  beginUpload: bodyOfProject({ filename: 'صورة.png' }),
  readMedia: async (things) => id(await things.media()),
  deleteMedia: async (things) => id(await things.media()),
  copyMediaLink: async (things) => id(await things.media()),
  linkMedia: async (things) => id(await things.media()),
}

const numbers: Record<string, MakeSample> = {
  listNumbers: ofProject,
  connectNumber: async (things) => ({ body: await things.newNumber() }),
  checkNumber: async (things) => ({ body: await things.newNumber() }),
  testNumber: async (things) =>
    id(things.world.numberId, { phone: `+${(await things.conversation()).phone}` }),
  readNumberTest: async (things) => ({
    path: { id: things.world.numberId, message_id: await things.message('outbound', 'failed') },
  }),
  listMetaApps: () => ({ query: { tenant_id: TENANT } }),
  addMetaApp: () => ({
    body: {
      tenant_id: TENANT,
      path: `app-${unique()}`,
      meta_app_id: '1234567890',
      app_secret: 'a-secret-of-a-test',
      verify_token: 'a-token-of-a-test',
    },
  }),
  changeMetaApp: async (things) => id(await things.metaApp(), { meta_app_id: '1234567890' }),
  deleteMetaApp: async (things) => id(await things.metaApp()),
  readNumber: ({ world }) => id(world.numberId),
  changeNumber: ({ world }) => id(world.numberId, { name: 'خدمة العملاء' }),
  deleteNumber: async (things) => id(await things.emptyNumber()),
  checkNumberHealth: ({ world }) => id(world.numberId),
  changeNumberProfile: ({ world }) => id(world.numberId, { about: 'العزب' }),
  startSandboxSession: ({ world }) => id(world.numberId),
}

async function emailOf(userId: string): Promise<string> {
  const [user] = await sql<{ email: string }[]>`select email from auth.users where id = ${userId}`
  return user?.email ?? ''
}

/** A project of its own, offered to a user. */
async function offerTo(userId: string): Promise<string> {
  const { projectId, members } = await makeWorld(['owner'])
  const [offer] = await sql<{ id: string }[]>`
    insert into public.project_transfers (project_id, email, leaves_tenant, remaining_role, created_by)
    values (${projectId}, ${await emailOf(userId)}, false, 'owner', ${members.owner}) returning id`
  return offer?.id ?? ''
}

const project: Record<string, MakeSample> = {
  listProjects: () => ({}),
  createProject: () => ({
    body: { tenant_id: TENANT, name: 'x', slug: `t-${unique()}` },
  }),
  acceptInvitation: async (_, actorId) => {
    const { projectId } = await makeWorld(['owner'])
    const token = unique().replaceAll('-', '').repeat(2)
    await sql`
      with link as (
        insert into public.magic_links (project_id, email, role)
        values (${projectId}, ${await emailOf(actorId)}, 'viewer') returning id
      )
      insert into private.magic_link_hashes (token_hash, magic_link_id)
      select sha256(convert_to(${token}, 'utf8')), link.id from link`
    return { body: { token } }
  },
  joinProject: async (_, actorId) => {
    const { projectId } = await makeWorld([])
    await sql`
      insert into public.trusted_users (tenant_id, project_id, kind, value)
      values (${TENANT}, ${projectId}, 'address', ${await emailOf(actorId)})`
    return { body: { project_id: projectId } }
  },
  listSessions: () => ({}),
  revokeSession: async (things, actorId) => ({ path: { session_id: await things.session(actorId) } }),
  listTenants: () => ({}),
  createTenant: () => ({ body: { name: 'x', slug: `t-${unique()}` } }),
  changeTenant: () => ({ path: { tenant_id: TENANT }, body: { name: 'العزب' } }),
  listTenantProjects: () => ({ path: { tenant_id: TENANT } }),
  listTenantMembers: () => ({ path: { tenant_id: TENANT } }),
  listOfferedTransfers: () => ({}),
  acceptTransfer: async (_, actorId) => ({ path: { transfer_id: await offerTo(actorId) }, body: {} }),
  declineTransfer: async (_, actorId) => ({ path: { transfer_id: await offerTo(actorId) } }),
  listTransfers: inPath,
  createTransfer: ({ world }) => id(world.projectId, { email: `${unique()}@example.com` }),
  revokeTransfer: async (things) => ({
    path: { id: things.world.projectId, transfer_id: await things.transfer() },
  }),
  readProject: inPath,
  changeProject: ({ world }) => id(world.projectId, { name: 'العزب' }),
  listInvitations: inPath,
  createInvitation: ({ world }) => id(world.projectId, { email: `${unique()}@example.com`, role: 'viewer' }),
  revokeInvitation: async (things) => ({
    path: { id: things.world.projectId, invitation_id: await things.invitation() },
  }),
  listMembers: inPath,
  changeMember: async (things) => ({
    path: { id: things.world.projectId, user_id: await things.member() },
    body: { role: 'agent' },
  }),
  removeMember: async (things) => ({
    path: { id: things.world.projectId, user_id: await things.member() },
  }),
  listTeams: inPath,
  createTeam: ({ world }) => id(world.projectId, { name: unique() }),
  changeTeam: async (things) => ({
    path: { id: things.world.projectId, team_id: await things.team() },
    body: { name: unique() },
  }),
  deleteTeam: async (things) => ({
    path: { id: things.world.projectId, team_id: await things.team() },
  }),
}

const settings: Record<string, MakeSample> = {
  listLogs: ofProject,
  writeLog: bodyOfProject({ message: 'x' }),
  listAudit: ofProject,
  listNotifications: ofProject,
  markNotificationsRead: bodyOfProject(),
  listQuickReplies: ofProject,
  createQuickReply: ({ world }) => ({
    body: { project_id: world.projectId, name: unique(), body: 'أهلاً' },
  }),
  changeQuickReply: async (things, actorId) => id(await things.quickReply(actorId), { body: 'y' }),
  deleteQuickReply: async (things, actorId) => id(await things.quickReply(actorId)),
  readAiSettings: async ({ world }) => {
    await sql`
      insert into public.ai_configurations (project_id, model) values (${world.projectId}, 'x') on conflict do nothing`
    return { query: { project_id: world.projectId } }
  },
  saveAiSettings: bodyOfProject({ model: 'x' }),
  listIntegrations: ofProject,
  createIntegration: ({ world }) => ({
    body: { project_id: world.projectId, kind: 'crm', provider: 'other', name: unique() },
  }),
  changeIntegration: async (things) => id(await things.integration(), { name: unique() }),
  deleteIntegration: async (things) => id(await things.integration()),
  readNotificationPreferences: ofProject,
  saveNotificationPreferences: bodyOfProject({
    preferences: [{ kind: 'mention', in_app: true, email: false }],
  }),
}

const queue: Record<string, MakeSample> = {
  listDeadLetters: ofProject,
  purgeDeadLetters: async (things) => ({ body: { ids: [await things.deadLetter()] } }),
  replayDeadLetters: async (things) => ({ body: { ids: [await things.deadLetter()] } }),
  readLedger: ({ world }) => ({ query: { number: world.numberId } }),
  replayWebhookEvents: ({ world }) => ({ body: { number: world.numberId } }),
  listStuckMessages: ofProject,
  listUnroutedUpdates: () => ({}),
  drainQueue: () => ({ path: { queue: 'media' }, headers: { 'x-queue-secret': stack.queue_secret } }),
}

async function metaApp(): Promise<string> {
  const path = `app-${unique()}`
  const [app] = await sql<{ id: string }[]>`
    insert into public.meta_apps (tenant_id, path) values ('10000000-0000-4000-8000-000000000001', ${path}) returning id`
  for (const name of ['meta_app_secret', 'meta_app_verify_token']) {
    await sql`select private.put_secret(${`${name}:${app?.id}`}, 'a-secret-of-a-test')`
  }
  return path
}

const asked = (token: string) => ({
  'hub.mode': 'subscribe',
  'hub.challenge': '7',
  'hub.verify_token': token,
})

function delivered(secret: string, path?: Record<string, string>): Sample {
  const body = uniqueBody()
  const headers = { 'x-hub-signature-256': sign(body, secret), 'content-type': 'application/json' }
  return { body, headers, ...(path ? { path } : {}) }
}

const meta: Record<string, MakeSample> = {
  readHealth: () => ({}),
  readMetrics: () => ({ headers: { authorization: `Bearer ${stack.queue_secret}` } }),
  verifyWebhook: () => ({ query: asked(stack.verify_token) }),
  verifyAppWebhook: async () => ({ path: { app: await metaApp() }, query: asked('a-secret-of-a-test') }),
  receiveWebhookEvents: () => delivered(stack.app_secret),
  receiveAppWebhookEvents: async () => delivered('a-secret-of-a-test', { app: await metaApp() }),
}

/** By operationId. An operation that is missing here fails the tests. */
export const SAMPLES: Record<string, MakeSample> = {
  ...reports,
  ...keys,
  ...drafts,
  ...contacts,
  ...conversations,
  ...messages,
  ...flows,
  ...templates,
  ...media,
  ...numbers,
  ...project,
  ...settings,
  ...queue,
  ...meta,
}
