import { GraphError } from '../errors/graph-error.ts'
import type { Permission, Token } from '../world/tokens.ts'
import type { World } from '../world/world.ts'

/** The token text of a request, from the header or the query. */
export function tokenText(headers: Headers, query: URLSearchParams): string | null {
  const header = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(headers.get('authorization') ?? '')
  return header?.[1]?.trim() ?? query.get('access_token')
}

/** The token of a request, or Meta's refusal. */
export function authenticate(world: World, text: string | null): Token {
  if (!text) {
    throw new GraphError(190, {
      message: 'Invalid OAuth access token - Cannot parse access token',
    })
  }
  const token = world.tokens.get(text)
  if (!token) {
    throw new GraphError(190, { message: 'Invalid OAuth access token - Cannot parse access token' })
  }
  if (token.expired) {
    throw new GraphError(190, {
      message: 'Error validating access token: Session has expired. The session is invalid.',
      subcode: 463,
    })
  }
  return token
}

/** Refuses a token that lacks a permission. */
export function requirePermission(token: Token, permission: Permission): void {
  if (token.permissions.includes(permission)) return
  throw new GraphError(10, {
    message: '(#10) Application does not have permission for this action',
  })
}

/** May the token see this business account? If not, its objects do not exist for it. */
export function maySee(token: Token, wabaId: string): boolean {
  return token.waba_ids === null || token.waba_ids.includes(wabaId)
}
