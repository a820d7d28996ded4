import type { Payout, PayoutSums } from '../formats/bank-lines';
import type { ReportReading, ReportRow } from '../run/reading';

/**
 * The payouts of a payout reconciliation that reached the bank in an interval, or came back from it, each with what it is
 * made of. @throws PayoutNotItemised for one whose parts Stripe has not told yet
 */
export async function* bankPayouts(reading: ReportReading, { from, to }: Interval): AsyncGenerator<Payout> {
  for await (const payout of allPayouts(reading))
    if (payout.status !== 'in_transit' && payout.arrivalDay >= from && payout.arrivalDay < to) yield asPayout(payout);
}

/** Days [from, to). */
interface Interval {
  readonly from: string;
  readonly to: string;
}

async function* allPayouts(reading: ReportReading): AsyncGenerator<Gathered> {
  const places = new Map(reading.about.columns.map(({ name }, place) => [name, place]));
  const cell = (row: ReportRow, name: string) => row[places.get(name) ?? -1] ?? null;
  let open: Gathered | undefined;
  for await (const batch of reading.batches) {
    for (const row of batch) {
      const id = cell(row, 'payout_id') ?? '';
      if (open?.id !== id) {
        if (open !== undefined) yield open;
        open = begun(id, (name) => cell(row, name));
      }
      if (open.isItemised)
        add(open.sums, cell(row, 'category') ?? '', BigInt(cell(row, 'gross') ?? 0), BigInt(cell(row, 'fee') ?? 0));
    }
  }
  if (open !== undefined) yield open;
}

/** A file without its parts would leave the account off by all of it. */
export class PayoutNotItemised extends Error {
  constructor(id: string) {
    super(`Stripe has not told yet what payout ${id} is made of. Please try again in some hours`);
    this.name = 'PayoutNotItemised';
  }
}

type Sums = Record<keyof PayoutSums, bigint>;

interface Gathered extends Omit<Payout, 'sums'> {
  readonly sums: Sums;
  readonly isItemised: boolean;
  readonly isToBeItemised: boolean;
}

/** Of the first line of a payout, which has its amount. */
function begun(id: string, cell: (name: string) => string | null): Gathered {
  const status = STATUSES[cell('state') ?? ''] ?? 'in_transit';
  return {
    id,
    arrivalDay: cell('arrived_on') ?? cell('left_on') ?? '',
    currency: cell('currency') ?? '',
    amountMinor: cell('payout') ?? '0',
    status,
    isItemised: cell('itemised') === 'itemised',
    // One that came back may never be itemised: nothing waits for that.
    isToBeItemised: status !== 'failed' && cell('itemised') === 'not itemised yet',
    sums: { grossMinor: 0n, refundsMinor: 0n, disputesMinor: 0n, feesMinor: 0n, otherMinor: 0n },
  };
}

const STATUSES: Readonly<Record<string, Payout['status']>> = { arrived: 'paid', 'came back': 'failed' };

function add(sums: Sums, category: string, gross: bigint, fee: bigint): void {
  sums[PARTS[category] ?? 'otherMinor'] += gross;
  sums.feesMinor += fee;
}

/** A fee by itself has no gross but what it takes. */
const PARTS: Readonly<Record<string, keyof PayoutSums>> = {
  charge: 'grossMinor',
  charge_failure: 'grossMinor',
  partial_capture_reversal: 'grossMinor',
  refund: 'refundsMinor',
  refund_failure: 'refundsMinor',
  dispute: 'disputesMinor',
  dispute_reversal: 'disputesMinor',
  fee: 'feesMinor',
  network_cost: 'feesMinor',
  tax: 'feesMinor',
};

function asPayout({ isItemised, isToBeItemised, sums, ...payout }: Gathered): Payout {
  if (isToBeItemised) throw new PayoutNotItemised(payout.id);
  const written = Object.fromEntries(Object.entries(sums).map(([name, minor]) => [name, String(minor)]));
  return { ...payout, sums: isItemised ? (written as unknown as PayoutSums) : null };
}
