import type { BrowserContextOptions, Locator, Page, Route } from 'playwright-core';
import type { RunningApp } from '../support/app';
import type { Readers } from './browser-journey';

/** The demonstration page with the box ready, in a browser set up so. */
export async function openBox(app: RunningApp & Readers, options?: BrowserContextOptions): Promise<Page> {
  const { page } = await app.newPage(options);
  await page.goto(app.url);
  await page.getByRole('button', { name: /^(Continue|Continuar|Continuer|Weiter|Doorgaan|Dalej|Перейти)/ }).waitFor();
  return page;
}

export const consent = (page: Page): Locator => page.locator('mainstay-box [name=consent]');
export const onward = (page: Page): Locator =>
  page.getByRole('button', { name: /^(Continue|Continuar|Continuer|Weiter|Doorgaan|Dalej|Перейти|Taking you)/ });

/** What the box posts. */
export interface Post {
  attemptId: string;
  frequency: string;
  amountMinor: number;
  currency: string;
  receipt: boolean;
}

/** Collects what the box posts, and answers in the API's place, for what the API says only on its bad days. */
export async function answerPosts(page: Page, answer: (route: Route, post: number) => Promise<void>): Promise<Post[]> {
  const posts: Post[] = [];
  await page.route('**/v1/checkout-sessions', async (route) => {
    posts.push(route.request().postDataJSON() as Post);
    await answer(route, posts.length);
  });
  return posts;
}

/** Answers with a problem document. */
export const refuse =
  (code: string, status: number, details = {}) =>
  (route: Route): Promise<void> =>
    route.fulfill({
      status,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code, status, ...details }),
    });
