/** How large a newsroom is, and how long it has kept its books. */
export interface LedgerPlan {
  /** Gifts of a day: as many on every day. */
  readonly giftsADay: number;
  /** The last of them has only begun: what it brought is sealed and waits for the next sum. */
  readonly days: number;
  readonly giftsOfLastDay: number;
  /** In how many batches a day is added up, as the product does it while days go by. */
  readonly batchesADay: number;
}

/** A newsroom whose books come to about so many entries in two years. */
export function planOf(entries: number): LedgerPlan {
  const giftsADay = Math.round(entries / (DAYS * ENTRIES_OF_A_GIFT));
  const batchesADay = Math.max(1, Math.round((giftsADay * TRANSACTIONS_OF_A_GIFT) / WORTH_A_BATCH));
  return { giftsADay, days: DAYS + 1, giftsOfLastDay: Math.round(giftsADay / batchesADay / 2), batchesADay };
}

/** Long over. Two years from it, one of them a leap year. */
export const FIRST_DAY = '2024-01-01';
const DAYS = 731;
/** Its own seven, and its part in exchanges, refunds, disputes and payouts. */
const ENTRIES_OF_A_GIFT = 7.3;
const TRANSACTIONS_OF_A_GIFT = 3.1;
/** Ledger transactions after which the product adds up before a day is over. */
const WORTH_A_BATCH = 2_000;

/** Of the balances, in the order of their payouts. */
export const CURRENCIES = ['EUR', 'USD', 'GBP'] as const;
