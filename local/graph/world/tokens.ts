/** Permissions that a token for WhatsApp can have. */
export const permissions = [
  'whatsapp_business_messaging',
  'whatsapp_business_management',
  'business_management',
] as const

/** One of Meta's permissions. */
export type Permission = (typeof permissions)[number]

/** What a bearer token opens. */
export type Token = {
  value: string
  permissions: Permission[]
  /** Business accounts that it may see; null means all. */
  waba_ids: string[] | null
  expired: boolean
}

/** The tokens that the emulator accepts. */
export class TokenStore {
  readonly #tokens = new Map<string, Token>()
  readonly #standard: string

  constructor(standard: string) {
    this.#standard = standard
    this.reset()
  }

  /** Adds or replaces a token. */
  put(token: Token): void {
    this.#tokens.set(token.value, token)
  }

  /** Lets a token open one more business account; an unknown token is made with all permissions. */
  grant(value: string, wabaId: string): void {
    const token = this.#tokens.get(value)
    if (!token) this.put({ value, permissions: [...permissions], waba_ids: [wabaId], expired: false })
    else if (token.waba_ids && !token.waba_ids.includes(wabaId)) token.waba_ids.push(wabaId)
  }

  /** The token with this value. */
  get(value: string): Token | undefined {
    return this.#tokens.get(value)
  }

  /** Makes the configured token valid for everything again; tokens of numbers stay. */
  reset(): void {
    for (const token of this.#tokens.values()) {
      token.expired = false
      token.permissions = [...permissions]
    }
    this.put({ value: this.#standard, permissions: [...permissions], waba_ids: null, expired: false })
  }
}
