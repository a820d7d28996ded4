import { Books } from '../../scripts/seed/closing/books';
import { settled } from '../../scripts/seed/closing/settled';
import { beginAnew } from '../../scripts/seed/life/live';
import { NewsroomApp } from '../../scripts/seed/life/newsroom';
import { LocalStripe } from '../../scripts/seed/life/stripe';
import { open, pay, startJourney, type Journey, type JourneySettings } from './journey';
import { query } from './query';
import { readReport, sealAll } from './reports';

/** A journey whose donors give again and again; Stripe's dashboard and time are at hand. */
export interface RecurringJourney extends Journey {
  readonly stripe: LocalStripe;
  /** Until every event is worked off. */
  settle(): Promise<void>;
  /** Lets time pass at the app and at the sandbox, and waits for what it brings. */
  letPass(days: number): Promise<void>;
}

/** @param from when it begins; undefined: now */
export async function startRecurringJourney(settings: JourneySettings = {}, from?: Date): Promise<RecurringJourney> {
  const journey = await startJourney(settings);
  const books = await Books.open(journey.databaseUrl);
  const stripe = new LocalStripe({ url: journey.sandbox.url, secretKey: 'sk_test_sandbox_not_a_real_key' });
  const newsroom = new NewsroomApp(journey.url);
  if (from !== undefined) await beginAnew({ app: newsroom, stripe }, from);
  const settle = (): Promise<void> => settled(stripe, books);
  const letPass = async (days: number): Promise<void> => {
    await newsroom.letPass(Math.round(days * DAY_S));
    await settle();
  };
  const stop = (): Promise<void> => books.close().then(() => journey.stop());
  return { ...journey, stripe, settle, letPass, stop };
}

const DAY_S = 86_400;
/** Longer than the second in which several snapshots are one. */
export const A_MINUTE = 1 / 1_440;

/** Gives by a card that pays. @returns Stripe's id of the recurring gift */
export async function giveMonthly(
  journey: RecurringJourney,
  email: string,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const opened = await open(journey, { frequency: 'monthly', ...changes });
  await pay(opened, { email });
  await journey.letPass(A_MINUTE);
  const [row] = await query<{ stripe_id: string }>(
    journey.databaseUrl,
    'select stripe_id from subscriptions where contribution_id = $1',
    [opened.contributionId],
  );
  if (row === undefined) throw new Error('No recurring gift came of it');
  return row.stripe_id;
}

/** Changes a subscription in Stripe's dashboard, and waits until the app has heard. */
export async function change(journey: RecurringJourney, id: string, changes: object): Promise<void> {
  await journey.stripe.call('POST', `/v1/subscriptions/${id}`, changes);
  await journey.letPass(A_MINUTE);
}

/** Another amount, and perhaps another rhythm, from now on. */
export async function changePrice(
  journey: RecurringJourney,
  id: string,
  changes: { amount: number; interval?: string },
): Promise<void> {
  const { items } = await journey.stripe.call<Listed>('GET', `/v1/subscriptions/${id}`);
  const [item] = items.data;
  if (item === undefined) throw new Error(`${id} has no item`);
  const { currency, product, recurring } = item.price;
  const price_data = {
    ...{ currency, product, unit_amount: changes.amount },
    recurring: { interval: changes.interval ?? recurring.interval },
  };
  const isOther = price_data.recurring.interval !== recurring.interval;
  const anew = isOther && { billing_cycle_anchor: { type: 'now' } };
  await change(journey, id, { items: [{ id: item.id, price_data }], proration_behavior: 'none', ...anew });
}

interface Listed {
  readonly items: {
    readonly data: readonly {
      readonly id: string;
      readonly price: { readonly currency: string; readonly product: string; readonly recurring: { interval: string } };
    }[];
  };
}

export const EVER = { from: '2020-01-01', to: '2099-01-01' };

/** Everything that moved, added up over months and currencies; columns that are nothing are left out. */
export async function movedIn(
  journey: RecurringJourney,
  narrowed: Record<string, string> = {},
): Promise<Record<string, number>> {
  await sealAll(journey);
  const { rows } = await readReport(journey, 'recurring-movements', { ...EVER, ...narrowed });
  const sums: Record<string, number> = {};
  for (const row of rows)
    for (const [column, cell] of Object.entries(row))
      if (isMoved(column) && Number(cell) !== 0) sums[column] = (sums[column] ?? 0) + Number(cell);
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}

function isMoved(column: string): boolean {
  return !['month', 'currency', 'frequency'].includes(column) && !/^(opening|closing)/.test(column);
}
