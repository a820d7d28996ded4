import { startApp } from '../support/app';

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

describe('the API as described', () => {
  let api: OpenApi;
  let docs: Response;
  beforeAll(async () => {
    const app = await startApp();
    api = (await (await fetch(`${app.url}/v1/openapi.json`)).json()) as OpenApi;
    docs = await fetch(`${app.url}/docs`);
    await app.stop();
  });

  it('names every address a program may call, with what it answers', () => {
    const described = Object.entries(api.paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb} ${path}`),
    );
    expect(described.filter((line) => /\/(v1|webhooks|health)\b/.test(line)).sort()).toEqual([
      'get /health',
      'get /v1/contribution-options',
      'get /v1/contributions/{id}/status',
      'post /v1/checkout-sessions',
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
      'attemptId',
      'consentVersion',
      'currency',
      'frequency',
      'language',
      'receipt',
      'returnTo',
    ]);
  });

  it('has a page for people', async () => {
    expect(docs.status).toBe(200);
    expect(await docs.text()).toContain('swagger-ui');
  });
});
