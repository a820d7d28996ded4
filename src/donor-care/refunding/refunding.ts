import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { currencyOf } from '../../foundation/money/currencies';
import { parseAmount } from '../../foundation/money/parse-amount';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { idempotencyKey } from '../../infrastructure/stripe/idempotency-key';
import { REFUND_REASONS, StripeRefunds, type RefundReason } from '../../infrastructure/stripe/refunds';
import { attributionsSql } from '../../payments/standing/links';
import { askStripe, askStripeAgain } from '../actions/ask-stripe';
import type { CareAction } from '../actions/care-action';
import { CareActions } from '../actions/care-actions';
import { StripeErrand } from '../actions/stripe-errand';
import { AmountUnfit, ChangedMeanwhile, ChoiceUnfit, GiftUnknown, StripeMayYet } from '../care-problems';
import type { CareCharge } from '../gifts/care-gift';
import { CareGifts } from '../gifts/care-gifts';
import { fieldOf, reasonIn } from '../reason';
import { checkRefundable, refundedMinor } from './refundable';

/** Gives a charge back, or a part of it. Nothing is booked here: the ledger hears of it from Stripe. */
@Injectable()
export class Refunding {
  constructor(
    private readonly dataSource: DataSource,
    private readonly stripe: StripeRefunds,
    private readonly gifts: CareGifts,
    private readonly actions: CareActions,
    private readonly errand: StripeErrand,
  ) {}

  /** @returns the id of the page that says what will happen. @throws Problem where it cannot */
  async drawUp(person: StaffPerson, chargeId: string, body: unknown): Promise<string> {
    const { contributionId, donorId, currency } = await this.giftOf(chargeId);
    const reason = reasonIn(body);
    const refundReason = refundReasonIn(body);
    const parsed = parseAmount(fieldOf(body, 'amount') ?? '', currencyOf(currency));
    if (!('amountMinor' in parsed)) throw new AmountUnfit(currency);
    const { amountMinor } = parsed;
    const charge = await askStripe(() => this.stripe.look(chargeId));
    checkRefundable(charge, amountMinor);
    return this.actions.drawUp(person.id, {
      ...{ kind: 'refund', donorId, contributionId, subject: chargeId, reason },
      ...{ amountMinor, currency, refundReason, refundedBeforeMinor: refundedMinor(charge.refunds) },
    });
  }

  /** As it is known here, for the form by which a refund is asked. @throws GiftUnknown */
  async charge(id: string): Promise<CareCharge> {
    const { charges } = await this.gifts.one((await this.giftOf(id)).contributionId);
    const charge = charges.find((each) => each.id === id);
    if (charge === undefined) throw new GiftUnknown();
    return charge;
  }

  /** @throws StripeSilent; OtherUnderWay, ActionTooOld: then nothing has happened */
  async do(action: CareAction, person: StaffPerson): Promise<void> {
    const { amountMinor = 0n, currency = '', subject: charge, refundReason = 'requested_by_customer' } = action;
    await this.errand.do(action, person, {
      lines: { asked: 'refund-asked', done: 'refund-made', refused: 'refund-refused' },
      details: { charge, amountMinor: amountMinor.toString(), currency, because: refundReason },
      run: (begun) => this.refund(begun, { amountMinor, refundReason }),
    });
  }

  private async refund(
    { id, subject: chargeId, attempt, waitSeconds, refundedBeforeMinor }: CareAction,
    { amountMinor, refundReason }: { amountMinor: bigint; refundReason: RefundReason },
  ): Promise<string> {
    const charge = await askStripeAgain(() => this.stripe.look(chargeId));
    const ours = charge.refunds.find(({ orderId }) => orderId === id);
    if (ours !== undefined) return ours.stripeId;
    if (refundedMinor(charge.refunds) !== refundedBeforeMinor) throw new ChangedMeanwhile();
    checkRefundable(charge, amountMinor);
    if (waitSeconds > 0) throw new StripeMayYet(waitSeconds);
    // Two orders of one charge are two refunds: the order is part of what the key is for.
    const key = idempotencyKey('refund', `${chargeId}:${id}`, attempt);
    return this.stripe.make({ id, chargeId, amountMinor, reason: refundReason }, key);
  }

  /** @throws GiftUnknown also for what no gift is known to be behind */
  private async giftOf(
    chargeId: string,
  ): Promise<{ contributionId: string; donorId: string | null; currency: string }> {
    const [gift]: { contributionId: string; donorId: string | null; currency: string }[] = await this.dataSource.query(
      GIFT_OF_CHARGE,
      [[chargeId]],
    );
    if (gift === undefined) throw new GiftUnknown();
    return gift;
  }
}

function refundReasonIn(body: unknown): RefundReason {
  const chosen = REFUND_REASONS.find((each) => each === fieldOf(body, 'because'));
  if (chosen === undefined) throw new ChoiceUnfit('because');
  return chosen;
}

const GIFT_OF_CHARGE = `
  select c.id as "contributionId", c.donor_id as "donorId", ch.currency
  from (${attributionsSql('$1::text[]')}) gift
    join contributions c on c.id = gift.contribution_id join charges ch on ch.stripe_id = gift.charge_id`;
