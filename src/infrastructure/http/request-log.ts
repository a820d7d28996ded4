import type { FastifyInstance } from 'fastify';
import type { Log } from '../logging/log';

/**
 * One line a request, by route pattern. Never the address asked for (it may hold a session's secret), the network it
 * came from, or a header.
 */
export function logRequests(server: FastifyInstance, log: Log): void {
  server.addHook('onResponse', async (request, reply) => {
    const line = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
    log.info({ ...line, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'answered');
  });
}
