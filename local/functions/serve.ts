// Runs in Deno: serves every folder of supabase/functions that has an index.ts. With `deno run --watch` the whole file
// runs again after a change, so that what is loaded is always what is on disk.
import { dispatch, type Group, groupFrom } from './dispatch.ts'

const [folder = '', port = ''] = Deno.args

/** Hosted's way to go on after the answer. What fails there must not end the process that serves all groups. */
const edgeRuntime = {
  waitUntil<T>(work: Promise<T>): Promise<T> {
    work.catch((error) => console.error('Background work failed:', error))
    return work
  },
}
Object.assign(globalThis, { EdgeRuntime: edgeRuntime })

globalThis.addEventListener('unhandledrejection', (event) => {
  event.preventDefault()
  console.error('Unhandled rejection:', event.reason)
})

const parent = Deno.ppid
setInterval(() => {
  // The supervisor was killed, and a new one would find the port taken. Deno.exit() would only wait for the next change.
  if (Deno.ppid !== parent) Deno.kill(Deno.pid, 'SIGKILL')
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
