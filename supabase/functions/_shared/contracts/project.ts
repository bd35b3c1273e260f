import { z } from 'zod'
import { Id, Moment } from './id.ts'
import { ROLES, SCOPES, SWITCHES } from './permissions.ts'
import { TablePage, tableOf } from './tables.ts'

export const ProjectRole = z.enum(ROLES)
export const MemberScope = z.enum(SCOPES)
const Name = z.string().trim().min(1).max(120)
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'is lower-case letters, digits and hyphens')
const Language = z.enum(['ar', 'en'])

export const Project = z
  .object({
    id: Id,
    tenant_id: Id,
    name: z.string(),
    slug: z.string(),
    description: z.string().nullable(),
    logo_url: z.string().nullable(),
    website_url: z.string().nullable(),
    time_zone: z.string().meta({ example: 'Africa/Cairo' }),
    default_language: Language,
    default_country: z.string().meta({ description: 'Calling code for numbers written 01….' }),
    archived_at: Moment.nullable(),
    created_at: Moment,
    updated_at: Moment,
  })
  .meta({ id: 'Project' })
export type Project = z.infer<typeof Project>

export const ProjectList = z.object({ data: z.array(Project) }).meta({ id: 'ProjectList' })
export type ProjectList = z.infer<typeof ProjectList>

export const CreateProjectBody = z
  .strictObject({
    tenant_id: Id,
    name: Name,
    slug: Slug,
    time_zone: z.string().max(60).optional(),
    default_language: Language.optional(),
  })
  .meta({ id: 'CreateProjectBody' })
export type CreateProjectBody = z.infer<typeof CreateProjectBody>

export const ChangeProjectBody = z
  .strictObject({
    name: Name.optional(),
    description: z.string().trim().max(2000).nullable().optional(),
    logo_url: z
      .url({ protocol: /^https$/ })
      .max(2000)
      .nullable()
      .optional(),
    website_url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .nullable()
      .optional(),
    time_zone: z.string().min(1).max(60).optional(),
    default_language: Language.optional(),
    default_country: z
      .string()
      .regex(/^[1-9]\d{0,2}$/)
      .optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'must name at least one field')
  .meta({ id: 'ChangeProjectBody' })
export type ChangeProjectBody = z.infer<typeof ChangeProjectBody>

export const ProjectMember = z
  .object({
    project_id: Id,
    user_id: Id,
    full_name: z.string().nullable(),
    avatar_url: z.string().nullable(),
    email: z.string().nullable(),
    role: ProjectRole,
    scope: MemberScope,
    manage_templates: z.boolean(),
    broadcast: z.boolean(),
    export: z.boolean(),
    full_numbers: z.boolean(),
    disabled_at: Moment.nullable(),
    created_at: Moment,
  })
  .meta({ id: 'ProjectMember' })
export type ProjectMember = z.infer<typeof ProjectMember>

export const MemberTable = tableOf('MemberTable', ProjectMember)
export type MemberTable = z.infer<typeof MemberTable>

export const ChangeMemberBody = z
  .strictObject({
    role: ProjectRole.optional(),
    scope: MemberScope.optional(),
    manage_templates: z.boolean().optional(),
    broadcast: z.boolean().optional(),
    export: z.boolean().optional(),
    full_numbers: z.boolean().optional(),
    disabled: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'must name at least one field')
  .meta({ id: 'ChangeMemberBody' })
export type ChangeMemberBody = z.infer<typeof ChangeMemberBody>

export const Membership = ProjectMember.omit({ full_name: true, avatar_url: true, email: true }).meta({
  id: 'Membership',
})
export type Membership = z.infer<typeof Membership>

export const Invitation = z
  .object({
    id: Id,
    project_id: Id,
    email: z.string(),
    role: ProjectRole,
    scope: MemberScope,
    switches: z.array(z.enum(SWITCHES)),
    team_id: Id.nullable(),
    created_by: Id.nullable(),
    expires_at: Moment,
    used_at: Moment.nullable(),
    revoked_at: Moment.nullable(),
    created_at: Moment,
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof Invitation>

export const InvitationTable = tableOf('InvitationTable', Invitation)
export type InvitationTable = z.infer<typeof InvitationTable>

export const InvitationCreated = Invitation.extend({
  token: z.string().nullable().meta({
    description:
      'What the invited person hands back; shown this once. It works for the invited address alone.',
  }),
  email_sent: z.boolean(),
}).meta({ id: 'InvitationCreated' })
export type InvitationCreated = z.infer<typeof InvitationCreated>

export const CreateInvitationBody = z
  .strictObject({
    email: z.email().max(254),
    role: ProjectRole,
    scope: MemberScope.default('all'),
    switches: z.array(z.enum(SWITCHES)).max(SWITCHES.length).default([]),
    team_id: Id.optional(),
    redirect_to: z.url().max(500).optional().meta({
      description: 'Page of the dashboard that accepts; the token is added as ?token=. Auth must allow it.',
    }),
  })
  .refine(({ role, scope }) => scope === 'all' || role === 'agent' || role === 'viewer', {
    message: 'admins and owners see the whole project',
    path: ['scope'],
  })
  .meta({ id: 'CreateInvitationBody' })
export type CreateInvitationBody = z.infer<typeof CreateInvitationBody>

export const AcceptInvitationBody = z
  .strictObject({ token: z.string().regex(/^[0-9a-f]{64}$/, 'is not the token of an invitation') })
  .meta({ id: 'AcceptInvitationBody' })
export const JoinProjectBody = z.strictObject({ project_id: Id }).meta({ id: 'JoinProjectBody' })

export const Team = z
  .object({ id: Id, project_id: Id, name: z.string(), created_at: Moment, user_ids: z.array(Id) })
  .meta({ id: 'Team' })
export type Team = z.infer<typeof Team>

export const TeamList = z.object({ data: z.array(Team) }).meta({ id: 'TeamList' })
export type TeamList = z.infer<typeof TeamList>

export const SaveTeamBody = z
  .strictObject({
    name: z.string().trim().min(1).max(80).optional(),
    user_ids: z.array(Id).max(500).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'must name at least one of name, user_ids')
  .meta({ id: 'SaveTeamBody' })
export type SaveTeamBody = z.infer<typeof SaveTeamBody>
export const CreateTeamBody = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    user_ids: z.array(Id).max(500).default([]),
  })
  .meta({ id: 'CreateTeamBody' })
export type CreateTeamBody = z.infer<typeof CreateTeamBody>

export const Tenant = z
  .object({ id: Id, name: z.string(), slug: z.string(), owner_id: Id, created_at: Moment })
  .meta({ id: 'Tenant' })
export type Tenant = z.infer<typeof Tenant>
export const TenantList = z.object({ data: z.array(Tenant) }).meta({ id: 'TenantList' })
export type TenantList = z.infer<typeof TenantList>

export const CreateTenantBody = z.strictObject({ name: Name, slug: Slug }).meta({ id: 'CreateTenantBody' })
export type CreateTenantBody = z.infer<typeof CreateTenantBody>

export const ChangeTenantBody = z
  .strictObject({
    name: Name.optional(),
    owner_id: Id.optional().meta({
      description: "The new owner, an active member of one of the tenant's projects. The caller loses it.",
    }),
  })
  .refine((change) => Object.keys(change).length > 0, 'must name at least one field')
  .meta({ id: 'ChangeTenantBody' })
export type ChangeTenantBody = z.infer<typeof ChangeTenantBody>

export const TenantProject = z
  .object({
    id: Id,
    name: z.string(),
    slug: z.string(),
    archived_at: Moment.nullable(),
    created_at: Moment,
    members: z.int(),
    numbers: z.int(),
  })
  .meta({ id: 'TenantProject' })
export const TenantProjectList = z.object({ data: z.array(TenantProject) }).meta({ id: 'TenantProjectList' })
export type TenantProjectList = z.infer<typeof TenantProjectList>

export const TenantMember = z
  .object({
    user_id: Id,
    full_name: z.string().nullable(),
    avatar_url: z.string().nullable(),
    email: z.string().nullable(),
    projects: z.array(
      z.object({ project_id: Id, name: z.string(), role: ProjectRole, disabled_at: Moment.nullable() }),
    ),
  })
  .meta({ id: 'TenantMember' })
export const TenantMemberTable = tableOf('TenantMemberTable', TenantMember)
export type TenantMemberTable = z.infer<typeof TenantMemberTable>

export const Transfer = z
  .object({
    id: Id,
    project_id: Id,
    email: z.string(),
    leaves_tenant: z.boolean(),
    remaining_role: ProjectRole.nullable(),
    created_by: Id.nullable(),
    expires_at: Moment,
    accepted_at: Moment.nullable(),
    declined_at: Moment.nullable(),
    revoked_at: Moment.nullable(),
    created_at: Moment,
  })
  .meta({ id: 'Transfer' })
export type Transfer = z.infer<typeof Transfer>

export const TransferTable = tableOf('TransferTable', Transfer)
export type TransferTable = z.infer<typeof TransferTable>

export const TransferCreated = Transfer.extend({ email_sent: z.boolean() }).meta({ id: 'TransferCreated' })
export type TransferCreated = z.infer<typeof TransferCreated>

export const CreateTransferBody = z
  .strictObject({
    email: z.email().max(254),
    leaves_tenant: z.boolean().default(false).meta({
      description:
        'Whether the project moves to a tenant of the new owner, with its business accounts and Meta apps.',
    }),
    remaining_role: ProjectRole.nullable().default(null).meta({
      description: 'What the caller is afterwards; null: he leaves the project.',
    }),
    redirect_to: z.url().max(500).optional().meta({
      description: 'Page of the dashboard to which the e-mail leads. Auth must allow it.',
    }),
  })
  .meta({ id: 'CreateTransferBody' })
export type CreateTransferBody = z.infer<typeof CreateTransferBody>

export const OfferedTransfer = z
  .object({
    id: Id,
    project_id: Id,
    project_name: z.string(),
    tenant_name: z.string(),
    offered_by: z.string().nullable(),
    leaves_tenant: z.boolean(),
    expires_at: Moment,
    created_at: Moment,
  })
  .meta({ id: 'OfferedTransfer' })
export const OfferedTransferList = z
  .object({ data: z.array(OfferedTransfer) })
  .meta({ id: 'OfferedTransferList' })
export type OfferedTransferList = z.infer<typeof OfferedTransferList>

export const AcceptTransferBody = z
  .strictObject({
    tenant_id: Id.optional().meta({
      description: "A tenant of the caller's: needed when the project leaves its own, refused otherwise.",
    }),
  })
  .meta({ id: 'AcceptTransferBody' })
export type AcceptTransferBody = z.infer<typeof AcceptTransferBody>

export const Session = z
  .object({
    id: Id,
    device: z.string().nullable(),
    user_agent: z.string().nullable(),
    ip: z.string().nullable(),
    first_seen_at: Moment,
    last_seen_at: Moment,
    revoked_at: Moment.nullable(),
  })
  .meta({ id: 'Session' })
export const SessionList = z.object({ data: z.array(Session) }).meta({ id: 'SessionList' })
export type SessionList = z.infer<typeof SessionList>

export const ProjectParams = z.object({ id: Id })
export const ProjectTableQuery = z.object(TablePage)
export type ProjectTableQuery = z.infer<typeof ProjectTableQuery>
export const MemberParams = z.object({ id: Id, user_id: Id })
export const InvitationParams = z.object({ id: Id, invitation_id: Id })
export const TeamParams = z.object({ id: Id, team_id: Id })
export const TenantParams = z.object({ tenant_id: Id })
export const TransferParams = z.object({ id: Id, transfer_id: Id })
export const OfferedTransferParams = z.object({ transfer_id: Id })
export const SessionParams = z.object({ session_id: Id })
