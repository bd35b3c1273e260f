import { ACTS as CONTRACT_ACTS, isAllowed, type Rule, TABLES } from '@contracts/permissions'
import { describe, expect, it } from 'vitest'
import { ACTS, type Act, may, type Permissions, ROLES, SWITCHES } from './permissions'

/** Where the matrix says it. */
const RULE_OF: Record<Act, Rule | undefined> = {
  sendMessages: CONTRACT_ACTS.send_message,
  assignConversations: CONTRACT_ACTS.update_conversation,
  closeConversations: CONTRACT_ACTS.update_conversation,
  writeNotes: TABLES.notes?.insert,
  tagConversations: TABLES.conversation_tags?.insert,
  changeTags: TABLES.tags?.update,
  addContacts: CONTRACT_ACTS.add_contact,
  editContacts: TABLES.contacts?.update,
  mergeContacts: CONTRACT_ACTS.merge_contacts,
  importContacts: TABLES.contact_jobs?.select,
  exportContacts: CONTRACT_ACTS.export_contacts,
  eraseContacts: CONTRACT_ACTS.erase_contact,
  seeFullNumbers: CONTRACT_ACTS.see_full_numbers,
  uploadMedia: CONTRACT_ACTS.send_message,
  // DELETE /media/{id} asks for the role itself.
  deleteMedia: { rows: 'project', role: 'admin' },
  manageTemplates: TABLES.templates?.insert,
  manageFlows: TABLES.flows?.insert,
  manageNumbers: TABLES.whatsapp_numbers?.update,
  manageKeys: TABLES.api_keys?.select,
  changeProject: TABLES.projects?.update,
  manageMembers: TABLES.project_members?.insert,
  manageTeams: TABLES.teams?.insert,
  shareQuickReplies: TABLES.message_templates?.update,
  ownQuickReplies: TABLES.message_templates?.insert,
  changeRequests: TABLES.maintenance_requests?.update,
  changeAi: TABLES.ai_configurations?.update,
  seeIntegrations: TABLES.integrations?.select,
  seeAnalytics: TABLES.communication_analytics?.select,
  seeLogs: TABLES.system_logs?.select,
  seeStatus: TABLES.dead_letters?.select,
  changeRetention: TABLES.retention_settings?.update,
  transferProject: CONTRACT_ACTS.transfer_project,
}

const members: Permissions[] = ROLES.flatMap((role) =>
  (['all', 'team'] as const).flatMap((scope) =>
    [undefined, ...SWITCHES].map((given) => ({
      role,
      scope,
      manage_templates: given === 'manage_templates',
      broadcast: given === 'broadcast',
      export: given === 'export',
      full_numbers: given === 'full_numbers',
    })),
  ),
)

describe('what a screen offers', () => {
  it.each(ACTS)('%s is what the matrix allows', (act) => {
    const rule = RULE_OF[act]
    expect(rule).toBeDefined()
    for (const member of members) {
      expect(may(member, act), JSON.stringify(member)).toBe(isAllowed(rule, member))
    }
  })
})
