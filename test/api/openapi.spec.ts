import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environmentOf } from '../support/app';
import { freshDatabase } from '../support/database';
import { eventually } from '../support/journey';
import { freePorts } from '../support/ports';

interface OpenApi {
  readonly paths: Record<
    string,
    Record<
      string,
      { responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>; requestBody?: unknown }
    >
  >;
  readonly components: {
    readonly schemas: Record<string, { properties?: Record<string, object>; required?: string[] }>;
  };
}

/** The built app, because only there the compiler's own plugin has run. */
describe('the API as described', () => {
  let api: OpenApi;
  let docs: Response;
  beforeAll(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'mainstay-built-'));
    const database = await freshDatabase();
    const [port] = (await freePorts(1)) as [number];
    const url = `http://127.0.0.1:${port}`;
    const built = spawn(process.execPath, [path.resolve(__dirname, '../../dist/src/main.js')], {
      env: {
        PATH: process.env['PATH'],
        ...environmentOf({ databaseUrl: database.url, port, folder }),
        LOG_LEVEL: 'error',
      },
      stdio: 'inherit',
    });
    await eventually(
      () =>
        fetch(`${url}/health`).then(
          ({ ok }) => ok,
          () => false,
        ),
      (isUp) => isUp,
    );
    api = (await (await fetch(`${url}/v1/openapi.json`)).json()) as OpenApi;
    docs = await fetch(`${url}/docs`);
    built.kill('SIGTERM');
    await once(built, 'exit');
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  it('names every address a program may call, with what it answers', () => {
    const described = Object.entries(api.paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb} ${path}`),
    );
    expect(described.filter((line) => /\/(v1|webhooks|health)\b/.test(line)).sort()).toEqual([
      'get /health',
      'get /v1/campaigns/{code}',
      'get /v1/contribution-options',
      'get /v1/contributions/{id}/status',
      'get /v1/periods',
      'get /v1/reports',
      'get /v1/reports/{name}',
      'get /v1/reports/{name}/{format}',
      'post /v1/checkout-sessions',
      'post /v1/exposures',
      'post /v1/mail/unsubscribe/{token}',
      'post /v1/manage-links',
      'post /v1/newsletter-requests',
      'post /v1/newsletter-requests/{token}/confirmation',
      'post /v1/periods/{month}/closing',
      'post /v1/periods/{month}/reopening',
      'post /v1/reminders',
      'post /v1/reminders/{token}/cancellation',
      'post /v1/reminders/{token}/confirmation',
      'post /v1/reminders/{token}/snooze',
      'post /webhooks/stripe',
    ]);
  });

  it('has no empty schema', () => {
    const schemas = Object.entries(api.components.schemas);
    expect(schemas.length).toBeGreaterThan(6);
    expect(schemas.filter(([, { properties = {} }]) => Object.keys(properties).length === 0)).toEqual([]);
    const fields = Object.keys(api.components.schemas['OpenCheckoutSessionBody']?.properties ?? {}).sort();
    expect(fields).toEqual([
      'amountMinor',
      'article',
      'attemptId',
      'campaign',
      'consentVersion',
      'currency',
      'feeCoverMinor',
      'frequency',
      'language',
      'monthsCovered',
      'placement',
      'receipt',
      'reminder',
      'returnTo',
      'tributeKind',
      'tributeText',
      'utm_campaign',
      'utm_medium',
      'utm_source',
      'variant',
    ]);
  });

  it('has a page for people', async () => {
    expect(docs.status).toBe(200);
    expect(await docs.text()).toContain('swagger-ui');
  });
});
