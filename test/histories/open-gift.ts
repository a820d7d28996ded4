import path from 'node:path';
import { loadNewsroom } from '../../src/foundation/newsroom/load-newsroom';
import { annualTerms } from '../../src/giving/annual/annual.terms';
import { sessionRequest } from '../../src/giving/checkout-sessions/session-request';
import type { Contribution } from '../../src/giving/contributions/contribution.entity';
import { monthlyTerms } from '../../src/giving/monthly/monthly.terms';
import { oneTimeTerms } from '../../src/giving/one-time/one-time.terms';
import { RUN } from './history';
import type { Gift } from './life';
import type { World } from './world';

/** A payment page that was opened, and the rows the app had written by then. */
export interface OpenedGift {
  readonly contributionId: string;
  readonly sessionId: string;
  readonly rows: readonly { readonly table: 'contributions' | 'checkout_sessions'; readonly row: object }[];
}

/** Opens Stripe's page as the app does, its own parameters included. */
export async function openGift(world: World, gift: Gift, place: number): Promise<OpenedGift> {
  const contribution = contributionOf(gift, place, new Date(world.sandbox.nowMs()));
  const checkoutSessionId = uuid(2, place);
  const expiresAt = new Date(world.sandbox.nowMs() + PAGE_IS_OPEN_MS);
  const plan = { contribution, terms: TERMS[gift.frequency], checkoutSessionId, expiresAt, newsroom: NEWSROOM };
  const request = sessionRequest({ methodsOff: [], ...plan, publicUrl: new URL('http://127.0.0.1:1/') });
  const session = await world.sandbox.call('POST', '/v1/checkout/sessions', request);
  const rows = [
    { table: 'contributions', row: contributionRow(contribution) },
    { table: 'checkout_sessions', row: sessionRow(contribution, checkoutSessionId, { expiresAt, request, session }) },
  ] as const;
  return { contributionId: contribution.id, sessionId: session.id, rows };
}

/** What the newsroom's owner set up at Stripe: a product for each frequency. */
export async function createProducts(world: World): Promise<void> {
  for (const { productId: id } of Object.values(TERMS))
    await world.sandbox.call('POST', '/v1/products', { id, name: 'Contribution' });
}

const TERMS = { 'one-time': oneTimeTerms, monthly: monthlyTerms, annual: annualTerms };
const NEWSROOM = loadNewsroom(path.join(__dirname, '../../newsroom/example.json'));
const PAGE_IS_OPEN_MS = 24 * 3_600_000;

function contributionOf({ frequency, amountMinor, currency, receipt }: Gift, place: number, now: Date): Contribution {
  return {
    ...{ id: uuid(1, place), attemptId: uuid(3, place), requestHash: Buffer.alloc(32), frequency },
    // Whoever gives again and again is always written to.
    receipt: receipt || TERMS[frequency].needsReceipt,
    ...{ amountMinor: BigInt(amountMinor), currency: currency.toUpperCase(), language: 'en', returnTo: 'thank-you' },
    ...{
      consentVersion: '2026-11',
      donorId: null,
      status: 'open',
      pledgedAt: now,
      possibleDuplicateOf: null,
      reminderHash: null,
      campaign: null,
      monthsCovered: null,
      variant: null,
      placement: null,
      feeCoverMinor: 0n,
    },
  };
}

/** Every uuid carries RUN, so that a history can happen under other names. */
function uuid(kind: number, place: number): string {
  return `${kind}0000000-0000-4000-8000-000${place}${RUN}`;
}

function contributionRow(contribution: Contribution): object {
  const { id, frequency, currency, language, receipt, status } = contribution;
  return {
    ...{ id, attempt_id: contribution.attemptId, request_hash: `\\x${contribution.requestHash.toString('hex')}` },
    ...{ frequency, amount_minor: Number(contribution.amountMinor), currency, language, receipt, status },
    ...{ return_to: contribution.returnTo, consent_version: contribution.consentVersion },
    ...{ pledged_at: contribution.pledgedAt, fee_cover_minor: Number(contribution.feeCoverMinor) },
  };
}

function sessionRow(
  contribution: Contribution,
  id: string,
  { expiresAt, request, session }: { expiresAt: Date; request: object; session: { id: string; url?: unknown } },
): object {
  return {
    ...{ id, contribution_id: contribution.id, attempt: 1, idempotency_key: `checkout-session:${id}:1`, request },
    ...{ requested_at: contribution.pledgedAt, expires_at: expiresAt, state: 'open' },
    ...{ stripe_id: session.id, url: session.url },
  };
}
