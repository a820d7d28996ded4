import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Nothing may be loaded or framed unless a page says so itself; no address of ours is told to anybody. */
export async function addSecurityHeaders(server: FastifyInstance): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    // The same for browsers that do not know frame-ancestors.
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // A newsroom's article loads the donation box from here.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // Stripe's page opens in the same tab; a newsroom's article may open ours in a new one.
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  });
}
