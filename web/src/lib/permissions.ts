/** Roles of a project; each may do what those before it may. */
export const ROLES = ['viewer', 'agent', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]

const LEAST_ROLE = {
  sendMessages: 'agent',
  assignConversations: 'agent',
  closeConversations: 'agent',
} as const satisfies Record<string, Role>

export type Act = keyof typeof LEAST_ROLE

/** Whether a role may do it. Only for what the screen offers: the database decides again. */
export function may(role: Role, act: Act): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(LEAST_ROLE[act])
}
