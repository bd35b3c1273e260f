// A valid row for every table that members may add to, and which rows of a table are the tests' own. {me} is the caller.
// Rows that belong to a conversation belong to number 1, which neither the team's nor the own agent sees.

const A = 'tests.id(2, 1)'

export const INSERTS: Record<string, string> = {
  teams: `(project_id, name) values (${A}, 'new')`,
  team_members: `(project_id, team_id, user_id) values (${A}, tests.id(7, 1), tests.person('own agent'))`,
  templates: `(business_account_id, name, category, components, created_by) values (tests.id(8, 1), 'new', 'UTILITY', '[]', '{me}')`,
  notes: `(project_id, conversation_id, contact_id, author_id, body) values (${A}, tests.id(5, 1), tests.id(4, 1), '{me}', 'x')`,
  tags: `(project_id, name) values (${A}, 'new')`,
  contact_tags: `(project_id, contact_id, tag_id, created_by) values (${A}, tests.id(4, 1), tests.id(8, 15), '{me}')`,
  conversation_tags: `(project_id, conversation_id, tag_id, created_by) values (${A}, tests.id(5, 1), tests.id(8, 15), '{me}')`,
  conversation_pins: `(project_id, user_id, conversation_id) select ${A}, '{me}', tests.id(5, 1) on conflict do nothing`,
  contact_fields: `(project_id, key, label) values (${A}, 'new', 'x')`,
  segments: `(project_id, name, filter, created_by) values (${A}, 'new', '{}', '{me}')`,
  saved_views: `(project_id, user_id, screen, name) values (${A}, '{me}', 'inbox', 'new')`,
  broadcasts: `(project_id, whatsapp_number_id, name, created_by) values (${A}, tests.id(3, 1), 'new', '{me}')`,
  workflows: `(project_id, name, trigger_type) values (${A}, 'new', 'manual')`,
  workflow_versions: `(project_id, workflow_id, number) select ${A}, tests.id(8, 18), 2 on conflict do nothing`,
  workflow_steps: `(project_id, version_id, key, position, type) values (${A}, tests.id(8, 19), 'new', 1, 'end')`,
  flows: `(business_account_id, name, document) values (tests.id(8, 1), 'new', '{}')`,
  maintenance_requests: `(project_id, contact_id, source, service_type, description, created_by) values (${A}, tests.id(4, 1), 'agent', 'plumbing', 'x', '{me}')`,
  maintenance_request_photos: `(project_id, request_id, media_file_id) select ${A}, tests.id(8, 41), tests.id(8, 81) on conflict do nothing`,
  maintenance_status_templates: `(project_id, status, template_id) values (${A}, 'confirmed', tests.id(8, 12))`,
  integrations: `(project_id, kind, provider, name) values (${A}, 'erp', 'x2', 'new')`,
  custom_functions: `(project_id, name, code) values (${A}, 'new', '1')`,
  ai_configurations: `(project_id, whatsapp_number_id, model) values (${A}, tests.id(3, 1), 'x')`,
  notification_preferences: `(project_id, user_id, kind) values (${A}, '{me}', 'assignment')`,
  email_settings: `(project_id, host, from_address) values (${A}, 'mail.tests.example', 'x@tests.example') on conflict do nothing`,
  custom_pages: `(project_id, slug, title) values (${A}, 'new', 'x')`,
  inbox_embeds: `(project_id, name) values (${A}, 'new')`,
  retention_settings: `(project_id, kind, keep_days) values (${A}, 'events', 10)`,
}

/** Which rows are the tests', where project_id does not say it. */
export const MINE: Record<string, string> = {
  users: "email like 'test%@tests.example'",
  tenants: "slug like 'tests-%'",
  projects: 'id = tests.id(2, 1)',
  meta_apps: 'tenant_id = tests.id(2, 1)',
  whatsapp_business_accounts: 'id = tests.id(8, 1)',
  templates: 'business_account_id = tests.id(8, 1)',
  template_events: 'business_account_id = tests.id(8, 1)',
  flows: 'business_account_id = tests.id(8, 1)',
  flow_versions: 'business_account_id = tests.id(8, 1)',
  trusted_users: 'tenant_id = tests.id(2, 1)',
  user_sessions: 'id = tests.id(8, 28)',
  webhook_events: 'id = tests.id(8, 11)',
  webhook_ledger: 'event_id = tests.id(8, 11)',
  webhook_unknowns: "name = 'tests'",
  teams: 'id = tests.id(7, 1)',
  team_members: "project_id = tests.id(2, 1) and user_id = tests.person('team agent')",
  tags: 'id = tests.id(8, 14)',
  conversation_tags: 'project_id = tests.id(2, 1) and tag_id = tests.id(8, 14)',
  contact_identities: "project_id = tests.id(2, 1) and kind = 'phone'",
}

/** How many rows of the tests a table holds, where that is neither one nor, by scope, three. */
export const COUNTS: Record<string, number> = {
  project_members: 9,
  api_keys: 3,
}
