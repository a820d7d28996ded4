import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { asFailure } from './as-failure';

/** Stripe's words for why money is given back. `fraudulent` also puts the card on Stripe's list of those it refuses. */
export const REFUND_REASONS = ['requested_by_customer', 'duplicate', 'fraudulent'] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

export interface KnownRefund {
  readonly stripeId: string;
  readonly amountMinor: bigint;
  readonly status: string;
  /** Of the order it was made by; null: it was made by somebody else, such as in the dashboard. */
  readonly orderId: string | null;
}

/** What Stripe says of a charge before anything of it is given back. */
export interface RefundableCharge {
  readonly capturedMinor: bigint;
  /** ISO 4217, in capitals. */
  readonly currency: string;
  readonly refunds: readonly KnownRefund[];
  readonly disputeStatuses: readonly string[];
}

export interface RefundOrder {
  readonly id: string;
  readonly chargeId: string;
  readonly amountMinor: bigint;
  readonly reason: RefundReason;
}

/** Gives money back. Stripe is told an opaque id and a code, never why in anybody's own words. */
@Injectable()
export class StripeRefunds {
  constructor(private readonly stripe: Stripe) {}

  /** As it is now. @throws StripeFailure */
  async look(chargeId: string): Promise<RefundableCharge> {
    return asFailure(async () => {
      const { amount_captured, currency } = await this.stripe.charges.retrieve(chargeId);
      const refunds: KnownRefund[] = [];
      for await (const refund of this.stripe.refunds.list({ charge: chargeId, limit: PAGE_SIZE }))
        refunds.push(asKnown(refund));
      const disputeStatuses: string[] = [];
      for await (const { status } of this.stripe.disputes.list({ charge: chargeId, limit: PAGE_SIZE }))
        disputeStatuses.push(status);
      return { capturedMinor: BigInt(amount_captured), currency: currency.toUpperCase(), refunds, disputeStatuses };
    });
  }

  /** Safe to repeat under the same key. @returns Stripe's id of it. @throws StripeFailure */
  async make({ id, chargeId, amountMinor, reason }: RefundOrder, key: string): Promise<string> {
    const request = { charge: chargeId, amount: Number(amountMinor), reason, metadata: { [ORDER]: id } };
    const refund = await asFailure(() => this.stripe.refunds.create(request, { idempotencyKey: key }));
    return refund.id;
  }
}

function asKnown({ id, amount, status, metadata }: Stripe.Refund): KnownRefund {
  return {
    ...{ stripeId: id, amountMinor: BigInt(amount), status: status ?? 'pending' },
    orderId: metadata?.[ORDER] ?? null,
  };
}

/** By it a refund is found again of which no answer came. */
const ORDER = 'order_id';

/** Stripe's largest page. */
const PAGE_SIZE = 100;
