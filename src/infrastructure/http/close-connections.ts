import type { FastifyInstance } from 'fastify';

/**
 * Lets requests under way finish when the process is told to stop, and then closes what is left. Browsers open
 * connections ahead without asking anything on them; Node waits for such a one as if it were at work.
 */
export function closeConnectionsOnStop(server: FastifyInstance): void {
  server.addHook('preClose', async () => {
    setTimeout(() => server.server.closeAllConnections(), GRACE_MS).unref();
  });
}

/** Nearly every answer takes milliseconds; a donor whose answer is cut off tries again and gets the same page. */
const GRACE_MS = 1_500;
