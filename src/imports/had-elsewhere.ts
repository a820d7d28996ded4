import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AgreementElsewhere, FormerSystems, PastGift } from '../managing/former-systems/former-systems';
import { ImportedGifts } from './gifts/imported-gifts';

/** What a donor gave and agreed to elsewhere, for statements and for the pages of donors and staff. */
@Injectable()
export class HadElsewhere implements FormerSystems {
  constructor(
    private readonly dataSource: DataSource,
    private readonly gifts: ImportedGifts,
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
}

const AGREEMENTS = `
  select source, frequency, amount_minor::text as amount, currency from imported_subscriptions
  where donor_id = $1 and stopped_at is null and adopted_at is null order by imported_at, external_id`;
