import { createApp } from '../_shared/http/app.ts'
import * as memberRoutes from './routes/members.ts'
import * as projectRoutes from './routes/projects.ts'
import * as tenantRoutes from './routes/tenants.ts'
import * as transferRoutes from './routes/transfers.ts'
import * as members from './services/members.ts'
import * as projects from './services/projects.ts'
import * as teams from './services/teams.ts'
import * as tenants from './services/tenants.ts'
import * as transfers from './services/transfers.ts'

export const app = createApp('project')

app.openapi(projectRoutes.listProjects, async (c) => c.json(await projects.list(c.var.caller), 200))

app.openapi(projectRoutes.createProject, async (c) =>
  c.json(await projects.create(c.var.caller, c.req.valid('json')), 201),
)

app.openapi(tenantRoutes.listTenants, async (c) => c.json(await tenants.list(c.var.caller), 200))

app.openapi(tenantRoutes.createTenant, async (c) =>
  c.json(await tenants.create(c.var.caller, c.req.valid('json')), 201),
)

app.openapi(tenantRoutes.changeTenant, async (c) =>
  c.json(await tenants.change(c.var.caller, c.req.valid('param').tenant_id, c.req.valid('json')), 200),
)

app.openapi(tenantRoutes.listTenantProjects, async (c) =>
  c.json(await tenants.projects(c.var.caller, c.req.valid('param').tenant_id), 200),
)

app.openapi(tenantRoutes.listTenantMembers, async (c) =>
  c.json(await tenants.members(c.var.caller, c.req.valid('param').tenant_id, c.req.valid('query')), 200),
)

app.openapi(transferRoutes.listOfferedTransfers, async (c) =>
  c.json(await transfers.offered(c.var.caller), 200),
)

app.openapi(transferRoutes.acceptTransfer, async (c) =>
  c.json(await transfers.accept(c.var.caller, c.req.valid('param').transfer_id, c.req.valid('json')), 200),
)

app.openapi(transferRoutes.declineTransfer, async (c) => {
  await transfers.decline(c.var.caller, c.req.valid('param').transfer_id)
  return c.body(null, 204)
})

app.openapi(projectRoutes.listSessions, async (c) => c.json(await projects.sessions(c.var.caller), 200))

app.openapi(projectRoutes.revokeSession, async (c) => {
  await projects.signOut(c.var.caller, c.req.valid('param').session_id)
  return c.body(null, 204)
})

app.openapi(memberRoutes.acceptInvitation, async (c) =>
  c.json(await members.accept(c.var.caller, c.req.valid('json').token), 200),
)

app.openapi(memberRoutes.joinProject, async (c) =>
  c.json(await members.join(c.var.caller, c.req.valid('json').project_id), 200),
)

app.openapi(projectRoutes.readProject, async (c) =>
  c.json(await projects.readOne(c.var.caller, c.req.valid('param').id), 200),
)

app.openapi(projectRoutes.changeProject, async (c) =>
  c.json(await projects.change(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 200),
)

app.openapi(memberRoutes.listMembers, async (c) =>
  c.json(await members.list(c.var.caller, c.req.valid('param').id, c.req.valid('query')), 200),
)

app.openapi(memberRoutes.changeMember, async (c) => {
  const { id, user_id } = c.req.valid('param')
  return c.json(await members.change(c.var.caller, id, user_id, c.req.valid('json')), 200)
})

app.openapi(memberRoutes.removeMember, async (c) => {
  const { id, user_id } = c.req.valid('param')
  await members.remove(c.var.caller, id, user_id)
  return c.body(null, 204)
})

app.openapi(memberRoutes.listInvitations, async (c) =>
  c.json(await members.invitations(c.var.caller, c.req.valid('param').id, c.req.valid('query')), 200),
)

app.openapi(memberRoutes.createInvitation, async (c) =>
  c.json(await members.invite(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 201),
)

app.openapi(memberRoutes.revokeInvitation, async (c) => {
  const { id, invitation_id } = c.req.valid('param')
  await members.withdraw(c.var.caller, id, invitation_id)
  return c.body(null, 204)
})

app.openapi(transferRoutes.listTransfers, async (c) =>
  c.json(await transfers.list(c.var.caller, c.req.valid('param').id, c.req.valid('query')), 200),
)

app.openapi(transferRoutes.createTransfer, async (c) =>
  c.json(await transfers.offer(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 201),
)

app.openapi(transferRoutes.revokeTransfer, async (c) => {
  const { id, transfer_id } = c.req.valid('param')
  await transfers.withdraw(c.var.caller, id, transfer_id)
  return c.body(null, 204)
})

app.openapi(memberRoutes.listTeams, async (c) =>
  c.json(await teams.list(c.var.caller, c.req.valid('param').id), 200),
)

app.openapi(memberRoutes.createTeam, async (c) =>
  c.json(await teams.create(c.var.caller, c.req.valid('param').id, c.req.valid('json')), 201),
)

app.openapi(memberRoutes.changeTeam, async (c) => {
  const { id, team_id } = c.req.valid('param')
  return c.json(await teams.change(c.var.caller, id, team_id, c.req.valid('json')), 200)
})

app.openapi(memberRoutes.deleteTeam, async (c) => {
  const { id, team_id } = c.req.valid('param')
  await teams.remove(c.var.caller, id, team_id)
  return c.body(null, 204)
})
