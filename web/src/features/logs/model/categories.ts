/** The areas that log entries come from; an entry of any other is shown under its own word. */
export const CATEGORIES = [
  'api_call',
  'webhook',
  'outbound',
  'media',
  'queue',
  'templates',
  'auth',
  'custom',
] as const

/** What the audit says was done. */
export const ACTIONS = [
  'insert',
  'update',
  'delete',
  'assign',
  'import',
  'export',
  'merge',
  'unmerge',
  'block',
  'unblock',
  'erase',
  'connect_number',
  'change_number',
  'delete_number',
  'revoke',
  'retry_message',
  'send_despite_opt_out',
] as const
