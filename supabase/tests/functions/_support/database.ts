import postgres from 'postgres'
import { afterAll } from 'vitest'
import { stack } from './stack.ts'

/**
 * The database as its owner, to make the rows of a test and to look at what came of an act. Every file makes its own rows
 * and asks for those alone: others run beside it.
 */
export const sql = postgres(stack.db_url, { max: 2, idle_timeout: 5, onnotice: () => {} })

afterAll(() => sql.end({ timeout: 5 }))
