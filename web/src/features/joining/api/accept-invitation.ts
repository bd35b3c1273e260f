import { call, type components } from '@/lib/api-client'

/** Makes the signed-in person a member, when the invitation went to his address. */
export function acceptInvitation(token: string): Promise<components['schemas']['Membership']> {
  return call((api) => api.POST('/project/invitations/accept', { body: { token } }))
}
