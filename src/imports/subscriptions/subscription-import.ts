import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { normaliseEmail } from '../../foundation/crypto/email-index';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import { readExport } from '../formats/export-file';
import type { Source } from '../formats/format';
import { SUBSCRIPTION_FORMATS } from '../formats/formats';
import type { LineFault } from '../formats/line-faults';
import type { ReadingOptions } from '../formats/reading-options';
import type { ImportReport } from '../gifts/import-report';
import { importTotals } from '../gifts/import-totals';
import type { ImportOrder } from '../import-order';
import { emailsOf, KnownDonors } from '../known-donors';
import { readSubscriptions, type ReadSubscriptions } from './read-subscriptions';
import type { SubscriptionLine } from './subscription-line';

/** Takes standing agreements in. Nothing is charged, asked of Stripe, or written to anybody by it. */
@Injectable()
export class SubscriptionImport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly donors: KnownDonors,
    private readonly clock: Clock,
    @Inject(NEWSROOM) private readonly newsroom: Newsroom,
  ) {}

  /**
   * All of a file, or nothing where a line of it is at fault. A later export brings what is new, and the days on which
   * those are due that nobody has taken up yet. @throws FileUnfit when it is no such export
   */
  async run(
    { file, source }: { file: string; source: Source },
    order: ImportOrder & { readonly language?: string },
    options: ReadingOptions,
  ): Promise<ImportReport> {
    const told = readSubscriptions(readExport(file), SUBSCRIPTION_FORMATS[source], options);
    return this.dataSource.transaction(async (manager) => {
      if (order.how === 'written') await manager.query('lock table imported_subscriptions in share row exclusive mode');
      const { fresh, known, faults } = await compare(manager, source, told);
      const written = order.how === 'written' && (faults.length === 0 || order.atFault === 'the good lines');
      if (written) await this.write(manager, source, { fresh, known, language: order.language });
      return { ...reportOn({ ...told, faults }, fresh), source, known: known.length, written };
    });
  }

  private async write(
    manager: EntityManager,
    source: Source,
    { fresh, known, language = this.newsroom.defaultLanguage }: ToWrite,
  ): Promise<void> {
    const donors = await this.donors.of(manager, fresh);
    const rows = fresh.map(({ externalId, way, email, amountMinor, currency, frequency, nextChargeOn }) => ({
      ...{ uuid: randomUUID(), id: externalId, way, amount: amountMinor.toString(), currency, frequency },
      ...{ next_on: nextChargeOn, donor: email === null ? null : donors.get(normaliseEmail(email)) },
    }));
    await manager.query(INSERT, [source, this.clock.now(), language, JSON.stringify(rows)]);
    const days = known.map(({ externalId, nextChargeOn }) => ({ id: externalId, next_on: nextChargeOn }));
    await manager.query(RENEW_DAYS, [source, JSON.stringify(days)]);
  }
}

interface ToWrite {
  readonly fresh: readonly SubscriptionLine[];
  readonly known: readonly SubscriptionLine[];
  readonly language: string | undefined;
}

async function compare(manager: EntityManager, source: Source, told: ReadSubscriptions) {
  const ids = told.subscriptions.map(({ externalId }) => externalId);
  const rows: { id: string; terms: string }[] = await manager.query(KNOWN, [source, ids]);
  const before = new Map(rows.map(({ id, terms }) => [id, terms]));
  const isKnown = ({ externalId }: SubscriptionLine): boolean => before.has(externalId);
  const isChanged = (each: SubscriptionLine): boolean => isKnown(each) && before.get(each.externalId) !== termsOf(each);
  const faults = [...told.faults, ...told.subscriptions.filter(isChanged).map(changedFault)];
  return {
    fresh: told.subscriptions.filter((each) => !isKnown(each)),
    known: told.subscriptions.filter((each) => isKnown(each) && !isChanged(each)),
    faults: faults.sort((one, other) => one.line - other.line),
  };
}

function termsOf({ amountMinor, currency, frequency }: SubscriptionLine): string {
  return `${amountMinor} ${currency} ${frequency}`;
}

function changedFault({ line }: SubscriptionLine): LineFault {
  return { line, column: null, expected: 'the amount, currency and rhythm that were imported under this id before' };
}

function reportOn(told: ReadSubscriptions, fresh: readonly SubscriptionLine[]) {
  const totals = importTotals(
    fresh.map(({ currency, frequency, way, amountMinor }) => ({ currency, kind: `${frequency}, ${way}`, amountMinor })),
  );
  const { lines, skipped, faults } = told;
  return { lines, taken: fresh.length, skipped: skipped.byReason, donors: emailsOf(fresh).length, totals, faults };
}

const KNOWN = `
  select external_id as id, concat_ws(' ', amount_minor::text, currency, frequency) as terms from imported_subscriptions
  where source = $1 and external_id = any($2)`;

const INSERT = `
  insert into imported_subscriptions
    (id, source, external_id, way, donor_id, amount_minor, currency, frequency, next_charge_on, language, imported_at)
  select told.uuid, $1, told.id, told.way, told.donor, told.amount, told.currency, told.frequency, told.next_on, $3, $2
  from json_to_recordset($4) as told(uuid uuid, id text, way text, donor uuid, amount bigint, currency text,
    frequency text, next_on date)`;

/** Of those that have a page with us the day is agreed upon, and stays. */
const RENEW_DAYS = `
  update imported_subscriptions s set next_charge_on = told.next_on
  from json_to_recordset($2) as told(id text, next_on date)
  where s.source = $1 and s.external_id = told.id and s.contribution_id is null`;
