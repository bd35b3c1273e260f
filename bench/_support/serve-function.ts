// Runs in Deno: one function group in a process of its own, without gateway. Arguments: group, port.
declare const Deno: {
  args: string[]
  serve(options: object, handler: (request: Request) => Response | Promise<Response>): unknown
}
const [group = '', port = ''] = Deno.args
const entry = new URL(`../../supabase/functions/${group}/index.ts`, import.meta.url)
const { default: app } = (await import(entry.href)) as {
  default: { fetch(request: Request): Response | Promise<Response> }
}
Deno.serve({ hostname: '127.0.0.1', port: Number(port), onListen: () => console.log('ready') }, (request) =>
  app.fetch(request),
)

export {}
