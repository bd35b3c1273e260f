import { connect, createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { stackPorts } from './config.ts'
import { freeBasePort, freePort, requireFreePorts } from './ports.ts'

test('five free ports are accepted', async () => {
  const base = await freeBasePort()
  expect(base % 5).toBe(0)
  await requireFreePorts(stackPorts(base))
})

test('a port on which a program listens is named at once, with its use', async () => {
  const base = await freeBasePort()
  const squatter = createServer().listen(base + 4, '127.0.0.1')
  const begun = Date.now()
  await expect(requireFreePorts(stackPorts(base))).rejects.toThrow(
    `Port ${base + 4} (Graph emulator) is in use`,
  )
  expect(Date.now() - begun).toBeLessThan(2000)
  squatter.close()
})

test('a port that an outgoing connection holds is waited for', async () => {
  const base = await freeBasePort()
  const far = await freePort()
  const accepted: Socket[] = []
  const server = createServer((socket) => accepted.push(socket)).listen(far, '127.0.0.1')
  const connection = connect({ host: '127.0.0.1', port: far })
  await new Promise((resolve) => connection.once('connect', resolve))
  const ports = { ...stackPorts(base), gateway: connection.localPort ?? 0 }
  await expect(requireFreePorts(ports, 300)).rejects.toThrow(/\(gateway\) is in use/)
  setTimeout(() => {
    // The far side closes first, so that the waiting that TCP does after a close is not on our port.
    for (const socket of accepted) socket.destroy()
    connection.destroy()
  }, 600)
  await requireFreePorts(ports, 10_000)
  server.close()
}, 20_000)
