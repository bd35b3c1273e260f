import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

/** What the first load of the inbox may weigh: JavaScript, gzipped. */
const BUDGET_BYTES = 180_000

/** Modules whose chunks are needed before the first screen of the inbox stands, beside the entry. */
const FIRST_SCREEN = [
  'src/locales/ar/main.ts',
  'src/locales/ar/list.ts',
  'src/app/layout/project-layout.tsx',
  'src/features/inbox/components/inbox-page.tsx',
  'src/features/inbox/components/no-conversation.tsx',
]
const THREAD = 'src/features/inbox/components/thread-page.tsx'

/** Fails the build when the inbox outgrows its budget, and prints what it weighs. */
export function bundleSize(): Plugin {
  return {
    name: 'bundle-size',
    apply: 'build',
    // What Vite writes into the chunks at the very end, the lists of what to load ahead, travels along.
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
      const find = (module: string): Rolldown.OutputChunk => {
        const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)))
        if (!chunk) throw new Error(`${module} is in no chunk: is the list in bundle-size.ts up to date?`)
        return chunk
      }
      const entries = chunks.filter(({ isEntry }) => isEntry)
      const inbox = weigh([...entries, ...FIRST_SCREEN.map(find)], chunks)
      const thread = weigh([...entries, ...FIRST_SCREEN.map(find), find(THREAD)], chunks)
      this.info(`inbox: ${kB(inbox)} of ${kB(BUDGET_BYTES)}; with an open conversation: ${kB(thread)}`)
      if (inbox > BUDGET_BYTES) {
        this.error(`The first load of the inbox is ${kB(inbox)} (gzip); its budget is ${kB(BUDGET_BYTES)}.`)
      }
    },
  }
}

/** The chunks and everything they import statically, gzipped each by itself as they travel. */
function weigh(roots: Rolldown.OutputChunk[], chunks: Rolldown.OutputChunk[]): number {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const needed = new Set<Rolldown.OutputChunk>()
  const visit = (chunk: Rolldown.OutputChunk): void => {
    if (needed.has(chunk)) return
    needed.add(chunk)
    for (const name of chunk.imports) {
      const imported = byName.get(name)
      if (imported) visit(imported)
    }
  }
  for (const root of roots) visit(root)
  return [...needed].reduce((sum, { code }) => sum + gzipSync(code).length, 0)
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
