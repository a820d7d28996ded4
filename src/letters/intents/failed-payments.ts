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
 * The letter about a try to take a recurring gift that failed: one for each try. Who is still on the payment page is told
 * there, and needs none.
 */
export function failureToldBy({ invoice, toldAt }: FailedTry): LetterIntent<'payment-failed'>[] {
  const { stripeId, attemptCount, totalMinor, currency, nextPaymentAttempt } = invoice;
  if (!isAfterThePage(invoice)) return [];
  return [
    {
      ...{
        kind: 'payment-failed',
        businessId: `${stripeId}:${attemptCount}`,
        contributionId: null,
        occurredAt: toldAt,
      },
      data: {
        ...{ amountMinor: totalMinor.toString(), currency },
        nextTryOn: nextPaymentAttempt === null ? null : dayIn('UTC', nextPaymentAttempt),
      },
    },
  ];
}

/**
 * The first payment, too, where it is a bank debit that was sent back: Stripe tries it again by itself, as it never does
 * with what is declined on its page, and counts only such tries.
 * @see https://docs.stripe.com/api/invoices/object#invoice_object-attempt_count
 */
function isAfterThePage({ billingReason, nextPaymentAttempt, attemptCount }: InvoiceFact): boolean {
  if (billingReason === 'subscription_cycle') return true;
  return billingReason === 'subscription_create' && (nextPaymentAttempt !== null || attemptCount > 1);
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
    return rows.map(({ sessionId, contributionId, amountMinor, currency }) => ({
      ...{ kind: 'payment-failed', businessId: sessionId, contributionId },
      occurredAt: toldAt.get(sessionId) as Date,
      // Why is read from the charge when the letter is due.
      data: { amountMinor, currency, failureCode: null, nextTryOn: null },
    }));
  }
}

interface GivenGift {
  readonly sessionId: string;
  readonly contributionId: string;
  readonly amountMinor: string;
  readonly currency: string;
}

const GIFTS = `
  select page.stripe_id as "sessionId", c.id as "contributionId", c.amount_minor::text as "amountMinor", c.currency
  from checkout_sessions page join contributions c on c.id = page.contribution_id
  where page.stripe_id = any($1) and c.receipt`;
