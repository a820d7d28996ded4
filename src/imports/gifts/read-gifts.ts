import { amountIn, amountOrNothingIn, currencyIn, dayIn, emailIn, idIn } from '../formats/cells';
import { recordsBy, type ReadRecord } from '../formats/columns';
import type { DayOrder } from '../formats/days';
import type { ExportFile } from '../formats/export-file';
import type { GiftColumn, GiftFormat, GiftFrequency } from '../formats/format';
import { Expectations } from '../formats/expectations';
import type { LineFault } from '../formats/line-faults';
import { dayOrder, type ReadingOptions } from '../formats/reading-options';
import { Skipped } from '../formats/skipped';
import type { GiftLine, RefundLine } from './gift-line';
import { lessRefunds } from './less-refunds';

export interface ReadGifts {
  /** How many records the file has. */
  readonly lines: number;
  readonly gifts: readonly GiftLine[];
  /** Of gifts that are not in this file. */
  readonly refundsOfOthers: readonly RefundLine[];
  readonly skipped: Skipped;
  readonly faults: readonly LineFault[];
}

/** Reads past gifts, and everything that is wrong with the file. @throws FileUnfit when it is no such export at all */
export function readGifts(file: ExportFile, format: GiftFormat, options: ReadingOptions): ReadGifts {
  const records = recordsBy(file, format.columns);
  return new GiftReader(format, options, records).read();
}

class GiftReader {
  private readonly expect: Expectations<GiftColumn>;
  private readonly skipped = new Skipped();
  private readonly gifts = new Map<string, GiftLine>();
  private readonly refunds: RefundLine[] = [];
  private readonly order: DayOrder;

  constructor(
    private readonly format: GiftFormat,
    private readonly options: ReadingOptions,
    private readonly records: readonly ReadRecord<GiftColumn>[],
  ) {
    this.expect = new Expectations(format.columns);
    this.order = dayOrder(
      records.map(({ cell }) => cell('day')),
      options,
    );
  }

  read(): ReadGifts {
    for (const record of this.records) this.readRecord(record);
    const { skipped, records } = this;
    const { faults } = this.expect;
    const { gifts, refundsOfOthers } = lessRefunds(this.gifts, this.refunds, { faults, skipped });
    return { lines: records.length, gifts, refundsOfOthers, skipped, faults: faults.all };
  }

  private readRecord(record: ReadRecord<GiftColumn>): void {
    if (!record.isWhole) return this.expect.faults.add(record.line, null, 'as many cells as the header has');
    const kind = this.format.kindOf(record);
    if (kind.is === 'nothing') return this.skipped.add(kind.because);
    if (kind.is === 'refund') return this.readRefund(record);
    const gift = this.giftIn(record, kind.frequency);
    if (gift !== undefined) this.keep(gift);
  }

  private keep(gift: GiftLine): void {
    const { line, ...known } = this.gifts.get(gift.externalId) ?? gift;
    if (!this.gifts.has(gift.externalId)) this.gifts.set(gift.externalId, gift);
    else if (known.amountMinor === gift.amountMinor && known.currency === gift.currency) this.skipped.add('repeated');
    else this.expect.fault(gift.line, 'id', `the same amount as line ${line} has under this id`);
  }

  private giftIn(record: ReadRecord<GiftColumn>, frequency: GiftFrequency): GiftLine | undefined {
    const { line, cell } = record;
    const externalId = this.expect.hold(line, 'id', idIn(cell('id')));
    const givenOn = this.expect.hold(line, 'day', dayIn(cell('day'), this.order));
    const email = this.expect.hold(line, 'email', emailIn(cell('email')));
    const money = this.moneyIn(record);
    if (externalId === undefined || givenOn === undefined || email === undefined || money === undefined)
      return undefined;
    if (money.amountMinor <= 0n) return this.skipped.add('given back');
    return { line, externalId, givenOn, ...money, frequency, email };
  }

  private readRefund(record: ReadRecord<GiftColumn>): void {
    const { line, cell } = record;
    const about = this.expect.hold(line, 'about', idIn(cell('about')));
    const money = this.moneyIn(record);
    if (about !== undefined && money !== undefined) this.refunds.push({ line, about, ...money });
  }

  /** What was given, less what stands beside it as given back. */
  private moneyIn({ line, cell }: ReadRecord<GiftColumn>): { amountMinor: bigint; currency: string } | undefined {
    const currency = this.expect.hold(line, 'currency', currencyIn(cell('currency'), this.options.currency));
    if (currency === undefined) return undefined;
    const given = this.expect.hold(line, 'amount', amountIn(cell('amount').replace(/^[-−]\s?/, ''), currency));
    const back = this.expect.hold(line, 'refunded', amountOrNothingIn(cell('refunded'), currency));
    return given === undefined || back === undefined
      ? undefined
      : { amountMinor: given - back, currency: currency.code };
  }
}
