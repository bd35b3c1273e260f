/** What a call was answered with; null for what is no call. */
export function httpStatus(metadata: Record<string, unknown>): number | null {
  return typeof metadata.status === 'number' ? metadata.status : null
}

/** How long a call took. */
export function millisecondsOf(metadata: Record<string, unknown>): number | null {
  return typeof metadata.duration_ms === 'number' ? Math.round(metadata.duration_ms) : null
}

/** Ids of rows that an entry is about. */
export function subjectsOf(metadata: Record<string, unknown>): {
  messageId?: string
  conversationId?: string
} {
  const id = (value: unknown) =>
    typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined
  return { messageId: id(metadata.message_id), conversationId: id(metadata.conversation_id) }
}

/** The fields that a change touched, with what stood there before and after. */
export function changedFields(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
): { field: string; before: unknown; after: unknown }[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...names]
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
}
