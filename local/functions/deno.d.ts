/** The part of Deno that serve.ts uses; the rest of the clone is checked with Node's types. */
declare namespace Deno {
  const args: string[]
  const pid: number
  const ppid: number
  function readDir(path: string): AsyncIterable<{ name: string; isDirectory: boolean }>
  function stat(path: string): Promise<{ isFile: boolean }>
  function kill(pid: number, signal: 'SIGKILL'): void
  function serve(
    options: { hostname: string; port: number; onListen?: () => void },
    handler: (request: Request) => Response | Promise<Response>,
  ): unknown
}
