import type { Figure } from './books';
import type { StripeSums } from './stripe-sums';

export interface AccountSum {
  readonly account: string;
  readonly currency: string;
  readonly minor: string;
}

/** How often and how much, by currency; then the ledger beside the sandbox. */
export function closingTable(figures: readonly Figure[], accounts: readonly AccountSum[], stripe: StripeSums): string {
  const currencies = [...new Set([...figures, ...accounts].map(({ currency }) => currency))].sort();
  const kinds = [...new Set(figures.map(({ kind }) => kind))];
  const facts = kinds.map((kind) => [
    kind.slice(kind.indexOf(' ') + 1),
    ...currencies.map((currency) => counted(figures.find((each) => each.kind === kind && each.currency === currency))),
  ]);
  const sum = (prefix: string) => (currency: string) => amount(ledgerSum(accounts, prefix, currency));
  const at = (sums: ReadonlyMap<string, bigint>) => (currency: string) => amount(sums.get(currency) ?? 0n);
  return inColumns([
    ['', ...currencies],
    ...facts,
    ['balance at Stripe: ledger', ...currencies.map(sum('assets:stripe:'))],
    ['balance at Stripe: sandbox', ...currencies.map(at(stripe.balance))],
    ['paid out: ledger', ...currencies.map(sum('assets:bank'))],
    ['paid out: sandbox', ...currencies.map(at(stripe.paidOut))],
  ]);
}

function ledgerSum(accounts: readonly AccountSum[], prefix: string, currency: string): bigint {
  return accounts
    .filter((each) => each.account.startsWith(prefix) && each.currency === currency)
    .reduce((sum, { minor }) => sum + BigInt(minor), 0n);
}

function counted(figure: Figure | undefined): string {
  if (figure === undefined) return '–';
  return `${Number(figure.count).toLocaleString('en')} × = ${amount(BigInt(figure.minor))}`;
}

/** Hundredths, as all of the seed's currencies have them. */
function amount(minor: bigint): string {
  const absolute = minor < 0n ? -minor : minor;
  const units = (absolute / 100n).toLocaleString('en');
  return `${minor < 0n ? '-' : ''}${units}.${String(absolute % 100n).padStart(2, '0')}`;
}

function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number): string =>
    column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(cell).join('   ').trimEnd()).join('\n');
}
