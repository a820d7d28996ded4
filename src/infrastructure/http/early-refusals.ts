import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problemDocument } from '../../foundation/problem/problem-document';
import { Refused } from '../../foundation/problem/refused';

/**
 * Answers what Fastify refuses before any filter of ours sees it, as options of Fastify. Its own answers quote the
 * address asked for, which may hold a session's secret.
 */
export const EARLY_REFUSALS = { frameworkErrors: refuseAddress, clientErrorHandler: refuseOnSocket };

/** An address that cannot be decoded, or a part of it that is too long. */
function refuseAddress(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 400;
  void reply
    .status(status)
    .headers({ 'content-type': PROBLEM_TYPE, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    .send(bodyOf(status));
}

/** What Node could not read as HTTP: there is no request yet, only the connection. */
function refuseOnSocket(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status = STATUS_OF_CODE[error.code ?? ''] ?? 400;
  if (socket.writable) socket.write(rawAnswer(status));
  socket.destroy();
}

const STATUS_OF_CODE: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };
const PROBLEM_TYPE = 'application/problem+json';

function rawAnswer(status: number): string {
  const body = bodyOf(status);
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

function bodyOf(status: number): string {
  return JSON.stringify(problemDocument(new Refused(status)));
}
