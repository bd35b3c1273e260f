import type { z } from 'zod'
import { ProblemDetails } from '../contracts/problem.ts'
import { CATALOGUE, type ProblemStatus } from './problem-catalogue.ts'

/** A JSON answer of a route, for its documentation and its types. */
export function json<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } }
}

type ProblemResponse = {
  description: string
  content: { 'application/problem+json': { schema: typeof ProblemDetails } }
}

function describe(status: ProblemStatus): string {
  const codes = Object.entries(CATALOGUE).filter(([, entry]) => entry.status === status)
  return `One of ${codes.map(([code]) => `\`${code}\``).join(', ')}; docs/problems.md explains each.`
}

/**
 * The problems that a route may answer with, by status. They are thrown, so the type has no keys: what a handler returns
 * is checked against the other answers alone.
 */
export function problems(...statuses: ProblemStatus[]): Record<never, ProblemResponse> {
  const content = { 'application/problem+json': { schema: ProblemDetails } }
  return Object.fromEntries(statuses.map((status) => [status, { description: describe(status), content }]))
}
