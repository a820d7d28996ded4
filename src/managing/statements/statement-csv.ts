import { csvText } from '../../foundation/csv/csv-text';
import { currencyOf } from '../../foundation/money/currencies';
import { decimalAmount } from '../../foundation/money/decimal-amount';
import { frequencyOf, kindOf, receiptOf } from './statement-sheet';
import type { StatementTexts } from './statement-texts';
import type { StatementLine, WholeStatement } from './with-past-gifts';

/**
 * A statement as CSV (RFC 4180, UTF-8, lines end with CRLF) for the donor's own spreadsheet: a byte order mark, headings
 * in the donor's language, then every line of every currency. Days are as 2026-12-31. Amounts are decimal numbers with
 * the decimals of their currency, never grouped; in languages that write 10,50 with a comma, cells are separated by
 * semicolons, as spreadsheets there expect.
 */
export function statementCsv(currencies: readonly WholeStatement[], texts: StatementTexts): string {
  const point = pointOf(texts.language);
  const separator = point === ',' ? ';' : ',';
  const rows = currencies.flatMap(({ currency, lines }) =>
    lines.map((line) => cellsOf(line, currency, { texts, point })),
  );
  const headings = HEADINGS.map((key) => csvText(texts.say(key)));
  return BYTE_ORDER_MARK + [headings, ...rows].map((cells) => `${cells.join(separator)}\r\n`).join('');
}

const HEADINGS = ['day', 'kind', 'frequency', 'receipt', 'amount', 'returned', 'currency'] as const;
const BYTE_ORDER_MARK = '\ufeff';

function cellsOf(
  line: StatementLine,
  currency: string,
  { texts, point }: { readonly texts: StatementTexts; readonly point: '.' | ',' },
): string[] {
  const { exponent } = currencyOf(currency);
  const amount = (minor: bigint): string => decimalAmount(String(minor), exponent, point);
  const { day, amountMinor, returnedMinor } = line;
  const words = [kindOf(line, texts), frequencyOf(line, texts), receiptOf(line)];
  return [day, ...words.map(csvText), amount(amountMinor), amount(returnedMinor), currency];
}

function pointOf(language: string): '.' | ',' {
  const decimal = new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === 'decimal');
  return decimal?.value === ',' ? ',' : '.';
}
