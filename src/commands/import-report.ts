import { currencyOf } from '../foundation/money/currencies';
import { decimalAmount } from '../foundation/money/decimal-amount';
import type { LineFault } from '../imports/formats/line-faults';
import type { ImportReport } from '../imports/gifts/import-report';
import { counted } from './counted';
import { EXIT } from './exit-codes';
import type { Terminal } from './terminal';

/** Says what an import did, or would do. */
export function sayReport(terminal: Terminal, report: ImportReport, options: { json?: boolean }): void {
  if (report.faults.length > 0) terminal.exitCode = EXIT.differences;
  if (options.json === true) return terminal.json(report);
  const { lines, taken, known, donors, skipped, totals, faults } = report;
  sayFaults(terminal, faults);
  const found = `${taken} new, of ${counted(donors, 'donor')}; ${known} known; ${counted(faults.length, 'error')}`;
  terminal.say(`${counted(lines, 'line')}: ${found}.`);
  for (const [because, count] of Object.entries(skipped)) terminal.say(`${count} left out: ${because}.`);
  terminal.rows(
    totals.map(({ year, kind, currency, count, amountMinor }) => ({
      ...(year === undefined ? {} : { year }),
      ...{ currency, kind, count, amount: decimalAmount(amountMinor.toString(), currencyOf(currency).exponent) },
    })),
    'Nothing is new.',
    {},
  );
  terminal.say(endOf(report));
}

/** On standard error, one a line. */
export function sayFaults(terminal: Terminal, faults: readonly LineFault[]): void {
  for (const { line, column, expected } of faults)
    terminal.complain(`line ${line}${column === null ? '' : `, ${column}`}: expected ${expected}`);
}

/** Whether it was written, and else what to do. */
export function endOf({ written, faults }: Pick<ImportReport, 'written' | 'faults'>): string {
  if (written) return 'Written.';
  if (faults.length > 0)
    return 'Nothing was written. Mend the file, or take the lines that are right with --skip-errors --write.';
  return 'Nothing was written: this was a trial. Write it with --write.';
}
