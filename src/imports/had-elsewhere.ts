import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../foundation/clock/clock';
import type {
  AgreementAtStripe,
  AgreementElsewhere,
  FormerSystems,
  PastGift,
} from '../managing/former-systems/former-systems';
import { ImportedGifts } from './gifts/imported-gifts';

/** What a donor gave and agreed to elsewhere, for statements and for the pages of donors and staff. */
@Injectable()
export class HadElsewhere implements FormerSystems {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gifts: ImportedGifts,
    private readonly clock: Clock,
  ) {}

  giftsOf(donorId: string): Promise<PastGift[]> {
    return this.gifts.ofDonor(donorId);
  }

  /** Also those at our own account at Stripe that no gift of ours goes by yet. */
  async agreementsOf(donorId: string): Promise<AgreementElsewhere[]> {
    const rows: (Omit<AgreementElsewhere, 'amountMinor'> & { amount: string })[] = await this.dataSource.query(
      AGREEMENTS,
      [donorId],
    );
    return rows.map(({ amount, ...row }) => ({ ...row, amountMinor: BigInt(amount) }));
  }

  atStripeOf(donorId: string): Promise<AgreementAtStripe[]> {
    return this.dataSource.query(AT_STRIPE, [donorId]);
  }

  async ended(subscriptionId: string): Promise<void> {
    await this.dataSource.query(ENDED, [subscriptionId, this.clock.now()]);
  }
}

const AGREEMENTS = `
  select source, frequency, amount_minor::text as amount, currency from imported_subscriptions
  where donor_id = $1 and stopped_at is null and adopted_at is null order by imported_at, external_id`;

const AT_STRIPE = `
  select external_id as "subscriptionId", contribution_id as "contributionId" from imported_subscriptions
  where donor_id = $1 and way = 'adopt' order by imported_at, external_id`;

/** What was adopted is a gift of ours, whose end comes by an event. */
const ENDED = `
  update imported_subscriptions set stopped_at = $2, way = 'invite'
  where external_id = $1 and way = 'adopt' and adopted_at is null`;
