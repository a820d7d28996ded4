import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayIn } from '../../foundation/calendar/local-days';
import { Clock } from '../../foundation/clock/clock';
import { EndWishes } from '../../giving/subscriptions/ends/end-wishes';
import type { StaffPerson } from '../../infrastructure/access/staff-person';
import { idempotencyKey } from '../../infrastructure/stripe/idempotency-key';
import { isOver, StripeSubscriptionEndings } from '../../infrastructure/stripe/subscription-endings';
import { WAS_TAKEN } from '../../payments/invoices/was-taken-sql';
import { askStripe, askStripeAgain } from '../actions/ask-stripe';
import type { CareAction } from '../actions/care-action';
import { CareActions } from '../actions/care-actions';
import { StripeErrand } from '../actions/stripe-errand';
import {
  ChangedMeanwhile,
  ChoiceUnfit,
  GiftEndsAlready,
  GiftOver,
  GiftUnknown,
  PeriodNotKnown,
} from '../care-problems';
import { fieldOf, reasonIn } from '../reason';

/** Ends a recurring gift because its donor asks for it. What is then true comes from Stripe, as ever. */
@Injectable()
export class Stopping {
  constructor(
    private readonly dataSource: DataSource,
    private readonly stripe: StripeSubscriptionEndings,
    private readonly actions: CareActions,
    private readonly errand: StripeErrand,
    private readonly wishes: EndWishes,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of the page that says what will happen. @throws Problem where it cannot */
  async drawUp(person: StaffPerson, contributionId: string, body: unknown): Promise<string> {
    const { subscriptionId, donorId, isUntaken } = await this.giftOf(contributionId);
    const reason = reasonIn(body);
    const terms = { kind: 'gift-end', donorId, contributionId, subject: subscriptionId, reason } as const;
    const when = fieldOf(body, 'when');
    if (when !== 'with-period' && when !== 'now') throw new ChoiceUnfit('when');
    const outlook = await askStripe(() => this.stripe.look(subscriptionId));
    if (isOver(outlook)) throw new GiftOver();
    // A first charge that may still be moved could come before an end that is planned, and there is nothing paid for.
    if (when === 'now' || isUntaken) return this.actions.drawUp(person.id, terms);
    const { periodEnd, endsAt, isBeingBilled } = outlook;
    if (periodEnd === null || periodEnd <= this.clock.now() || isBeingBilled) throw new PeriodNotKnown();
    if (endsAt !== null && endsAt <= periodEnd) throw new GiftEndsAlready(dayIn('UTC', endsAt));
    return this.actions.drawUp(person.id, { ...terms, endsAt: periodEnd });
  }

  /** @throws StripeSilent; OtherUnderWay, ActionTooOld: then nothing has happened */
  async do(action: CareAction, person: StaffPerson): Promise<void> {
    const { subject: subscription, endsAt } = action;
    // Why stands in the audit log, in words, and nowhere else.
    const wish = { askedAt: this.clock.now(), endsAt: endsAt ?? null, by: 'staff', reason: 'not-said' } as const;
    await this.errand.do(action, person, {
      lines: { asked: 'gift-end-asked', done: 'gift-stopped', refused: 'gift-end-refused' },
      details: { subscription, ends: endsAt === undefined ? 'now' : dayIn('UTC', endsAt) },
      run: (begun) => this.end(begun),
      done: (manager) => this.wishes.told(manager, { ...wish, subscriptionId: subscription }),
    });
  }

  private async end({ id, subject, endsAt: wanted, attempt }: CareAction): Promise<string> {
    const outlook = await askStripeAgain(() => this.stripe.look(subject));
    if (isOver(outlook)) return subject;
    if (wanted === undefined) await this.stripe.endNow(subject);
    else if (outlook.endsAt === null || outlook.endsAt > wanted) {
      // Renewed since: the donor has paid for another period, and was told otherwise.
      if (outlook.periodEnd?.getTime() !== wanted.getTime()) throw new ChangedMeanwhile();
      await this.stripe.endAt(subject, wanted, idempotencyKey('gift-end', `${subject}:${id}`, attempt));
    }
    return subject;
  }

  private async giftOf(contributionId: string): Promise<EndedGift> {
    const [gift]: EndedGift[] = await this.dataSource.query(GIFT, [contributionId]);
    if (gift === undefined) throw new GiftUnknown();
    return gift;
  }
}

interface EndedGift {
  readonly subscriptionId: string;
  readonly donorId: string | null;
  /** It came over from another system, and was not taken here yet. */
  readonly isUntaken: boolean;
}

/** Should there be two, the one that goes on. */
const GIFT = `
  select s.stripe_id as "subscriptionId", c.donor_id as "donorId", s.status = 'trialing' and not ${WAS_TAKEN} as "isUntaken"
  from contributions c join subscriptions s on s.contribution_id = c.id
  where c.id = $1 order by s.status in ('canceled', 'incomplete_expired'), s.stripe_id limit 1`;
