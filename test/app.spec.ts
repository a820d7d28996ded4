import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import example from '../newsroom/example.json';
import type { ContributionOptionsDocument } from '../src/giving/checkout/contribution-options.dto';
import { startApp, type RunningApp } from './support/app';

describe('the app', () => {
  let app: RunningApp;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.stop());

  it('says that it is up', async () => {
    const response = await fetch(`${app.url}/health`);
    expect(await response.json()).toMatchObject({ status: 'up', parkedEvents: 0, failingEvents: 0 });
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

  it('answers a person who mistyped an address with a page', async () => {
    const response = await fetch(`${app.url}/nothing-here`, { headers: { accept: 'text/html,application/xhtml+xml' } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  });
});

describe('the API for a page of the newsroom', () => {
  let folder: string;
  let app: RunningApp;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'mainstay-newsroom-'));
    const file = path.join(folder, 'newsroom.json');
    writeFileSync(file, JSON.stringify({ ...example, embedOrigins: ['https://www.example.com'] }));
    app = await startApp({ environment: { NEWSROOM_FILE: file } });
  });
  afterAll(async () => {
    await app.stop();
    rmSync(folder, { recursive: true });
  });

  it('answers its scripts and nobody else, and never with cookies', async () => {
    const asked = async (origin: string) =>
      (await fetch(`${app.url}/v1/contribution-options`, { headers: { origin } })).headers;
    const [own, strange] = [await asked('https://www.example.com'), await asked('https://evil.example')];
    expect(own.get('access-control-allow-origin')).toBe('https://www.example.com');
    expect(strange.get('access-control-allow-origin')).toBeNull();
    expect(own.get('access-control-allow-credentials')).toBeNull();
  });

  it('allows them to post a gift', async () => {
    const headers = {
      origin: 'https://www.example.com',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const response = await fetch(`${app.url}/v1/checkout-sessions`, { method: 'OPTIONS', headers });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toMatch(/content-type/);
  });
});
