import { Problem } from '../../foundation/problem/problem';
import { OtherCurrencyInBankFile, TooManyBankLines } from '../formats/bank-csv';
import { PayoutDoesNotAddUp } from '../formats/bank-lines';
import { PayoutNotItemised } from './bank-payouts';
import { TextTooLongForCell } from '../formats/xlsx/cells';

export class UnknownFormat extends Problem {
  readonly status = 404;
  readonly code = 'unknown_format';
  readonly title = 'There is no such format';

  constructor(formats: readonly string[]) {
    super(`It can be had as ${formats.join(', ')}.`, { field: 'format' });
  }
}

export class BankCurrencyMissing extends Problem {
  readonly status = 400;
  readonly code = 'currency_missing';
  readonly title = 'A currency is needed';

  constructor() {
    super('An account has one currency: say which, such as currency=EUR.', { field: 'currency' });
  }
}

/** What was asked for is there, and does not go into this format. */
export class ExportImpossible extends Problem {
  readonly status = 422;
  readonly code = 'export_impossible';
  readonly title = 'It does not go into this format';

  constructor(cause: Error) {
    super(`${cause.message}.`);
  }
}

/** What a format refuses as a problem for a person; anything else as it is. */
export function asExportProblem(error: unknown): unknown {
  return REFUSALS.some((refusal) => error instanceof refusal) ? new ExportImpossible(error as Error) : error;
}

const REFUSALS = [PayoutNotItemised, OtherCurrencyInBankFile, TooManyBankLines, PayoutDoesNotAddUp, TextTooLongForCell];
