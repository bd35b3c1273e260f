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
export const TenantList = z.object({ data: z.array(Tenant) }).meta({ id: 'TenantList' })
export type TenantList = z.infer<typeof TenantList>

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
export const SessionParams = z.object({ session_id: Id })
