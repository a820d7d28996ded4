import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Frequency } from '../../foundation/newsroom/newsroom';
import type { LetterData } from '../../letters/intents/letter-kinds';
import { receiptNumber } from '../../letters/intents/receipt-number';
import { FEE_COVER, IS_FIRST, occasionOf } from '../../letters/intents/receipts';
import { DonorStatements } from '../statements/donor-statements';
import { ALL_DAYS, endOf } from '../statements/statement-interval';

/** That a gift arrived, as the letter says it. */
export interface DonorReceipt {
  readonly number: string;
  readonly chargeId: string;
  readonly frequency: Frequency;
  /** How many monthly gifts were paid at once; null: it stands for itself. */
  readonly monthsCovered: number | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** In UTC, such as 2027-03-01. */
  readonly on: string;
  /** What of it went back so far. */
  readonly returnedMinor: bigint;
}

/** The same receipts that are sent by mail, by the ledger: also those that nobody wanted, or that no mailbox took. */
@Injectable()
export class DonorReceipts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly statements: DonorStatements,
  ) {}

  /** Newest first. */
  async of(donorId: string): Promise<DonorReceipt[]> {
    const all = await this.statements.of(donorId, ALL_DAYS.from, endOf(ALL_DAYS), 'UTC');
    const receipts = all.flatMap(({ currency, lines }) =>
      lines.flatMap(({ kind, day, chargeId, donationId: _gift, ...line }) =>
        kind !== 'given' || chargeId === null
          ? []
          : [{ ...line, number: receiptNumber(chargeId), chargeId, currency, on: day }],
      ),
    );
    return receipts.reverse().sort((one, other) => other.on.localeCompare(one.on));
  }

  /** @returns undefined where the donor has none of this number */
  async find(donorId: string, number: string): Promise<DonorReceipt | undefined> {
    return (await this.of(donorId)).find((receipt) => receipt.number === number);
  }

  /** What its letter is filled with. */
  async letterData({ chargeId, ...receipt }: DonorReceipt): Promise<LetterData['receipt']> {
    const [charge]: { isFirst: boolean; feeCoverMinor: string }[] = await this.dataSource.query(CHARGE, [chargeId]);
    const { number, amountMinor, currency, on, frequency, monthsCovered } = receipt;
    return {
      ...{ number, amountMinor: String(amountMinor), currency, on },
      ...(charge !== undefined && charge.feeCoverMinor !== '0' && { feeCoverMinor: charge.feeCoverMinor }),
      ...(monthsCovered !== null && { monthsCovered }),
      occasion: occasionOf(frequency, charge?.isFirst),
    };
  }
}

/** By the newest word on whose gift it is. */
const CHARGE = `
  select ${IS_FIRST} as "isFirst", ${FEE_COVER} as "feeCoverMinor"
  from charges charge
    join ledger_transactions t on t.stripe_id = charge.stripe_id and t.contribution_id is not null
    join contributions c on c.id = t.contribution_id
  where charge.stripe_id = $1
  order by t.id desc limit 1`;
