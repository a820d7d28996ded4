import { setTimeout as pause } from 'node:timers/promises';
import { IBAN, pay, type Opened } from '../../support/journey';
import { gift, postGift } from '../../support/gifts';
import type { CrashRig } from './crash-rig';

/** A gift that was paid on Stripe's page. */
export interface Given {
  readonly contributionId: string;
  readonly sessionId: string;
}

/**
 * Somebody gives, and tries again with the same attempt while the app does not answer: as the box does.
 * @param changes of the gift that the box would post @param payment of what is filled in on Stripe's page
 */
export async function give(
  rig: CrashRig,
  changes: Record<string, unknown> = {},
  payment: Record<string, string> = {},
): Promise<Given> {
  const opened = await openPage(rig, gift(changes));
  const answer = await pay(opened, payment);
  if (answer.status >= 400) throw new Error(`The gift was not paid: ${await answer.text()}`);
  return opened;
}

/** Gets as far as Stripe's page, however often the app has to be asked. */
async function openPage(rig: CrashRig, body: Record<string, unknown>): Promise<Opened> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask(rig, body);
    if (answer !== undefined) return { ...answer, sessionId: new URL(answer.url).pathname.split('/').at(-1) ?? '' };
    if (Date.now() > deadline) throw new Error('The app opens no payment page');
    await pause(AGAIN_AFTER_MS);
  }
}

/** @returns undefined when the app is not there, breaks off, or cannot reach its database */
async function ask(rig: CrashRig, body: Record<string, unknown>): Promise<Omit<Opened, 'sessionId'> | undefined> {
  try {
    const response = await postGift(rig.app.url, body, { connection: 'close' });
    const answer = await response.text();
    if (response.status === 201) return JSON.parse(answer) as Omit<Opened, 'sessionId'>;
    if (response.status < 500) throw new Refused(answer);
  } catch (error) {
    if (error instanceof Refused) throw error;
  }
  return undefined;
}

/** The app answered, and did not want the gift. */
class Refused extends Error {}

export const DEBIT = { method: 'sepa_debit', iban: IBAN.pays };
const AGAIN_AFTER_MS = 50;
/** Longer than any restart on a busy machine. */
const PATIENCE_MS = 60_000;
