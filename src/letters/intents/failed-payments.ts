import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { prepared } from '../../infrastructure/database/prepared';
import type { InvoiceFact } from '../../infrastructure/stripe/facts/invoice-fact';
import type { LetterIntent } from './letter-kinds';

/** An invoice as it was when Stripe told that it could not be paid. */
export interface FailedTry {
  readonly invoice: InvoiceFact;
  readonly toldAt: Date;
}

/** A payment page whose bank debit came to nothing, days after its donor had left it. */
export interface SentBack {
  /** The page's id at Stripe. */
  readonly sessionId: string;
  readonly toldAt: Date;
}

/**
 * Letters about tries to take a recurring gift that failed: one for each try. Who is still on the payment page is told
 * there, and needs none.
 */
@Injectable()
export class FailedTryLetters {
  async wantedBy(manager: EntityManager, told: readonly FailedTry[]): Promise<LetterIntent<'payment-failed'>[]> {
    if (told.length === 0) return [];
    const rows = await prepared<{ changeId: string | null }>(manager, GIVEN_ANEW, [
      told.map(({ invoice }) => invoice.subscriptionId),
      told.map(({ toldAt }) => toldAt),
      told.map(({ invoice }) => invoice.created),
    ]);
    return told.flatMap((each, index) => {
      const changeId = rows[index]?.changeId ?? null;
      return isAfterThePage(each.invoice) || changeId !== null ? [failureToldBy(each, changeId)] : [];
    });
  }
}

/**
 * Stripe counts what its schedule tries. What a card or account that was given in between could not pay, at once or days
 * later, is told with the number of the try before it: the change by which it was given tells them apart.
 */
function failureToldBy({ invoice, toldAt }: FailedTry, changeId: string | null): LetterIntent<'payment-failed'> {
  const { stripeId, attemptCount, totalMinor, currency, nextPaymentAttempt } = invoice;
  return {
    kind: 'payment-failed',
    businessId: `${stripeId}:${attemptCount}${changeId === null ? '' : `:${changeId}`}`,
    contributionId: null,
    occurredAt: toldAt,
    data: {
      ...{ amountMinor: totalMinor.toString(), currency },
      nextTryOn: nextPaymentAttempt === null ? null : dayIn('UTC', nextPaymentAttempt),
    },
  };
}

/**
 * For each try in turn, the change by which a card or account was given last for this bill: it is written down before
 * Stripe is asked to try it, by a clock that may be some seconds ahead of Stripe's, which tells whole seconds.
 */
const GIVEN_ANEW = `
  select (
    select g.id from gift_changes g
    where g.subscription_id = told.subscription and g.kind = 'card'
      and date_trunc('second', g.asked_at - interval '5 seconds') <= told.at and g.asked_at >= told.billed
    order by g.asked_at desc, g.id limit 1) as "changeId"
  from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) with ordinality told (subscription, at, billed, place)
  order by told.place`;

/**
 * The first payment, too, where it is a bank debit that was sent back: where Stripe tries it again by itself, as it never
 * does with what is declined on its page, and counts only such tries. So with the first payment in another interval: what
 * was wanted at once and declined is undone.
 * @see https://docs.stripe.com/api/invoices/object#invoice_object-attempt_count
 */
function isAfterThePage({ billingReason, nextPaymentAttempt, attemptCount }: InvoiceFact): boolean {
  if (billingReason === 'subscription_cycle') return true;
  const isFirst = billingReason === 'subscription_create' || billingReason === 'subscription_update';
  return isFirst && (nextPaymentAttempt !== null || attemptCount > 1);
}

/**
 * Letters about bank debits that were sent back: of single gifts, and the first of recurring ones. Where that is tried
 * again, the letter about its bill comes in place of this one.
 */
@Injectable()
export class SentBackLetters {
  async wantedBy(manager: EntityManager, told: readonly SentBack[]): Promise<LetterIntent<'payment-failed'>[]> {
    if (told.length === 0) return [];
    const toldAt = new Map(told.map((each) => [each.sessionId, each.toldAt]));
    const rows = await prepared<GivenGift>(manager, GIFTS, [[...toldAt.keys()]]);
    return rows.map(({ sessionId, contributionId, frequency, amountMinor, currency }) => ({
      ...{ kind: 'payment-failed', businessId: sessionId, contributionId },
      occurredAt: toldAt.get(sessionId) as Date,
      // Why is read from the charge when the letter is due; of a recurring gift it is asked for, as nothing leads from it
      // to a charge that failed.
      data: { amountMinor, currency, nextTryOn: null, ...(frequency === 'one-time' && { failureCode: null }) },
    }));
  }
}

interface GivenGift {
  readonly sessionId: string;
  readonly contributionId: string;
  readonly frequency: string;
  readonly amountMinor: string;
  readonly currency: string;
}

const GIFTS = `
  select page.stripe_id as "sessionId", c.id as "contributionId", c.frequency, c.amount_minor::text as "amountMinor", c.currency
  from checkout_sessions page join contributions c on c.id = page.contribution_id
  where page.stripe_id = any($1) and c.receipt`;
