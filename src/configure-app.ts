import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ErrorPages } from './donor-pages/error-pages';
import type { Config } from './foundation/config/config';
import type { Newsroom } from './foundation/newsroom/newsroom';
import { ProblemFilter, type ProblemPages } from './foundation/problem/problem.filter';
import { AccessGuard } from './infrastructure/access/access-guard';
import { guardRoutes } from './infrastructure/access/guard-routes';
import { readBodies } from './infrastructure/http/body-parsers';
import { closeConnectionsOnStop } from './infrastructure/http/close-connections';
import { logRequests } from './infrastructure/http/request-log';
import { addSecurityHeaders } from './infrastructure/http/security-headers';
import { StaffErrorPages } from './infrastructure/pages/staff-error-pages';
import { describeError } from './infrastructure/logging/describe-error';
import type { Log } from './infrastructure/logging/log';
import { serveApiDocs } from './api-docs';

/** Everything about HTTP that no single room owns. */
export async function configureApp(
  app: NestFastifyApplication,
  settings: { config: Config; newsroom: Newsroom; log: Log },
): Promise<void> {
  const { newsroom, log } = settings;
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  readBodies(server);
  logRequests(server, log);
  closeConnectionsOnStop(server);
  await addSecurityHeaders(server);
  guardRoutes(server, app.get(AccessGuard));
  allowEmbedding(app, newsroom.embedOrigins);
  const report = (error: unknown): void => log.error({ error: describeError(error) }, 'A request failed');
  const [staffPages, donorPages] = [app.get(StaffErrorPages), app.get(ErrorPages, { strict: false })];
  app.useGlobalFilters(new ProblemFilter(report, firstWanted([staffPages, donorPages])));
  await serveApiDocs(app);
  app.enableShutdownHooks();
}

/** Staff are told in staff's words, everybody else in donors'. */
function firstWanted(all: readonly ProblemPages[]): ProblemPages {
  const wanted = (request: FastifyRequest) => all.find((pages) => pages.areWanted(request));
  return {
    areWanted: (request) => wanted(request) !== undefined,
    send: async (request, reply, problem) => wanted(request)?.send(request, reply, problem),
  };
}

/** The newsroom's own pages may ask for options and open a payment page; no cookie is ever involved. */
function allowEmbedding(app: NestFastifyApplication, origins: string[]): void {
  app.enableCors({
    origin: origins,
    credentials: false,
    methods: ['GET', 'POST'],
    allowedHeaders: ['content-type', 'authorization'],
    maxAge: PREFLIGHT_SECONDS,
  });
}

/** An hour: changing the list of origins is rare. */
const PREFLIGHT_SECONDS = 3600;
