import type { ReportReading, ReportRow } from '../../run/reading';

/** One line of the register of refunds and disputes. */
export interface RegisterLine {
  readonly kind: string;
  readonly sourceId: string;
  readonly donationId: string | null;
  readonly createdAt: string;
  readonly givenCurrency: string;
  readonly given: string;
  readonly status: string;
  readonly reason: string | null;
  /** Day by which evidence has to be with Stripe; null: none is asked for. */
  readonly answerBy: string | null;
  /** Null: no money has moved for it. */
  readonly currency: string | null;
  readonly effect: string | null;
}

export interface Register {
  /** Disputes that wait for an answer, the nearest deadline first. */
  readonly open: readonly RegisterLine[];
  /** The newest refunds and disputes, newest first. */
  readonly latest: readonly RegisterLine[];
  readonly failedPayments: number;
}

/** Reads all of the register and keeps what is open, and the newest. */
export async function readRegister({ about, batches }: ReportReading, most: number): Promise<Register> {
  const places = new Map(about.columns.map(({ name }, place) => [name, place]));
  const open: RegisterLine[] = [];
  let latest: RegisterLine[] = [];
  let failedPayments = 0;
  for await (const batch of batches) {
    const lines = batch.map((row) => lineOf(row, places));
    const moved = lines.filter(({ kind }) => kind !== 'failed payment');
    failedPayments += lines.length - moved.length;
    open.push(...moved.filter(({ answerBy }) => answerBy !== null));
    latest = [...latest, ...moved].slice(-most);
  }
  return { open: open.sort(nearestFirst), latest: latest.reverse(), failedPayments };
}

/** Every line of it that is shown, once: what is open may be among the newest, too. */
export function linesOf({ open, latest }: Register): RegisterLine[] {
  return [...new Set([...open, ...latest])];
}

function nearestFirst(one: RegisterLine, other: RegisterLine): number {
  return (one.answerBy ?? '') < (other.answerBy ?? '') ? -1 : 1;
}

function lineOf(row: ReportRow, places: ReadonlyMap<string, number>): RegisterLine {
  const cell = (name: string) => row[places.get(name) ?? -1] ?? null;
  return {
    ...{ kind: cell('kind') ?? '', sourceId: cell('source_id') ?? '', donationId: cell('donation_id') },
    ...{
      createdAt: cell('created_at') ?? '',
      givenCurrency: cell('given_currency') ?? '',
      given: cell('given') ?? '0',
    },
    ...{ status: cell('status') ?? '', reason: cell('reason'), answerBy: cell('answer_by') },
    ...{ currency: cell('currency'), effect: cell('effect') },
  };
}
