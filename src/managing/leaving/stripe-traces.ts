import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { EndWishes } from '../../giving/subscriptions/ends/end-wishes';
import { ENDS } from '../../giving/subscriptions/subscription-statuses';
import { StripeCustomers } from '../../infrastructure/stripe/customers';
import { StripeSubscriptionEndings } from '../../infrastructure/stripe/subscription-endings';
import { StripeSubscriptionTies } from '../../infrastructure/stripe/subscription-ties';
import { FORMER_SYSTEMS, type AgreementAtStripe, type FormerSystems } from '../former-systems/former-systems';
import { ErasureRequests, type ErasureRequest } from './erasure-requests';

/** What of a donor who leaves can be ended and removed at Stripe. */
@Injectable()
export class StripeTraces {
  constructor(
    private readonly dataSource: DataSource,
    private readonly requests: ErasureRequests,
    private readonly wishes: EndWishes,
    private readonly endings: StripeSubscriptionEndings,
    private readonly ties: StripeSubscriptionTies,
    private readonly customers: StripeCustomers,
    private readonly clock: Clock,
    @Inject(FORMER_SYSTEMS) private readonly former: FormerSystems,
  ) {}

  /**
   * Gifts first, each by itself: a customer that goes takes them along, but then nobody has said that they end. Safe to
   * repeat. @throws StripeFailure
   */
  async remove(request: ErasureRequest): Promise<void> {
    const { donorId, askedAt, removedCustomers } = request;
    const gifts: { stripe_id: string }[] = await this.dataSource.query(RUNNING, [donorId, ENDS]);
    for (const { stripe_id: subscriptionId } of gifts) {
      const wish = { subscriptionId, askedAt, endsAt: this.clock.now(), by: 'donor', reason: 'erasure' } as const;
      await this.wishes.told(this.dataSource.manager, wish);
      await this.endings.endNow(subscriptionId);
    }
    const customers: { customer_id: string }[] = await this.dataSource.query(CUSTOMERS, [donorId, removedCustomers]);
    for (const { customer_id } of customers) await this.forgetCustomer(request, customer_id);
    for (const agreement of await this.former.atStripeOf(donorId)) await this.endAgreement(request, agreement);
  }

  /**
   * One that came over at our own account and waits to become a gift of ours: its donor is charged by it all the same, and
   * nothing of ours leads to it.
   */
  private async endAgreement(
    request: ErasureRequest,
    { subscriptionId, contributionId }: AgreementAtStripe,
  ): Promise<void> {
    const found = await this.ties.find(subscriptionId);
    // At another account, a person has to end it; of another gift, whoever gives that has not asked for anything.
    if (found === undefined || (found.contributionId !== null && found.contributionId !== contributionId)) return;
    if (!found.isOver) await this.endings.endNow(subscriptionId);
    if (!request.removedCustomers.includes(found.customerId)) await this.forgetCustomer(request, found.customerId);
    await this.former.ended(subscriptionId);
  }

  private async forgetCustomer({ id }: ErasureRequest, customerId: string): Promise<void> {
    await this.customers.remove(customerId);
    await this.requests.customerRemoved(id, customerId);
  }
}

const RUNNING = `
  select s.stripe_id from subscriptions s join contributions c on c.id = s.contribution_id
  where c.donor_id = $1 and not s.status = any($2) order by s.stripe_id`;

/** Those of payment pages, and of gifts that came over from another system at the same account, which had none of ours. */
const CUSTOMERS = `
  select customer_id from (
    select page.customer_id from checkout_sessions page join contributions c on c.id = page.contribution_id
    where c.donor_id = $1
    union
    select told.snapshot ->> 'customer' from contributions c join subscriptions s on s.contribution_id = c.id
      join subscription_snapshots told on told.subscription_id = s.stripe_id
    where c.donor_id = $1) known
  where customer_id is not null and not customer_id = any($2) order by 1`;
