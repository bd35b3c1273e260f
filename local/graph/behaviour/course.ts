/** What becomes of an accepted message. */
export type Course =
  | { kind: 'normal' }
  | { kind: 'failed_status'; code: number; details?: string }
  | { kind: 'read_without_delivered' }
  | { kind: 'never_delivered' }
  | { kind: 'held' }
