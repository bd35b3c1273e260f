/** Names of the settings' reads in the cache. */
export const settingsKeys = {
  project: (projectId: string) => ['settings', projectId, 'project'] as const,
  members: (projectId: string) => ['settings', projectId, 'members'] as const,
  invitations: (projectId: string) => ['settings', projectId, 'invitations'] as const,
  trust: (projectId: string) => ['settings', projectId, 'trust'] as const,
  teams: (projectId: string) => ['settings', projectId, 'teams'] as const,
  quickReplies: (projectId: string) => ['settings', projectId, 'quick-replies'] as const,
  tags: (projectId: string) => ['settings', projectId, 'tags'] as const,
  ai: (projectId: string) => ['settings', projectId, 'ai'] as const,
  integrations: (projectId: string) => ['settings', projectId, 'integrations'] as const,
  preferences: (projectId: string) => ['settings', projectId, 'preferences'] as const,
  retention: (projectId: string) => ['settings', projectId, 'retention'] as const,
  transfers: (projectId: string) => ['settings', projectId, 'transfers'] as const,
  sessions: ['settings', 'sessions'] as const,
}
