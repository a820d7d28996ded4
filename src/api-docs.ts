import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';

/** The API described for programs at /v1/openapi.json and for people at /docs. */
export async function serveApiDocs(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  server.addHook('onSend', async (request, reply) => {
    if (request.routeOptions.url?.startsWith('/docs')) void reply.header('content-security-policy', DOCS_POLICY);
  });
  SwaggerModule.setup('docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'v1/openapi.json',
    customSiteTitle: 'Mainstay API',
  });
}

export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Mainstay')
    .setDescription('Contributions of readers to a newsroom. Errors are application/problem+json with a stable `code`.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: "Stripe's session id from the return address" })
    .build();
  return SwaggerModule.createDocument(app, description);
}

/** The interactive page brings its own styles inline; it shows nothing of a donor and is no page for donors. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";
