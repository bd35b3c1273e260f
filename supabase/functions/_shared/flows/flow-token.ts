import { createHash } from 'node:crypto'

type Json = Record<string, unknown>

/** Meta's default for a message without a token, by which no answer could be told from another. */
const NO_TOKEN = 'unused'

/** A token that nobody can guess and that is the same when the request is repeated with its Idempotency-Key. */
export function flowTokenFor(idempotencyKey: string): string {
  return `ft_${createHash('sha256').update(`flow ${idempotencyKey}`).digest('hex').slice(0, 40)}`
}

/**
 * The interactive object with a token, when it opens a Flow and has none. Tokens of the caller stay, if they are long
 * enough to tell answers apart.
 */
export function withFlowToken(type: string, content: unknown, idempotencyKey: string): unknown {
  const interactive = content as Json | null
  if (type !== 'interactive' || interactive?.type !== 'flow') return content
  const action = interactive.action as Json
  const parameters = action.parameters as Json
  const given = parameters.flow_token
  if (typeof given === 'string' && given !== '' && given !== NO_TOKEN) return content
  return {
    ...interactive,
    action: { ...action, parameters: { ...parameters, flow_token: flowTokenFor(idempotencyKey) } },
  }
}
