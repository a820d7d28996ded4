import { csvText } from '../../foundation/csv/csv-text';
import { currencyOf } from '../../foundation/money/currencies';
import { decimalAmount } from '../../foundation/money/decimal-amount';
import { bankLines, type BankAccountKind, type BankLine, type Payout } from './bank-lines';

export interface BankCsvOptions {
  /** Xero: Date, Amount, Payee, Description, Reference. QuickBooks: Date, Description, Amount. */
  readonly program: 'xero' | 'quickbooks';
  readonly into: BankAccountKind;
  /** Of the whole file: the account in the accounting program has one. */
  readonly currency: string;
  /** As the program is set: 2027-03-01, 01/03/2027 or 03/01/2027. Xero takes the first in every country, QuickBooks does not. */
  readonly dates: 'year-first' | 'day-first' | 'month-first';
}

/** A bank file has one currency, because the account it is imported into has one. */
export class OtherCurrencyInBankFile extends Error {
  constructor(payout: Payout, currency: string) {
    super(`Payout ${payout.id} is in ${payout.currency}, the file is in ${currency}`);
    this.name = 'OtherCurrencyInBankFile';
  }
}

/** More than the programs take in at once: choose a shorter interval. Nothing may be left out unseen. */
export class TooManyBankLines extends Error {
  readonly limit = MOST_LINES;
  constructor() {
    super(`Accounting programs take ${MOST_LINES} lines of a bank file at once; choose a shorter interval`);
    this.name = 'TooManyBankLines';
  }
}

/** Both programs say so; QuickBooks' other limit, 350 KB, is three times that. */
const MOST_LINES = 1_000;

/**
 * Payouts as the statement of a bank account, for import into Xero or QuickBooks Online, without any donor. Money that
 * comes into the account is positive, money that leaves it negative, as both programs want it; amounts have a decimal
 * point and no groups, and lines of zero are left out, which QuickBooks refuses. Nothing else stands in the file: a
 * preamble would be read as a transaction. Which account it is for: `bankLines`.
 *
 * A date is the day on which Stripe says that the payout reaches the bank. Descriptions begin with words: QuickBooks asks
 * that they be no numbers.
 *
 * Formats: https://central.xero.com (Import a CSV bank statement; 1,000 lines at most, headings in the first row) and
 * https://quickbooks.intuit.com/learn-support/en-uk/banking/import-bank-transactions-using-excel-csv-files/00/239741
 *
 * Throws `OtherCurrencyInBankFile`, `TooManyBankLines`, `PayoutDoesNotAddUp`: before the first byte, since a part of a
 * statement looks like all of it.
 */
export async function* bankCsv(payouts: AsyncIterable<Payout>, options: BankCsvOptions): AsyncGenerator<string> {
  const lines: string[] = [];
  for await (const payout of payouts) {
    if (payout.currency !== options.currency) throw new OtherCurrencyInBankFile(payout, options.currency);
    lines.push(...bankLines(payout, options.into).map((line) => row(cellsOf(line, options))));
    if (lines.length > MOST_LINES) throw new TooManyBankLines();
  }
  yield row(HEADINGS[options.program]);
  yield* lines;
}

const HEADINGS: Readonly<Record<BankCsvOptions['program'], readonly string[]>> = {
  xero: ['Date', 'Amount', 'Payee', 'Description', 'Reference'],
  quickbooks: ['Date', 'Description', 'Amount'],
};

function cellsOf(line: BankLine, { program, currency, dates }: BankCsvOptions): string[] {
  const day = dateIn(line.day, dates);
  const amount = decimalAmount(line.minor, currencyOf(currency).exponent);
  return program === 'xero'
    ? [day, amount, 'Stripe', csvText(line.description), csvText(line.payoutId)]
    : [day, csvText(`${line.description}, payout ${line.payoutId}`), amount];
}

function dateIn(day: string, order: BankCsvOptions['dates']): string {
  const [year, month, date] = day.split('-');
  if (order === 'year-first') return day;
  return order === 'day-first' ? `${date}/${month}/${year}` : `${month}/${date}/${year}`;
}

function row(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}
