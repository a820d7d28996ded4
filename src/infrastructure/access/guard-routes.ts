import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccessGuard } from './access-guard';
import { SignInNeeded } from './access-problems';
import { safeNext } from './safe-next';

/**
 * Puts the guard before every route, by hooks of Fastify: Nest's own guards do not see the routes that libraries add.
 * Whoever opens a page without a session is led to the page for signing in, and from there to where they wanted.
 */
export function guardRoutes(server: FastifyInstance, guard: AccessGuard): void {
  server.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) guard.routes.push(`${each} ${url}`);
  });
  server.addHook('onRequest', async (request, reply) => {
    try {
      await guard.admit(request);
    } catch (error) {
      if (!(error instanceof SignInNeeded) || !isPage(request)) throw error;
      return toSignIn(request, reply);
    }
  });
  server.addHook('preHandler', async (request) => guard.checkForm(request));
}

/** Browsers name text/html first when they open a page, programs do not. */
function isPage({ headers }: FastifyRequest): boolean {
  return /^text\/html\b/.test(headers.accept ?? '');
}

function toSignIn({ method, url }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const next = method === 'GET' ? safeNext(url) : undefined;
  const query = next === undefined ? '' : `?${new URLSearchParams({ next })}`;
  return reply.header('cache-control', 'no-store').redirect(`/staff/sign-in${query}`, 303);
}
