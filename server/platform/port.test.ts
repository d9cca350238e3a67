import { once } from 'node:events'
import net from 'node:net'
import { expect, test } from 'vitest'
import { requireFreePort } from './port.ts'

test('a taken port is named', async () => {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  await expect(requireFreePort({ host: '127.0.0.1', port })).rejects.toThrow(
    `Port ${port} is taken by another program`,
  )
  server.close()
  await once(server, 'close')
  await requireFreePort({ host: '127.0.0.1', port })
})

test('an address that is not of this machine is named', async () => {
  await expect(requireFreePort({ host: '192.0.2.1', port: 0 })).rejects.toThrow(
    'This machine has no address 192.0.2.1',
  )
})
