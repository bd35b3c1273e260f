// Runs in Deno: serves every folder of supabase/functions that has an index.ts. With `deno run --watch` the whole file
// runs again after a change, so that what is loaded is always what is on disk.
import { dispatch, type Group, groupFrom } from './dispatch.ts'

const [folder = '', port = ''] = Deno.args

const background = new Set<Promise<unknown>>()

/** Hosted's way to go on after the answer. What fails there must not end the process that serves all groups. */
const edgeRuntime = {
  waitUntil<T>(work: Promise<T>): Promise<T> {
    const settled = work
      .catch((error) => console.error('Background work failed:', error))
      .finally(() => background.delete(settled))
    background.add(settled)
    return work
  },
}
Object.assign(globalThis, { EdgeRuntime: edgeRuntime })

globalThis.addEventListener('unhandledrejection', (event) => {
  event.preventDefault()
  console.error('Unhandled rejection:', event.reason)
})

/** In watch mode Deno.exit() only waits for the next change, so the process ends itself by a signal. */
const end = () => Deno.kill(Deno.pid, 'SIGKILL')

Deno.addSignalListener('SIGTERM', () => {
  setTimeout(end, 1500)
  Promise.allSettled(background).then(end)
})

const parent = Deno.ppid
setInterval(() => {
  // The supervisor was killed; a new one would find the port taken.
  if (Deno.ppid !== parent) end()
}, 500)

async function load(name: string): Promise<Group | undefined> {
  const entry = `${folder}/${name}/index.ts`
  const exists = await Deno.stat(entry).catch(() => undefined)
  if (!exists?.isFile) return undefined
  try {
    return groupFrom(await import(new URL(`file://${entry}`).href))
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    console.error(`Function "${name}" could not be loaded: ${failure}`)
    return { failure }
  }
}

const names: string[] = []
for await (const entry of Deno.readDir(folder)) {
  if (entry.isDirectory && !/^[._]/.test(entry.name)) names.push(entry.name)
}
const groups = new Map<string, Group>()
await Promise.all(
  names.map(async (name) => {
    const group = await load(name)
    if (group) groups.set(name, group)
  }),
)

Deno.serve(
  {
    hostname: '127.0.0.1',
    port: Number(port),
    onListen: () => console.log(`ready: ${groups.size} functions`),
  },
  (request) => dispatch(groups, request),
)
