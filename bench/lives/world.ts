import path from 'node:path';
import { InProcessSandbox, type Answer } from '../../sandbox/in-process';
import type { StripeEvent } from '../../sandbox/account/wire';
import { EVENT_TABLE } from '../../src/events/event-table';
import { loadNewsroom } from '../../src/foundation/newsroom/load-newsroom';
import type { Frequency } from '../../src/foundation/newsroom/newsroom';
import { annualTerms } from '../../src/giving/annual/annual.terms';
import { sessionRequest } from '../../src/giving/checkout-sessions/session-request';
import type { Contribution } from '../../src/giving/contributions/contribution.entity';
import { monthlyTerms } from '../../src/giving/monthly/monthly.terms';
import { oneTimeTerms } from '../../src/giving/one-time/one-time.terms';
import { ROOT } from '../rig/program';
import { ourId, RUN } from './names';

/** A row as the app had written it before Stripe told anything. */
export interface RowBefore {
  readonly table: 'contributions' | 'checkout_sessions';
  readonly row: object;
}

/** Stripe while one life goes on. */
export class World {
  readonly sandbox = new InProcessSandbox({
    clockStart: new Date(BEGINNING),
    // The endpoint subscribes to these alone.
    onEvent: (event) => Object.hasOwn(EVENT_TABLE, event.type) && this.events.push(event),
  });
  readonly events: StripeEvent[] = [];
  readonly rows: RowBefore[] = [];

  /** Opens a payment page as the app does, and pays there by card, try after try. */
  async give(frequency: Frequency, tokens: readonly string[] = ['tok_visa']): Promise<void> {
    const terms = TERMS[frequency];
    await this.sandbox.call('POST', '/v1/products', { id: terms.productId, name: 'Contribution' });
    const contribution = contributionOf(frequency, new Date(this.sandbox.nowMs()));
    const expiresAt = new Date(this.sandbox.nowMs() + PAGE_IS_OPEN_MS);
    const plan = {
      contribution,
      terms,
      checkoutSessionId: SESSION_ID,
      expiresAt,
      newsroom: loadNewsroom(NEWSROOM_FILE),
    };
    const request = sessionRequest({ methodsOff: [], ...plan, publicUrl: new URL('http://127.0.0.1:1/') });
    const session = await this.sandbox.call('POST', '/v1/checkout/sessions', request);
    this.rows.push({ table: 'contributions', row: contributionRow(contribution) });
    this.rows.push({ table: 'checkout_sessions', row: sessionRow(contribution, { expiresAt, request, session }) });
    for (const token of tokens) await this.pay(session.id, token);
    // The bookings of charges and the last invoice payments are seconds late.
    this.sandbox.advance(LAST_ANNOUNCEMENTS_S);
  }

  /** Lets the one subscription come to its next period, its draft be billed and paid. */
  async renew(): Promise<void> {
    const [subscription] = await this.list('/v1/subscriptions');
    if (subscription === undefined) throw new Error('There is nothing to renew');
    const { data } = subscription['items'] as { data: { current_period_end: number }[] };
    this.sandbox.advance((data[0]?.current_period_end ?? 0) - this.sandbox.nowMs() / 1000 + DRAFT_LASTS_S);
  }

  /** All objects of a list, newest first. */
  async list(listPath: string, params: object = {}): Promise<Answer[]> {
    const { data } = await this.sandbox.call<{ data: Answer[] }>('GET', listPath, { limit: 100, ...params });
    return data;
  }

  /** A declined card is answered 402, and the page stays open. */
  private async pay(sessionId: string, token: string): Promise<void> {
    const billing_details = { email: `jane@${RUN}.example.org`, name: 'Jane Roe' };
    const card = { type: 'card', card: { token }, billing_details };
    const { id } = await this.sandbox.call('POST', '/v1/payment_methods', card);
    const confirmed = this.sandbox.call('POST', `/v1/payment_pages/${sessionId}/confirm`, { payment_method: id });
    await confirmed.catch((error: Error) => {
      if (!error.message.includes(': 402 ')) throw error;
    });
  }
}

const TERMS = { 'one-time': oneTimeTerms, monthly: monthlyTerms, annual: annualTerms };
const NEWSROOM_FILE = path.join(ROOT, 'newsroom', 'example.json');
/** Any instant does. */
const BEGINNING = '2026-03-10T12:00:00Z';
const PAGE_IS_OPEN_MS = 24 * 3_600_000;
const LAST_ANNOUNCEMENTS_S = 30;
/** An hour, and what follows when it is over. */
const DRAFT_LASTS_S = 3_600 + 90;
const [CONTRIBUTION_ID, SESSION_ID, ATTEMPT_ID] = [ourId(1), ourId(2), ourId(3)];

function contributionOf(frequency: Frequency, now: Date): Contribution {
  return {
    ...{ id: CONTRIBUTION_ID, attemptId: ATTEMPT_ID, requestHash: Buffer.alloc(32), frequency },
    ...{ receipt: TERMS[frequency].needsReceipt, amountMinor: 2_500n, currency: 'EUR', language: 'en' },
    ...{ returnTo: 'thank-you', consentVersion: '2026-11', donorId: null, status: 'open', pledgedAt: now },
    possibleDuplicateOf: null,
    reminderHash: null,
    campaign: null,
    monthsCovered: null,
    variant: null,
    placement: null,
    feeCoverMinor: 0n,
  };
}

function contributionRow(contribution: Contribution): object {
  const { id, frequency, currency, language, receipt, status } = contribution;
  return {
    ...{ id, attempt_id: contribution.attemptId, request_hash: `\\x${contribution.requestHash.toString('hex')}` },
    ...{ frequency, amount_minor: Number(contribution.amountMinor), currency, language, receipt, status },
    ...{ return_to: contribution.returnTo, consent_version: contribution.consentVersion },
    pledged_at: contribution.pledgedAt,
  };
}

function sessionRow(
  { id: contribution_id, pledgedAt }: Contribution,
  { expiresAt, request, session }: { expiresAt: Date; request: object; session: Answer },
): object {
  return {
    ...{ id: SESSION_ID, contribution_id, attempt: 1, idempotency_key: `checkout-session:${SESSION_ID}:1`, request },
    ...{ requested_at: pledgedAt, expires_at: expiresAt, state: 'open', stripe_id: session.id, url: session['url'] },
  };
}
