import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PastGift } from '../../managing/former-systems/former-systems';

/** What was given before in one year, by currency. */
export type ImportedYear = {
  readonly year: number;
  readonly currency: string;
  readonly source: string;
  readonly gifts: number;
  readonly amountMinor: bigint;
};

/**
 * Reads what was given before. What is in our own books too, because the account at Stripe is the same, is theirs alone:
 * no gift is ever counted on both sides.
 */
@Injectable()
export class ImportedGifts {
  constructor(private readonly dataSource: DataSource) {}

  async years(): Promise<ImportedYear[]> {
    const rows: (Omit<ImportedYear, 'amountMinor'> & { amount: string })[] = await this.dataSource.query(YEARS);
    return rows.map(({ amount, ...row }) => ({ ...row, amountMinor: BigInt(amount) }));
  }

  /** The oldest first, less those that stand on a statement by our own books. */
  async ofDonor(donorId: string): Promise<PastGift[]> {
    const rows: (Omit<PastGift, 'amountMinor'> & { amount: string })[] = await this.dataSource.query(OF_DONOR, [
      donorId,
    ]);
    return rows.map(({ amount, ...row }) => ({ ...row, amountMinor: BigInt(amount) }));
  }
}

const NOT_IN_OUR_BOOKS = `not exists (
  select from charges where stripe_id = gift.external_id or payment_intent_id = gift.external_id)`;

const YEARS = `
  select extract(year from given_on)::integer as year, currency, source, count(*)::integer as gifts,
    sum(amount_minor)::text as amount
  from imported_gifts gift where ${NOT_IN_OUR_BOOKS} group by 1, 2, 3 order by 1, 2, 3`;

/** A charge that the books have, but that leads to nobody there, would otherwise be on no statement at all. */
const NOT_A_DONORS_BY_OUR_BOOKS = `not exists (
  select from charges ch join ledger_transactions t on t.stripe_id = ch.stripe_id
    join contributions c on c.id = t.contribution_id and c.donor_id is not null
  where ch.stripe_id = gift.external_id or ch.payment_intent_id = gift.external_id)`;

const OF_DONOR = `
  select given_on::text as "givenOn", amount_minor::text as amount, currency, frequency, source
  from imported_gifts gift where donor_id = $1 and ${NOT_A_DONORS_BY_OUR_BOOKS}
  order by given_on, external_id`;
