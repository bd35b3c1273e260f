import { defineConfig } from 'vitest/config'

const path = (relative: string) => new URL(relative, import.meta.url).pathname

/** What every project leaves out. */
const exclude = ['**/node_modules/**', '**/dist/**', '.local/**']

/** Projects that talk to a stack share one, which the first of them starts and the last one stops. */
const stack = { globalSetup: ['scripts/vitest/stack.ts'], testTimeout: 30_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    // Without this a file that hangs is waited for without end.
    teardownTimeout: 30_000,
    projects: [
      {
        resolve: {
          alias: { '@contracts': path('supabase/functions/_shared/contracts'), '@': path('web/src') },
        },
        test: {
          name: 'unit',
          include: [
            'supabase/functions/**/*.test.ts',
            'supabase/tests/**/_support/*.test.ts',
            'local/**/*.test.ts',
            'scripts/**/*.test.ts',
            'web/**/*.test.{ts,tsx}',
          ],
          exclude: [...exclude, 'local/tests/**'],
          // These share nothing; many of them wait for processes more than they work.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Before anything fills the tables: some of these look at plans.
        test: {
          ...stack,
          name: 'database',
          include: ['supabase/tests/database/*.test.ts'],
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...stack,
          name: 'functions',
          include: ['supabase/tests/functions/**/*.test.ts'],
          exclude: [...exclude, '**/_support/**'],
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...stack,
          name: 'stand-ins',
          include: ['local/tests/**/*.test.ts'],
          sequence: { groupOrder: 3 },
        },
      },
      {
        // Alone and last: it measures how soon things appear.
        test: {
          ...stack,
          name: 'e2e',
          include: ['supabase/tests/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
})
