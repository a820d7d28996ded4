import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium';
import { startApp, type AppSettings, type RunningApp } from '../support/app';
import { startJourney, type Journey, type JourneySettings } from '../support/journey';

/** Somebody's browser, on pages as the sources say now. */
export interface Readers {
  /** A page in a browser that nobody used before. */
  newPage(options?: BrowserContextOptions): Promise<Visit>;
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Every request of the page, as method and address. */
  readonly requests: readonly string[];
  /** What the browser complained of: script errors, blocked resources, policy violations. */
  readonly complaints: readonly string[];
}

/** A browser, a real app and a sandbox beside it. */
export async function startBrowserJourney(settings: JourneySettings = {}): Promise<Journey & Readers> {
  return withReaders(() => startJourney(settings));
}

/** A browser and a real app, for what never gets as far as Stripe. */
export async function startBrowserApp(settings: AppSettings = {}): Promise<RunningApp & Readers> {
  return withReaders(() => startApp(settings));
}

/** A browser beside an app that is started otherwise. */
export async function withReaders<App extends RunningApp>(start: () => Promise<App>): Promise<App & Readers> {
  const app = await start();
  const browser = await launchChromium();
  const stop = async (): Promise<void> => {
    await browser.close();
    await app.stop();
  };
  return { ...app, newPage: (options) => visit(browser, options), stop };
}

/** A donor in Berlin who reads British English, unless a test says otherwise. */
const DONOR: BrowserContextOptions = { locale: 'en-GB', timezoneId: 'Europe/Berlin' };

async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ ...DONOR, ...options });
  // Below Jest's own limit, so that a failure says what was waited for.
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  const [requests, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return { page, context, requests, complaints };
}
