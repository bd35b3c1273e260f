import { sql } from './database.ts'
import { registerNumber } from './graph.ts'

const TENANT = '10000000-0000-4000-8000-000000000001'
const MEMBERS = {
  owner: '30000000-0000-4000-8000-000000000001',
  admin: '30000000-0000-4000-8000-000000000002',
  agent: '30000000-0000-4000-8000-000000000003',
  viewer: '30000000-0000-4000-8000-000000000004',
} as const

/** A project of one test file, with one connected number that the emulator knows. */
export type World = {
  projectId: string
  numberId: string
  phoneNumberId: string
  displayPhoneNumber: string
  wabaId: string
  /** Ids of the seeded users, who have the role of their name here. */
  members: typeof MEMBERS
}

/** Digits that no other test has. */
function uniqueDigits(length: number): string {
  const random = crypto.getRandomValues(new BigUint64Array(1))[0] ?? 0n
  return String(random).padStart(20, '7').slice(-length).replace(/^0/, '9')
}

/** Makes a project whose members are the seeded users. `roles: []` leaves all of them out. */
export async function makeWorld(
  roles: (keyof typeof MEMBERS)[] = ['owner', 'admin', 'agent', 'viewer'],
): Promise<World> {
  const phoneNumberId = `1${uniqueDigits(14)}`
  const wabaId = `2${uniqueDigits(14)}`
  const displayPhoneNumber = `+2010${uniqueDigits(8)}`
  const [row] = await sql<{ project_id: string; number_id: string }[]>`
    with project as (
      insert into public.projects (tenant_id, name, slug)
      values (${TENANT}, 'Test', ${`test-${crypto.randomUUID()}`})
      returning id
    ), account as (
      insert into public.whatsapp_business_accounts (tenant_id, waba_id) values (${TENANT}, ${wabaId}) returning id
    ), link as (
      insert into public.project_business_accounts (project_id, business_account_id)
      select project.id, account.id from project, account
      returning project_id, business_account_id
    ), number as (
      insert into public.whatsapp_numbers (
        project_id, business_account_id, phone_number_id, display_phone_number, verified_name, status
      )
      select project_id, business_account_id, ${phoneNumberId}, ${displayPhoneNumber}, 'Test', 'CONNECTED'
      from link
      returning id, project_id
    )
    select project_id, id as number_id from number`
  if (!row) throw new Error('the test project was not made')
  for (const role of roles) {
    await sql`
      insert into public.project_members (project_id, user_id, role, full_numbers)
      values (${row.project_id}, ${MEMBERS[role]}, ${role}, true)`
  }
  await registerNumber({
    phone_number_id: phoneNumberId,
    display_phone_number: displayPhoneNumber,
    waba_id: wabaId,
    verified_name: 'Test',
  })
  return {
    projectId: row.project_id,
    numberId: row.number_id,
    phoneNumberId,
    displayPhoneNumber,
    wabaId,
    members: MEMBERS,
  }
}

type ConversationOptions = {
  name?: string
  /** Hours until the 24-hour window closes; negative when it is closed. */
  windowHours?: number
  unread?: number
  assigneeId?: string
}

/** Makes a contact with a number of his own, and his conversation. */
export async function makeConversation(world: World, options: ConversationOptions = {}) {
  const phone = `2011${uniqueDigits(8)}`
  const windowExpiresAt = new Date(Date.now() + (options.windowHours ?? 23) * 3_600_000)
  const [contact] = await sql<{ id: string }[]>`
    insert into public.contacts (project_id, display_name)
    values (${world.projectId}, ${options.name ?? 'Test contact'})
    returning id`
  if (!contact) throw new Error('the test contact was not made')
  for (const kind of ['phone', 'wa_id']) {
    const value = kind === 'phone' ? `+${phone}` : phone
    await sql`
      insert into public.contact_identities (project_id, contact_id, kind, value, source)
      values (${world.projectId}, ${contact.id}, ${kind}, ${value}, 'seed')`
  }
  const [conversation] = await sql<{ id: string }[]>`
    insert into public.conversations (
      project_id, whatsapp_number_id, contact_id, service_window_expires_at, unread_count, assignee_id, last_message_at
    )
    values (
      ${world.projectId}, ${world.numberId}, ${contact.id}, ${windowExpiresAt}, ${options.unread ?? 0},
      ${options.assigneeId ?? null}, now()
    )
    returning id`
  if (!conversation) throw new Error('the test conversation was not made')
  return { conversationId: conversation.id, contactId: contact.id, phone }
}
