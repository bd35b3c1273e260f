/** One request that the Graph side received, and what it answered. */
export type RequestRecord = {
  id: number
  at: string
  method: string
  path: string
  query: Record<string, string>
  /** Name of the endpoint, such as messages.send; null when the path is unknown. */
  endpoint: string | null
  phone_number_id: string | null
  recipient: string | null
  /** The parsed JSON, the fields of a form (files as name, type and size), or the text. */
  body: unknown
  /** Last four characters of the token only. */
  token: string | null
  user_agent: string | null
  /** Null when the request was left without an answer. */
  answer: { status: number; body: unknown } | null
  duration_ms: number
  /** Ids of the misbehave rules that were applied. */
  rules: string[]
}

/** One try to deliver a webhook. */
export type DeliveryAttempt = {
  at: string
  status: number | null
  duration_ms: number
  error: string | null
}

/** One webhook POST with all its attempts. */
export type DeliveryRecord = {
  id: number
  at: string
  phone_number_id: string
  url: string
  /** What it carries: message.text, status.sent, or the name of the field. */
  events: string[]
  /** Ids of the messages and statuses in it. */
  wamids: string[]
  /** The exact text that was signed and sent. */
  body: string
  signature: string | null
  attempts: DeliveryAttempt[]
  result: 'pending' | 'delivered' | 'retrying' | 'given_up'
  next_attempt_at: string | null
}
