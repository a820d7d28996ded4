import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import example from '../../newsroom/example.json';
import { mailTo, post, tokenIn, type MailJourney } from './reminders';

/** What the box posts. */
export function newsletterAsk(email: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { email, language: 'en', consentVersion: example.consentVersion, ...changes };
}

export function askForNewsletter(url: string, email: string, changes: Record<string, unknown> = {}): Promise<Response> {
  return post(url, '/v1/newsletter-requests', newsletterAsk(email, changes));
}

/** Asks, and waits for the mail. @returns what stands in its link */
export async function linkFor(journey: MailJourney, email: string): Promise<string> {
  const asked = await askForNewsletter(journey.url, email);
  if (asked.status !== 202) throw new Error(`Not asked: ${await asked.text()}`);
  return tokenIn(await mailTo(journey.mailbox, email), '/newsletter/');
}

export function confirmNewsletter(url: string, token: string): Promise<Response> {
  return post(url, `/v1/newsletter-requests/${token}/confirmation`);
}

/** A newsroom file that says nothing of a newsletter, as those written before there was one. */
export function newsroomWithoutNewsletter(): string {
  const { newsletter: _, ...rest } = example;
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'mainstay-newsroom-')), 'newsroom.json');
  writeFileSync(file, JSON.stringify(rest));
  return file;
}

/** A fresh path, and what stands there once something was written. */
export function exportFile(): { file: string; lines(): string[] } {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'mainstay-export-')), 'readers.csv');
  return { file, lines: () => readFileSync(file, 'utf8').split('\r\n').slice(0, -1) };
}
