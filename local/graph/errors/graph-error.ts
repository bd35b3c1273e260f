import { newTraceId } from '../world/ids.ts'
import { catalogueEntry } from './catalogue.ts'

/** Everything that may differ from what the catalogue says about a code. */
export type GraphErrorOptions = {
  status?: number
  details?: string
  message?: string
  subcode?: number
  type?: 'OAuthException' | 'GraphMethodException' | 'IGApiException'
  transient?: boolean
  userTitle?: string
  userMessage?: string
}

/** The error object of an answer. */
export type GraphErrorBody = { error: Record<string, unknown> }

/** A refusal by Graph; the router turns it into Meta's error object. */
export class GraphError extends Error {
  readonly code: number
  readonly status: number
  readonly options: GraphErrorOptions

  constructor(code: number, options: GraphErrorOptions = {}) {
    const entry = catalogueEntry(code)
    super(options.message ?? `(#${code}) ${entry.title}`)
    this.name = 'GraphError'
    this.code = code
    this.status = options.status ?? entry.status
    this.options = options
  }

  /** Meta's error object, with a new trace id each time. */
  toBody(): GraphErrorBody {
    const { options } = this
    const details = options.details ?? (this.code >= 130_000 ? catalogueEntry(this.code).details : undefined)
    return {
      error: {
        message: this.message,
        type: options.type ?? 'OAuthException',
        code: this.code,
        ...(details ? { error_data: { messaging_product: 'whatsapp', details } } : {}),
        ...(options.subcode ? { error_subcode: options.subcode } : {}),
        ...(options.transient ? { is_transient: true } : {}),
        ...(options.userTitle ? { error_user_title: options.userTitle } : {}),
        ...(options.userMessage ? { error_user_msg: options.userMessage } : {}),
        fbtrace_id: newTraceId(),
      },
    }
  }
}

/** An error object as webhooks carry it, in statuses and in messages. */
export type WebhookError = {
  code: number
  title: string
  message: string
  error_data: { details: string }
  href: string
}

/** The same code as it is told in a webhook. */
export function webhookError(code: number, details?: string): WebhookError {
  const entry = catalogueEntry(code)
  return {
    code,
    title: entry.title,
    message: entry.title,
    error_data: { details: details ?? entry.details },
    href: '/documentation/business-messaging/whatsapp/support/error-codes',
  }
}
