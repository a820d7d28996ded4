import { startApp, type RunningApp } from '../../support/app';

describe('every answer forbids to be framed, to old browsers too', () => {
  let app: RunningApp;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.stop());

  it.each([
    ['a page', 'GET', '/give', 200],
    ['an answer of the API', 'GET', '/v1/contribution-options', 200],
    ['health', 'GET', '/health', 200],
    ['an address that is not there', 'GET', '/nothing-here', 404],
    ['a refusal', 'POST', '/webhooks/stripe', 400],
  ])('%s', async (_name, method, address, status) => {
    const response = await fetch(`${app.url}${address}`, { method });
    expect([response.status, response.headers.get('x-frame-options')]).toEqual([status, 'DENY']);
  });
});
