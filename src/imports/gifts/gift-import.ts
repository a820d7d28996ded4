import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { normaliseEmail } from '../../foundation/crypto/email-index';
import { readExport } from '../formats/export-file';
import type { Source } from '../formats/format';
import { GIFT_FORMATS } from '../formats/formats';
import type { LineFault } from '../formats/line-faults';
import type { ReadingOptions } from '../formats/reading-options';
import type { ImportOrder } from '../import-order';
import { emailsOf, KnownDonors } from '../known-donors';
import type { GiftLine } from './gift-line';
import type { ImportReport } from './import-report';
import { importTotals } from './import-totals';
import { readGifts, type ReadGifts } from './read-gifts';

/** Whether who gave is remembered with a past gift. */
export type DonorsOfGifts = 'kept' | 'left out';

/** Takes past gifts in. They are no part of the ledger, which holds what went through Stripe and nothing else. */
@Injectable()
export class GiftImport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly donors: KnownDonors,
    private readonly clock: Clock,
  ) {}

  /**
   * All of a file, or nothing where a line of it is at fault. The same file again brings nothing, a later one what is new.
   * @throws FileUnfit when it is no such export
   */
  async run(
    { file, source }: { file: string; source: Source },
    order: ImportOrder & { readonly donors: DonorsOfGifts },
    options: ReadingOptions,
  ): Promise<ImportReport> {
    const told = withoutAddresses(readGifts(readExport(file), GIFT_FORMATS[source], options), order.donors);
    return this.dataSource.transaction(async (manager) => {
      // Two imports at once take turns: each counts what is there.
      if (order.how === 'written') await manager.query('lock table imported_gifts in share row exclusive mode');
      const { fresh, known, faults } = await this.compare(manager, source, told);
      const written = order.how === 'written' && (faults.length === 0 || order.atFault === 'the good lines');
      if (written) await this.write(manager, source, fresh);
      return { ...reportOn({ ...told, faults }, fresh), source, known, written };
    });
  }

  /** What is known already, and what contradicts it. */
  private async compare(manager: EntityManager, source: Source, told: ReadGifts) {
    const ids = [...told.gifts.map(({ externalId }) => externalId), ...told.refundsOfOthers.map(({ about }) => about)];
    const rows: { id: string; amount: string; currency: string }[] = await manager.query(KNOWN, [source, ids]);
    const before = new Map(rows.map(({ id, amount, currency }) => [id, `${amount} ${currency}`]));
    const changed = told.gifts.filter((gift) => (before.get(gift.externalId) ?? sumOf(gift)) !== sumOf(gift));
    const givenBack = told.refundsOfOthers.filter(({ about }) => before.has(about));
    const faults = [...told.faults, ...changed.map(changedFault), ...givenBack.map(givenBackFault)];
    const fresh = told.gifts.filter(({ externalId }) => !before.has(externalId));
    return {
      fresh,
      known: told.gifts.length - fresh.length - changed.length,
      faults: faults.sort((one, other) => one.line - other.line),
    };
  }

  private async write(manager: EntityManager, source: Source, gifts: readonly GiftLine[]): Promise<void> {
    const donors = await this.donors.of(manager, gifts);
    const rows = gifts.map(({ externalId, givenOn, amountMinor, currency, frequency, email }) => ({
      ...{ id: externalId, day: givenOn, amount: amountMinor.toString(), currency, frequency },
      donor: email === null ? null : donors.get(normaliseEmail(email)),
    }));
    await manager.query(INSERT, [source, this.clock.now(), JSON.stringify(rows)]);
  }
}

function withoutAddresses(told: ReadGifts, donors: DonorsOfGifts): ReadGifts {
  return donors === 'kept' ? told : { ...told, gifts: told.gifts.map((gift) => ({ ...gift, email: null })) };
}

function sumOf({ amountMinor, currency }: GiftLine): string {
  return `${amountMinor} ${currency}`;
}

function changedFault({ line }: GiftLine): LineFault {
  return { line, column: null, expected: 'the amount and currency that were imported under this id before' };
}

function givenBackFault({ line }: { line: number }): LineFault {
  return { line, column: null, expected: 'no refund of a gift that was imported before' };
}

function reportOn(told: ReadGifts, fresh: readonly GiftLine[]) {
  const totals = importTotals(
    fresh.map(({ currency, frequency, givenOn, amountMinor }) => ({
      ...{ currency, kind: frequency, year: Number(givenOn.slice(0, 4)), amountMinor },
    })),
  );
  const { lines, skipped, faults } = told;
  return { lines, taken: fresh.length, skipped: skipped.byReason, donors: emailsOf(fresh).length, totals, faults };
}

const KNOWN = `
  select external_id as id, amount_minor::text as amount, currency from imported_gifts
  where source = $1 and external_id = any($2)`;

const INSERT = `
  insert into imported_gifts (source, external_id, given_on, amount_minor, currency, frequency, donor_id, imported_at)
  select $1, told.id, told.day, told.amount, told.currency, told.frequency, told.donor, $2
  from json_to_recordset($3) as told(id text, day date, amount bigint, currency text, frequency text, donor uuid)`;
