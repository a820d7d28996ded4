import { Books } from '../../scripts/seed/closing/books';
import { settled } from '../../scripts/seed/closing/settled';
import { beginAnew, live, moveTo } from '../../scripts/seed/life/live';
import { NewsroomApp } from '../../scripts/seed/life/newsroom';
import { LocalStripe } from '../../scripts/seed/life/stripe';
import type { HistoryPlan } from '../../scripts/seed/plan/donors';
import { startJourney, type Journey } from './journey';

export interface Lived {
  readonly journey: Journey;
  readonly books: Books;
}

/** A newsroom's history, beside a sandbox that pays out every day, as `npm start` has it. */
export async function lived(plan: HistoryPlan): Promise<Lived> {
  const journey = await startJourney({ sandbox: { payouts: { interval: 'daily', delayDays: 2, arrivalDays: 2 } } });
  const books = await Books.open(journey.databaseUrl);
  const stripe = new LocalStripe({ url: journey.sandbox.url, secretKey: 'sk_test_sandbox_not_a_real_key' });
  const world = { app: new NewsroomApp(journey.url), stripe, books, lived: () => undefined };
  await beginAnew(world, plan.from);
  await live(world, plan);
  // At noon: what midnight brings must not come while it is being compared.
  await moveTo(world, dayAfter(plan.from, plan.days + 0.5));
  await settled(stripe, books);
  return { journey, books };
}

export async function left({ books, journey }: Lived): Promise<void> {
  await books.close();
  await journey.stop();
}

export function dayAfter(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY_MS);
}

const DAY_MS = 86_400_000;
