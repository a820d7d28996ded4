import { amountIn, currencyIn, dayIn, emailIn, idIn, type Expected } from '../formats/cells';
import { recordsBy, type ReadRecord } from '../formats/columns';
import type { DayOrder } from '../formats/days';
import { Expectations } from '../formats/expectations';
import type { ExportFile } from '../formats/export-file';
import type { SubscriptionColumn, SubscriptionFormat } from '../formats/format';
import type { LineFault } from '../formats/line-faults';
import { dayOrder, type ReadingOptions } from '../formats/reading-options';
import { Skipped } from '../formats/skipped';
import { rhythmFor } from './rhythm';
import type { SubscriptionLine } from './subscription-line';

export interface ReadSubscriptions {
  /** How many records the file has. */
  readonly lines: number;
  readonly subscriptions: readonly SubscriptionLine[];
  readonly skipped: Skipped;
  readonly faults: readonly LineFault[];
}

/** Reads standing agreements, and everything that is wrong with the file. @throws FileUnfit when it is no such export */
export function readSubscriptions(
  file: ExportFile,
  format: SubscriptionFormat,
  options: ReadingOptions,
): ReadSubscriptions {
  const records = recordsBy(file, format.columns);
  return new SubscriptionReader(format, options, records).read();
}

class SubscriptionReader {
  private readonly skipped = new Skipped();
  private readonly kept = new Map<string, SubscriptionLine>();
  private readonly expect: Expectations<SubscriptionColumn>;
  private readonly order: DayOrder;

  constructor(
    private readonly format: SubscriptionFormat,
    private readonly options: ReadingOptions,
    private readonly records: readonly ReadRecord<SubscriptionColumn>[],
  ) {
    this.expect = new Expectations(format.columns);
    this.order = dayOrder(
      records.map(({ cell }) => cell('nextOn')),
      options,
    );
  }

  read(): ReadSubscriptions {
    for (const record of this.records) this.readRecord(record);
    const { skipped, records, expect } = this;
    return { lines: records.length, subscriptions: [...this.kept.values()], skipped, faults: expect.faults.all };
  }

  private readRecord(record: ReadRecord<SubscriptionColumn>): void {
    const { line, isWhole } = record;
    if (!isWhole) return this.expect.faults.add(line, null, 'as many cells as the header has');
    const standing = this.format.standingOf(record);
    if (standing !== 'goes on') return this.skipped.add(standing.because);
    const told = this.subscriptionIn(record);
    if (told === undefined) return;
    if (this.kept.has(told.externalId)) this.expect.fault(line, 'id', 'an id that no line before it has');
    else this.kept.set(told.externalId, told);
  }

  private subscriptionIn(record: ReadRecord<SubscriptionColumn>): SubscriptionLine | undefined {
    const { line, cell } = record;
    const way = this.format.wayOf(record);
    const externalId = this.expect.hold(line, 'id', idIn(cell('id')));
    const nextChargeOn = this.expect.hold(line, 'nextOn', dayIn(cell('nextOn'), this.order));
    const frequency = this.expect.hold(line, 'interval', rhythmFor(way, cell('interval'), cell('count')));
    const email = this.expect.hold(line, 'email', emailFor(way, cell('email')));
    const money = this.moneyIn(record);
    if (externalId === undefined || nextChargeOn === undefined || frequency === undefined) return undefined;
    if (email === undefined || money === undefined) return undefined;
    return { line, externalId, way, email, ...money, frequency, nextChargeOn };
  }

  private moneyIn({
    line,
    cell,
  }: ReadRecord<SubscriptionColumn>): { amountMinor: bigint; currency: string } | undefined {
    const currency = this.expect.hold(line, 'currency', currencyIn(cell('currency'), this.options.currency));
    if (currency === undefined) return undefined;
    const each = this.expect.hold(line, 'amount', amountIn(cell('amount'), currency));
    const quantity = this.expect.hold(line, 'quantity', quantityIn(cell('quantity')));
    if (each === undefined || quantity === undefined) return undefined;
    return { amountMinor: each * quantity, currency: currency.code };
  }
}

/** Whoever has to enter a card once more must be written to. */
function emailFor(way: 'adopt' | 'invite', text: string): string | null | Expected {
  return way === 'invite' && text === ''
    ? { expected: 'the address of its donor, who has to be written to' }
    : emailIn(text);
}

function quantityIn(text: string): bigint | Expected {
  if (text === '') return 1n;
  return /^[1-9]\d{0,5}$/.test(text) ? BigInt(text) : { expected: 'a whole number, or nothing' };
}
