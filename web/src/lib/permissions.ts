/** Roles of a project; each may do what those before it may. */
export const ROLES = ['viewer', 'agent', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** What an agent may be given besides his role; admins and owners have all of them. */
export const SWITCHES = ['manage_templates', 'broadcast', 'export', 'full_numbers'] as const
export type Switch = (typeof SWITCHES)[number]

/** A member, as far as it decides what he may do. */
export type Permissions = { role: Role; scope: 'all' | 'team' | 'own' } & Record<Switch, boolean>

interface Rule {
  role: Role
  needs?: Switch
  /** Only for members who see every conversation. */
  whole?: true
}

/*
 * The part of the matrix that screens ask about. The matrix itself (contracts/permissions.ts) would be a page of data in
 * the first load; a test holds this list against it.
 */
const RULES = {
  sendMessages: { role: 'agent' },
  assignConversations: { role: 'agent' },
  closeConversations: { role: 'agent' },
  writeNotes: { role: 'agent' },
  tagConversations: { role: 'agent' },
  changeTags: { role: 'admin' },
  addContacts: { role: 'agent' },
  editContacts: { role: 'agent' },
  mergeContacts: { role: 'agent' },
  importContacts: { role: 'admin' },
  exportContacts: { role: 'agent', needs: 'export' },
  eraseContacts: { role: 'owner' },
  seeFullNumbers: { role: 'agent', needs: 'full_numbers' },
  uploadMedia: { role: 'agent' },
  deleteMedia: { role: 'admin' },
  manageTemplates: { role: 'agent', needs: 'manage_templates' },
  manageFlows: { role: 'admin' },
  manageNumbers: { role: 'admin' },
  manageKeys: { role: 'admin' },
  changeProject: { role: 'admin' },
  manageMembers: { role: 'admin' },
  manageTeams: { role: 'admin' },
  shareQuickReplies: { role: 'admin' },
  ownQuickReplies: { role: 'agent' },
  changeRequests: { role: 'agent' },
  changeAi: { role: 'admin' },
  seeIntegrations: { role: 'admin' },
  seeAnalytics: { role: 'viewer', whole: true },
  seeLogs: { role: 'admin' },
  seeStatus: { role: 'admin' },
  changeRetention: { role: 'owner' },
  transferProject: { role: 'owner' },
} as const satisfies Record<string, Rule>

export type Act = keyof typeof RULES
export const ACTS = Object.keys(RULES) as Act[]

/** Whether a member may do it. Only for what the screen offers: the database decides again. */
export function may(member: Permissions, act: Act): boolean {
  const rule: Rule = RULES[act]
  if (!isAtLeast(member.role, rule.role)) return false
  if (rule.whole && member.scope !== 'all') return false
  return !rule.needs || isAtLeast(member.role, 'admin') || member[rule.needs]
}

/** Whether a role has all that another has. */
export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least)
}
