import type { StackStatus } from './config.ts'

/** The addresses and logins as a small table for a terminal. */
export function formatStatus(status: StackStatus): string {
  const rows: [string, string][] = [
    ['Dashboard', status.dashboard_url],
    ['Phone', status.phone_url],
    ['Mailbox', status.mail_url],
    ['API', status.api_url],
    ['Database', status.db_url],
    ['Graph emulator', status.graph_url],
    ['Publishable key', status.publishable_key],
    ['Secret key', status.secret_key],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  const emailWidth = Math.max(...status.users.map(({ email }) => email.length))
  return [
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    '',
    ...status.users.map(
      ({ email, password, role }, place) =>
        `  ${(place === 0 ? 'Sign in as' : '').padEnd(width)}  ${email.padEnd(emailWidth)}  ${password}  (${role})`,
    ),
  ].join('\n')
}
