import type { ContributionOptionsDocument } from '../src/giving/checkout/contribution-options.dto';
import { startApp, type RunningApp } from './support/app';

describe('the app', () => {
  let app: RunningApp;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.stop());

  it('says that it is up', async () => {
    const response = await fetch(`${app.url}/health`);
    expect(await response.json()).toEqual({ status: 'up', parkedEvents: 0 });
  });

  it('offers what the newsroom file says', async () => {
    const response = await fetch(`${app.url}/v1/contribution-options?language=ru`);
    const options = (await response.json()) as ContributionOptionsDocument;
    expect(options.newsroom.texts.heading).toBe('Поддержите The Example Times');
    const usd = options.currencies.find((currency) => currency.code === 'USD');
    expect(usd?.frequencies.monthly).toEqual({
      presetsMinor: [1000, 1500, 3000],
      defaultMinor: 1500,
      minimumMinor: 200,
      maximumMinor: 100000,
    });
  });

  it('answers an unknown address with a problem document', async () => {
    const response = await fetch(`${app.url}/v1/nothing-here`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({ code: 'not_found', status: 404 });
  });
});
