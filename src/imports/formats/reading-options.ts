import { DAY_ORDERS, dayOrderOf, type DayOrder } from './days';
import { FileUnfit } from './file-unfit';

/** What a file may leave open and its owner knows. */
export interface ReadingOptions {
  /** Where the file names no currency. */
  readonly currency?: string;
  /** Undefined: as the days of the file say together. */
  readonly days?: DayOrder;
}

/** @throws FileUnfit where the days can be read either way: nobody guesses when somebody gave */
export function dayOrder(texts: readonly string[], { days }: ReadingOptions): DayOrder {
  const order = days ?? dayOrderOf(texts);
  if (order !== undefined) return order;
  const choices = DAY_ORDERS.join(' or ');
  throw new FileUnfit(
    `Whether day or month comes first cannot be told from the days in the file. Say it with --days ${choices}.`,
  );
}
