import { createRoute } from '@hono/zod-openapi'
import {
  ChangeTenantBody,
  CreateTenantBody,
  ProjectTableQuery,
  Tenant,
  TenantList,
  TenantMemberTable,
  TenantParams,
  TenantProjectList,
} from '../../_shared/contracts/project.ts'
import { forUsers, once } from '../../_shared/http/access.ts'
import { IdempotencyHeaders } from '../../_shared/http/idempotency.ts'
import { jsonBody } from '../../_shared/http/request-body.ts'
import { json, problems } from '../../_shared/http/responses.ts'
import { unchanged, unlessChanged } from '../../_shared/http/unchanged.ts'

const tags = ['project']
const toRead = problems(401, 404, 422, 429)
const toAct = problems(400, 401, 403, 404, 409, 413, 415, 422, 429)

export const listTenants = createRoute({
  ...unlessChanged(forUsers),
  tags,
  method: 'get',
  path: '/tenants',
  operationId: 'listTenants',
  description: 'Tenants that the caller owns, or in whose projects he is.',
  responses: { ...unchanged, 200: json('By name', TenantList), ...toRead },
})

export const createTenant = createRoute({
  ...once(forUsers),
  tags,
  method: 'post',
  path: '/tenants',
  operationId: 'createTenant',
  description: 'Founds a tenant of the caller, who owns one already or is the first of all.',
  request: { headers: IdempotencyHeaders, body: jsonBody(CreateTenantBody) },
  responses: { 201: json('Founded', Tenant), ...toAct },
})

export const changeTenant = createRoute({
  ...forUsers,
  tags,
  method: 'patch',
  path: '/tenants/{tenant_id}',
  operationId: 'changeTenant',
  description: 'Its name, or its owner, who is a member of one of its projects. For its owner.',
  request: { params: TenantParams, body: jsonBody(ChangeTenantBody) },
  responses: { 200: json('As it is now', Tenant), ...toAct },
})

export const listTenantProjects = createRoute({
  ...unlessChanged(forUsers),
  tags,
  method: 'get',
  path: '/tenants/{tenant_id}/projects',
  operationId: 'listTenantProjects',
  description: 'Every project of the tenant, also those that its owner is no member of. For its owner.',
  request: { params: TenantParams },
  responses: { ...unchanged, 200: json('By name', TenantProjectList), ...toRead },
})

export const listTenantMembers = createRoute({
  ...forUsers,
  tags,
  method: 'get',
  path: '/tenants/{tenant_id}/members',
  operationId: 'listTenantMembers',
  description: 'Who is in the projects of the tenant, and as what. For its owner.',
  request: { params: TenantParams, query: ProjectTableQuery },
  responses: { 200: json('A page, by name', TenantMemberTable), ...toRead },
})
