import type { StackStatus } from './config.ts'

type Row = [name: string, value: string]

const addresses = (status: StackStatus): Row[] => [
  ['Dashboard', status.dashboard_url],
  ['Phone', status.phone_url],
  ['Mailbox', status.mail_url],
  ['API', status.api_url],
  ['Database', status.db_url],
  ['Publishable key', status.publishable_key],
  ['Secret key', status.secret_key],
]

const rest = (status: StackStatus): Row[] => [
  ['Graph emulator', status.graph_url],
  ['Emulator control', status.control_url],
  ['Access token', status.access_token],
  ['App secret', status.app_secret],
  ['Verify token', status.verify_token],
  ['Queue secret', status.queue_secret],
  ['Business account', status.waba_id],
  ['Phone number id', status.phone_number_id],
  ['Phone number', status.display_phone_number],
]

function logins({ users }: StackStatus): Row[] {
  const width = Math.max(0, ...users.map(({ email }) => email.length))
  return users.map(({ email, password, role }, place) => [
    place === 0 ? 'Sign in as' : '',
    `${email.padEnd(width)}  ${password}  (${role})`,
  ])
}

function table(...groups: Row[][]): string {
  const width = Math.max(...groups.flat().map(([name]) => name.length))
  return groups
    .map((rows) => rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n'))
    .join('\n\n')
}

/** What somebody needs who has just started the stack. */
export function formatStatus(status: StackStatus): string {
  return table(addresses(status), logins(status))
}

/** Everything that `--json` has as well. */
export function formatFullStatus(status: StackStatus): string {
  return table(addresses(status), rest(status), logins(status))
}
