import type { SessionTokens } from './tokens.ts'

/**
 * The Authorization header as Lite understands it. API keys (`sb_…`) and other schemes pass as they are; Lite treats a session in the
 * header as the caller and an API key there as no session.
 */
export async function internalAuthorization(
  header: string | null,
  tokens: SessionTokens,
): Promise<string | undefined> {
  if (!header) return undefined
  const token = /^Bearer\s+(.+)$/i.exec(header)?.[1]?.trim()
  if (!token || token.startsWith('sb_')) return header
  // What is not a token at all keeps its shape, so that the error can say so.
  if (token.split('.').length !== 3) return header
  return `Bearer ${await tokens.toInternal(token)}`
}
