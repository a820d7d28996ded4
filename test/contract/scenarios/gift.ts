import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { loadNewsroom } from '../../../src/foundation/newsroom/load-newsroom';
import type { Frequency } from '../../../src/foundation/newsroom/newsroom';
import { annualTerms } from '../../../src/giving/annual/annual.terms';
import { sessionRequest } from '../../../src/giving/checkout-sessions/session-request';
import type { Contribution } from '../../../src/giving/contributions/contribution.entity';
import type { FrequencyTerms } from '../../../src/giving/contributions/frequency-terms';
import { monthlyTerms } from '../../../src/giving/monthly/monthly.terms';
import { oneTimeTerms } from '../../../src/giving/one-time/one-time.terms';
import type { CheckoutSessionRequest } from '../../../src/infrastructure/stripe/checkout-sessions';
import { idempotencyKey } from '../../../src/infrastructure/stripe/idempotency-key';
import type { Bench } from './scenario';

/** A pledge of a fresh reader, and what the app would ask Stripe for it. */
export interface Gift {
  readonly frequency: Frequency;
  readonly terms: FrequencyTerms;
  readonly contributionId: string;
  readonly checkoutSessionId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly expiresAt: Date;
  readonly request: CheckoutSessionRequest;
  readonly key: string;
}

export const ALL_TERMS: readonly FrequencyTerms[] = [oneTimeTerms, monthlyTerms, annualTerms];

/** The example newsroom's first currency and default amount, with every parameter the app sends. */
export function newGift(terms: FrequencyTerms): Gift {
  const { frequency } = terms;
  const [{ currency, frequencies }] = NEWSROOM.currencies;
  const amountMinor = frequencies[frequency].defaultMinor;
  const contribution = { ...PLEDGE, id: randomUUID(), attemptId: randomUUID(), frequency, amountMinor };
  const expiresAt = new Date(Date.now() + LIFETIME_MS);
  const ids = { contributionId: contribution.id, checkoutSessionId: randomUUID() };
  const plan = { contribution: { ...contribution, currency: currency.code }, terms, expiresAt, ...ids };
  return {
    ...{ frequency, terms, expiresAt, ...ids, amountMinor: Number(amountMinor), currency: currency.code.toLowerCase() },
    request: sessionRequest({ methodsOff: [], ...plan, newsroom: NEWSROOM, publicUrl: PUBLIC_URL }),
    key: idempotencyKey('checkout-session', contribution.id, 1),
  };
}

/** The Stripe id of the gift's open session, its product made where it was not; expired when the scenario is over. */
export async function openSession(bench: Bench, gift: Gift): Promise<string> {
  await ensureProduct(bench, gift.terms);
  const { stripeId } = await bench.checkout.open(gift.request, gift.key);
  bench.cleanUp(async () => {
    const { status } = await bench.stripe.checkout.sessions.retrieve(stripeId);
    if (status === 'open') await bench.checkout.close(stripeId);
  });
  return stripeId;
}

export function ensureProduct(bench: Bench, { productId, frequency }: FrequencyTerms): Promise<void> {
  return bench.productsOfNewProcess().ensure({
    id: productId,
    name: NEWSROOM.productNames[frequency],
    statementDescriptor: NEWSROOM.statementDescriptor,
  });
}

const NEWSROOM = loadNewsroom(join(__dirname, '../../../newsroom/example.json'));
/** Nobody is ever sent there. */
const PUBLIC_URL = new URL('https://example.org');
/** As the app has it; Stripe takes 30 min to 24 h. */
const LIFETIME_MS = 2 * 60 * 60 * 1000;

/** What a pledge holds that reaches Stripe in no way, and the plain rest. */
const PLEDGE: Omit<Contribution, 'id' | 'attemptId' | 'frequency' | 'amountMinor' | 'currency'> = {
  requestHash: Buffer.alloc(0),
  language: 'en',
  returnTo: 'thank-you',
  receipt: false,
  consentVersion: '2026-11',
  donorId: null,
  status: 'pending',
  pledgedAt: new Date(),
  possibleDuplicateOf: null,
  reminderHash: null,
  campaign: null,
  monthsCovered: null,
  variant: null,
  placement: null,
  feeCoverMinor: 0n,
};
