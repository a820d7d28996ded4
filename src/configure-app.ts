import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { ErrorPages } from './donor-pages/error-pages';
import type { Config } from './foundation/config/config';
import type { Newsroom } from './foundation/newsroom/newsroom';
import { ProblemFilter } from './foundation/problem/problem.filter';
import { readBodies } from './infrastructure/http/body-parsers';
import { closeConnectionsOnStop } from './infrastructure/http/close-connections';
import { logRequests } from './infrastructure/http/request-log';
import { addSecurityHeaders } from './infrastructure/http/security-headers';
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
  allowEmbedding(app, newsroom.embedOrigins);
  const report = (error: unknown): void => log.error({ error: describeError(error) }, 'A request failed');
  app.useGlobalFilters(new ProblemFilter(report, app.get(ErrorPages, { strict: false })));
  await serveApiDocs(app);
  app.enableShutdownHooks();
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
