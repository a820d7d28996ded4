import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What was given before in one year, by currency. */
export type ImportedYear = {
  readonly year: number;
  readonly currency: string;
  readonly source: string;
  readonly gifts: number;
  readonly amountMinor: bigint;
};

/** One past gift of a donor. */
export interface ImportedGift {
  readonly givenOn: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly frequency: string;
  readonly source: string;
}

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

  /** The oldest first. @param donorId whose statement or page it is for */
  async ofDonor(donorId: string): Promise<ImportedGift[]> {
    const rows: (Omit<ImportedGift, 'amountMinor'> & { amount: string })[] = await this.dataSource.query(OF_DONOR, [
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

const OF_DONOR = `
  select given_on::text as "givenOn", amount_minor::text as amount, currency, frequency, source
  from imported_gifts gift where donor_id = $1 and ${NOT_IN_OUR_BOOKS} order by given_on, external_id`;
