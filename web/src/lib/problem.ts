import type { ProblemDetails } from '@contracts/problem'

/** A function said no, and why (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly problem: ProblemDetails
  readonly retryAfterSeconds: number | null

  constructor(problem: ProblemDetails, retryAfterSeconds: number | null = null) {
    super(problem.title)
    this.problem = problem
    this.retryAfterSeconds = retryAfterSeconds
  }

  get code(): string {
    return this.problem.code
  }

  get status(): number {
    return this.problem.status
  }
}

/** The request never got an answer: no connection, a time-out, a server that is down. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'
}

/** The Data API refused a read. */
export class ReadError extends Error {
  override readonly name = 'ReadError'
  readonly status: number
  readonly code: string

  constructor(message: string, status: number, code: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** What a failed act means for the person: wait for the connection, try again, or change something first. */
export type FailureKind = 'connection' | 'temporary' | 'refused'

/** Sorts an error by what can be done about it. */
export function failureKind(error: unknown): FailureKind {
  if (error instanceof ConnectionError || error instanceof TypeError) return 'connection'
  const status = error instanceof ApiProblem || error instanceof ReadError ? error.status : 0
  if (status === 0) return 'connection'
  return status >= 500 || status === 429 || status === 408 ? 'temporary' : 'refused'
}

/** The sentence for the person in his language, when the back end gave one. */
export function problemSentence(error: unknown, language: 'ar' | 'en'): string | null {
  return error instanceof ApiProblem ? error.problem.message[language] : null
}

interface DataApiResult<Data> {
  data: Data | null
  error: { message: string; code: string } | null
  status: number
}

/** The data of an answer of the Data API, or the error as an Error. */
export function unwrap<Data>(result: DataApiResult<Data>): Data {
  if (result.error) {
    // postgrest-js reports a request without an answer as status 0.
    if (result.status === 0) throw new ConnectionError(result.error.message)
    throw new ReadError(result.error.message, result.status, result.error.code)
  }
  return result.data as Data
}
