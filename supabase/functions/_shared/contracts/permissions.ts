// Who may do what: the one list that the database's tests, the API's tests, docs/permissions.md and the dashboard read.
// The database decides; this says what it must decide, and scripts/gen-permissions.ts makes the tests of it.

export const ROLES = ['viewer', 'agent', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]

export const SWITCHES = ['manage_templates', 'broadcast', 'export', 'full_numbers'] as const
export type Switch = (typeof SWITCHES)[number]

export const SCOPES = ['all', 'team', 'own'] as const
export type Scope = (typeof SCOPES)[number]

export type Verb = 'select' | 'insert' | 'update' | 'delete'

/** A member of a project, as project_members has him. */
export type Member = { role: Role; scope: Scope } & Partial<Record<Switch, boolean>>

/**
 * Which rows of the project a rule is about: all of them; all, but only for who sees every conversation (`whole`);
 * those of conversations within his scope; or the caller's own.
 */
export type Rows = 'project' | 'whole' | 'scope' | 'mine'

export type Rule = {
  rows: Rows
  /** The least role. */
  role: Role
  /** A switch that an agent needs besides; admins have them all. */
  needs?: Switch
  /** The scope with which an API key may do it. */
  key?: string
  /** Not said by role and rows alone: a test by hand covers it. */
  special?: string
}

export type TableRules = { domain: string } & Partial<Record<Verb, Rule>>

const read = (domain: string, rows: Rows, key?: string, role: Role = 'viewer'): TableRules => ({
  domain,
  select: { rows, role, ...(key ? { key } : {}) },
})
/** Readable by nobody but the service path. */
const closed = (domain: string): TableRules => ({ domain })
const by = (role: Role, rows: Rows = 'project', needs?: Switch): Rule => ({
  rows,
  role,
  ...(needs ? { needs } : {}),
})
const special = (role: Role, rows: Rows, why: string): Rule => ({ rows, role, special: why })
const all = (rule: Rule) => ({ insert: rule, update: rule, delete: rule })

/** Every table of `public`. A table that is missing here fails the tests. */
export const TABLES: Record<string, TableRules> = {
  users: {
    domain: 'projects',
    select: special('viewer', 'project', 'himself and his colleagues'),
    update: special('viewer', 'mine', 'himself'),
  },
  tenants: {
    domain: 'projects',
    select: special('viewer', 'project', 'his tenant'),
    update: special('owner', 'mine', "the tenant's owner"),
  },
  projects: { ...read('projects', 'project', 'project:read'), update: by('admin') },
  project_members: {
    ...read('projects', 'project'),
    insert: special('admin', 'project', 'admins below owner, owners anyone'),
    update: special('admin', 'project', 'admins below owner, owners anyone'),
    delete: special('viewer', 'mine', 'himself; admins below owner, owners anyone; never the last owner'),
  },
  teams: { ...read('projects', 'project', 'project:read'), ...all(by('admin')) },
  team_members: { ...read('projects', 'project'), insert: by('admin'), delete: by('admin') },
  api_keys: read('api_keys', 'project', undefined, 'admin'),
  meta_apps: { domain: 'numbers', select: special('owner', 'mine', "the tenant's owner") },
  whatsapp_business_accounts: read('numbers', 'project'),
  project_business_accounts: read('numbers', 'project'),
  whatsapp_numbers: { ...read('numbers', 'project', 'numbers:read'), update: by('admin') },
  contacts: {
    ...read('contacts', 'scope', 'contacts:read'),
    update: by('agent', 'scope'),
    delete: by('admin'),
  },
  contact_identities: {
    domain: 'contacts',
    select: { rows: 'scope', role: 'agent', needs: 'full_numbers', key: 'contacts:read' },
  },
  contact_merges: read('contacts', 'whole', undefined, 'agent'),
  conversations: read('conversations', 'scope', 'conversations:read'),
  messages: read('messages', 'scope', 'messages:read'),
  message_statuses: read('messages', 'scope', 'messages:read'),
  media_files: read('media', 'scope', 'media:read'),
  events: read('events', 'scope', 'events:read'),
  webhook_events: closed('webhook_events'),
  webhook_ledger: closed('webhook_events'),
  webhook_unknowns: {
    domain: 'webhook_events',
    select: special('admin', 'project', 'any admin: words of Meta'),
  },
  parked_updates: read('webhook_events', 'project', undefined, 'admin'),
  provider_changes: read('webhook_events', 'project', undefined, 'admin'),
  dead_letters: read('webhook_events', 'project', undefined, 'admin'),
  templates: {
    ...read('templates', 'project', 'templates:read'),
    ...all(by('agent', 'project', 'manage_templates')),
  },
  template_events: read('templates', 'project', 'templates:read'),
  message_templates: {
    ...read('templates', 'project'),
    insert: special('agent', 'mine', 'agents their own, admins shared ones'),
    update: by('admin'),
    delete: by('admin'),
  },
  notes: {
    ...read('organising', 'scope', 'notes:read'),
    insert: by('agent', 'scope'),
    update: special('agent', 'mine', 'the author'),
    delete: special('agent', 'mine', 'the author, and admins'),
  },
  tags: {
    ...read('organising', 'project', 'contacts:read'),
    insert: by('agent'),
    update: by('admin'),
    delete: by('admin'),
  },
  contact_tags: {
    ...read('organising', 'scope', 'contacts:read'),
    insert: by('agent', 'scope'),
    delete: by('agent', 'scope'),
  },
  conversation_tags: {
    ...read('organising', 'scope', 'conversations:read'),
    insert: by('agent', 'scope'),
    delete: by('agent', 'scope'),
  },
  conversation_pins: {
    ...read('organising', 'mine'),
    insert: by('viewer', 'scope'),
    delete: by('viewer', 'mine'),
  },
  contact_fields: { ...read('organising', 'project', 'contacts:read'), ...all(by('admin')) },
  segments: {
    ...read('organising', 'project', 'contacts:read'),
    insert: by('agent'),
    update: special('agent', 'mine', 'who made it, and admins'),
    delete: special('agent', 'mine', 'who made it, and admins'),
  },
  saved_views: { ...read('organising', 'mine'), ...all(by('viewer', 'mine')) },
  contact_jobs: read('organising', 'project', undefined, 'admin'),
  consent_entries: read('consent', 'scope', 'contacts:read'),
  calls: read('calls', 'scope', 'calls:read'),
  broadcasts: {
    ...read('broadcasts', 'project', 'broadcasts:read'),
    ...all(by('agent', 'project', 'broadcast')),
  },
  broadcast_recipients: read('broadcasts', 'scope', 'broadcasts:read'),
  workflows: { ...read('workflows', 'project', 'workflows:read'), ...all(by('admin')) },
  workflow_versions: { ...read('workflows', 'project', 'workflows:read'), ...all(by('admin')) },
  workflow_steps: { ...read('workflows', 'project', 'workflows:read'), ...all(by('admin')) },
  workflow_runs: read('workflows', 'scope', 'workflows:read'),
  workflow_run_steps: read('workflows', 'scope', 'workflows:read'),
  flows: { ...read('flows', 'project', 'flows:read'), ...all(by('admin')) },
  flow_versions: read('flows', 'project', 'flows:read'),
  flow_keys: read('flows', 'project', undefined, 'admin'),
  flow_sessions: closed('flows'),
  flow_responses: read('flows', 'scope', 'flows:read'),
  project_counters: closed('maintenance'),
  maintenance_requests: {
    ...read('maintenance', 'scope', 'requests:read'),
    insert: by('agent', 'scope'),
    update: by('agent', 'scope'),
    delete: by('admin'),
  },
  maintenance_request_events: read('maintenance', 'scope', 'requests:read'),
  maintenance_request_photos: {
    ...read('maintenance', 'scope', 'requests:read'),
    insert: by('agent', 'scope'),
    delete: by('agent', 'scope'),
  },
  maintenance_status_templates: { ...read('maintenance', 'project'), ...all(by('admin')) },
  webhook_endpoints: {
    ...read('webhook_endpoints', 'project', 'webhooks:read', 'admin'),
    delete: by('admin'),
  },
  webhook_deliveries: read('webhook_endpoints', 'project', 'webhooks:read', 'admin'),
  integrations: { ...read('integrations', 'project', undefined, 'admin'), ...all(by('admin')) },
  integration_runs: read('integrations', 'project', undefined, 'admin'),
  custom_functions: { ...read('integrations', 'project', undefined, 'admin'), ...all(by('admin')) },
  custom_function_runs: read('integrations', 'project', undefined, 'admin'),
  ai_configurations: { ...read('ai', 'project'), ...all(by('admin')) },
  ai_runs: read('ai', 'scope'),
  notifications: {
    ...read('notifications', 'mine'),
    update: by('viewer', 'mine'),
    delete: by('viewer', 'mine'),
  },
  notification_preferences: { ...read('notifications', 'mine'), ...all(by('viewer', 'mine')) },
  email_settings: { ...read('mail', 'project', undefined, 'admin'), ...all(by('admin')) },
  mail: read('mail', 'project', undefined, 'admin'),
  email_logs: read('mail', 'project', undefined, 'admin'),
  email_attachments: read('mail', 'project', undefined, 'admin'),
  communication_analytics: read('analytics', 'whole', 'analytics:read'),
  ctwa_ads: { ...read('ads', 'project', 'ads:read'), update: by('admin') },
  ctwa_clicks: read('ads', 'scope', 'ads:read'),
  system_logs: read('logs', 'project', undefined, 'admin'),
  audit_log: read('logs', 'project', undefined, 'admin'),
  custom_pages: { ...read('pages_and_embeds', 'project', 'pages:read'), ...all(by('admin')) },
  inbox_embeds: { ...read('pages_and_embeds', 'project', undefined, 'admin'), ...all(by('admin')) },
  magic_links: read('joining', 'project', undefined, 'admin'),
  project_transfers: read('joining', 'project', undefined, 'owner'),
  trusted_users: {
    domain: 'joining',
    select: special('owner', 'mine', "the tenant's owner"),
    insert: special('owner', 'mine', "the tenant's owner"),
    update: special('owner', 'mine', "the tenant's owner"),
    delete: special('owner', 'mine', "the tenant's owner"),
  },
  user_sessions: { domain: 'joining', select: special('viewer', 'mine', 'himself') },
  sandbox_sessions: { ...read('sandbox', 'project', undefined, 'agent'), delete: by('admin') },
  retention_settings: { ...read('retention', 'project', undefined, 'admin'), ...all(by('owner')) },
}

/** Acts that functions do, beyond the verbs of tables. */
export const ACTS: Record<string, Rule> = {
  send_message: { rows: 'scope', role: 'agent', key: 'messages:write' },
  update_conversation: { rows: 'scope', role: 'agent', key: 'conversations:write' },
  mark_conversation_read: { rows: 'scope', role: 'agent', key: 'conversations:write' },
  mark_conversation_unread: { rows: 'scope', role: 'agent', key: 'conversations:write' },
  add_contact: { rows: 'project', role: 'agent', key: 'contacts:write' },
  merge_contacts: { rows: 'scope', role: 'agent', key: 'contacts:write' },
  record_consent: { rows: 'scope', role: 'agent', key: 'contacts:write' },
  export_contacts: { rows: 'project', role: 'agent', needs: 'export' },
  send_broadcast: { rows: 'project', role: 'agent', needs: 'broadcast' },
  see_full_numbers: { rows: 'scope', role: 'agent', needs: 'full_numbers' },
  erase_contact: { rows: 'project', role: 'owner' },
  manage_owners: { rows: 'project', role: 'owner' },
  transfer_project: { rows: 'project', role: 'owner' },
}

export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least)
}

/** Whether a member may do something at all, for showing or hiding what leads there. The database has the last word. */
export function isAllowed(rule: Rule | undefined, member: Member | undefined): boolean {
  if (!rule || !member || !isAtLeast(member.role, rule.role)) return false
  if (rule.rows === 'whole' && member.scope !== 'all') return false
  return !rule.needs || isAtLeast(member.role, 'admin') || member[rule.needs] === true
}

/** Whether a member may do a verb to a table of his project. */
export function mayTouch(table: string, verb: Verb, member: Member | undefined): boolean {
  return isAllowed(TABLES[table]?.[verb], member)
}
