// What is refused before there is a request: bytes that are no HTTP, and expectations that nobody meets.
import type http from 'node:http'
import type { Socket } from 'node:net'
import { Problem } from '#server/platform/problem.ts'
import { answerOf } from './problems.ts'

/** Answers on the bare socket, in the form of all other problems. */
export function answerBrokenRequest(error: Error, socket: Socket): void {
  const isGone = 'code' in error && error.code === 'ECONNRESET'
  if (isGone || !socket.writable) return void socket.destroy()
  const { status, body } = answerOf(new Problem('bad-request'), 'en')
  const text = JSON.stringify(body)
  socket.end(
    `HTTP/1.1 ${status} Bad Request\r\nConnection: close\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  )
}

/** An `Expect` that we do not know asks for nothing (RFC 9110, 10.1.1 lets a server ignore it). */
export function ignoreExpectations(server: http.Server): void {
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
}
