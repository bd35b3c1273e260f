import { createRoute } from '@hono/zod-openapi'
import {
  AcceptInvitationBody,
  ChangeMemberBody,
  CreateInvitationBody,
  CreateTeamBody,
  InvitationCreated,
  InvitationParams,
  InvitationTable,
  JoinProjectBody,
  MemberParams,
  Membership,
  MemberTable,
  ProjectMember,
  ProjectParams,
  ProjectTableQuery,
  SaveTeamBody,
  Team,
  TeamList,
  TeamParams,
} from '../../_shared/contracts/project.ts'
import { forUsers, once } from '../../_shared/http/access.ts'
import { IdempotencyHeaders, OptionalIdempotencyHeaders } from '../../_shared/http/idempotency.ts'
import { jsonBody } from '../../_shared/http/request-body.ts'
import { json, problems } from '../../_shared/http/responses.ts'
import { unchanged, unlessChanged } from '../../_shared/http/unchanged.ts'

const tags = ['project']
const toRead = problems(401, 403, 404, 422, 429)
const toAct = problems(400, 401, 403, 404, 409, 413, 415, 422, 429)

export const acceptInvitation = createRoute({
  ...once(forUsers),
  tags,
  method: 'post',
  path: '/invitations/accept',
  operationId: 'acceptInvitation',
  description: 'Makes the caller a member, when the invitation went to his verified address. It works once.',
  request: { headers: OptionalIdempotencyHeaders, body: jsonBody(AcceptInvitationBody) },
  responses: { 200: json('The new membership', Membership), ...toAct },
})

export const joinProject = createRoute({
  ...once(forUsers),
  tags,
  method: 'post',
  path: '/join',
  operationId: 'joinProject',
  description: 'Makes the caller a member, when the tenant trusts his verified address or its domain.',
  request: { headers: OptionalIdempotencyHeaders, body: jsonBody(JoinProjectBody) },
  responses: { 200: json('The membership', Membership), ...toAct },
})

export const listMembers = createRoute({
  ...forUsers,
  tags,
  method: 'get',
  path: '/{id}/members',
  operationId: 'listMembers',
  request: { params: ProjectParams, query: ProjectTableQuery },
  responses: { 200: json('A page', MemberTable), ...toRead },
})

export const changeMember = createRoute({
  ...forUsers,
  tags,
  method: 'patch',
  path: '/{id}/members/{user_id}',
  operationId: 'changeMember',
  description: 'Role, scope, switches, and whether he is shut out. Admins below owner; owners anyone.',
  request: { params: MemberParams, body: jsonBody(ChangeMemberBody) },
  responses: { 200: json('As it is now', ProjectMember), ...toAct },
})

export const removeMember = createRoute({
  ...forUsers,
  tags,
  method: 'delete',
  path: '/{id}/members/{user_id}',
  operationId: 'removeMember',
  description: 'Removes a member, or leaves the project when it is the caller. The last owner stays.',
  request: { params: MemberParams },
  responses: { 204: { description: 'Gone' }, ...toAct },
})

export const listInvitations = createRoute({
  ...forUsers,
  tags,
  method: 'get',
  path: '/{id}/invitations',
  operationId: 'listInvitations',
  request: { params: ProjectParams, query: ProjectTableQuery },
  responses: { 200: json('A page, newest first', InvitationTable), ...toRead },
})

export const createInvitation = createRoute({
  ...once(forUsers, ['token']),
  tags,
  method: 'post',
  path: '/{id}/invitations',
  operationId: 'createInvitation',
  description:
    'Invites an address by e-mail, for seven days. A newer invitation takes the place of an open one.',
  request: { headers: IdempotencyHeaders, params: ProjectParams, body: jsonBody(CreateInvitationBody) },
  responses: { 201: json('Invited', InvitationCreated), ...toAct },
})

export const revokeInvitation = createRoute({
  ...forUsers,
  tags,
  method: 'delete',
  path: '/{id}/invitations/{invitation_id}',
  operationId: 'revokeInvitation',
  request: { params: InvitationParams },
  responses: { 204: { description: 'Withdrawn' }, ...toAct },
})

export const listTeams = createRoute({
  ...unlessChanged(forUsers),
  tags,
  method: 'get',
  path: '/{id}/teams',
  operationId: 'listTeams',
  request: { params: ProjectParams },
  responses: { ...unchanged, 200: json('By name', TeamList), ...toRead },
})

export const createTeam = createRoute({
  ...once(forUsers),
  tags,
  method: 'post',
  path: '/{id}/teams',
  operationId: 'createTeam',
  request: { headers: IdempotencyHeaders, params: ProjectParams, body: jsonBody(CreateTeamBody) },
  responses: { 201: json('Made', Team), ...toAct },
})

export const changeTeam = createRoute({
  ...forUsers,
  tags,
  method: 'patch',
  path: '/{id}/teams/{team_id}',
  operationId: 'changeTeam',
  request: { params: TeamParams, body: jsonBody(SaveTeamBody) },
  responses: { 200: json('As it is now', Team), ...toAct },
})

export const deleteTeam = createRoute({
  ...forUsers,
  tags,
  method: 'delete',
  path: '/{id}/teams/{team_id}',
  operationId: 'deleteTeam',
  request: { params: TeamParams },
  responses: { 204: { description: 'Gone' }, ...toAct },
})
