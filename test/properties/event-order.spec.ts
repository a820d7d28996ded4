import fc from 'fast-check';
import { startApp, type RunningApp } from '../support/app';
import { openedRows, tell, tellAtOnce, type History } from '../support/history';
import { CARD, IBAN, eventually, open, pay, startJourney, type Journey } from '../support/journey';

/** Each kind of first payment, from the choice to the last event Stripe tells of it. */
const GIFTS: readonly Gift[] = [
  { name: 'a single gift by card', choice: {}, pay: [{}], status: 'confirmed' },
  {
    name: 'a single gift on the second card',
    choice: { receipt: true },
    pay: [{ number: CARD.declines }, {}],
    status: 'confirmed',
  },
  { name: 'a monthly gift by card', choice: { frequency: 'monthly' }, pay: [{}], status: 'confirmed' },
  {
    name: 'an annual gift on the second card',
    choice: { frequency: 'annual', amountMinor: 5000 },
    pay: [{ number: CARD.declines }, {}],
    status: 'confirmed',
  },
  { name: 'a single gift by bank debit', choice: {}, pay: [debit(IBAN.pays)], status: 'confirmed' },
  { name: 'a single bank debit sent back', choice: {}, pay: [debit(IBAN.fails)], status: 'failed' },
  {
    name: 'a monthly gift by bank debit',
    choice: { frequency: 'monthly' },
    pay: [debit(IBAN.pays)],
    status: 'confirmed',
  },
  {
    name: 'a monthly bank debit sent back',
    choice: { frequency: 'monthly' },
    pay: [debit(IBAN.fails)],
    status: 'failed',
  },
];

interface Gift {
  readonly name: string;
  readonly choice: Record<string, unknown>;
  /** One after the other, until one pays. */
  readonly pay: readonly Record<string, string>[];
  readonly status: string;
}

function debit(iban: string): Record<string, string> {
  return { method: 'sepa_debit', iban };
}

describe('the events of', () => {
  let journey: Journey;
  let listener: RunningApp;
  let runs = 0;

  beforeAll(async () => {
    journey = await startJourney({ deliver: 'no' });
    // Works nothing off by itself: every event is processed when the test says so.
    listener = await startApp({ environment: { ROLE: 'web', DATABASE_POOL_SIZE: '12' } });
  });
  afterAll(async () => {
    await listener.stop();
    await journey.stop();
  });

  const nextRun = () => `x${(++runs).toString(36).padStart(4, '0')}`;

  it.each(GIFTS)('$name end in $status, in any order, any of them repeated, and all in one second', async (gift) => {
    const history = await historyOf(journey, gift);
    const reference = await tell(listener, history, inOrder(history), nextRun());
    expect(reference).toContain(`"status": "${gift.status}"`);
    const indexes = inOrder(history);
    const orders = fc.tuple(
      fc.shuffledSubarray(indexes, { minLength: indexes.length }),
      fc.array(fc.constantFrom(...indexes), { maxLength: 4 }),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ([order, repeated, oneSecond]) => {
        const told = oneSecond ? { ...history, events: history.events.map(inOneSecond) } : history;
        expect(await tell(listener, told, [...order, ...repeated], nextRun())).toBe(reference);
      }),
      { numRuns: 20 },
    );
  });

  it.each(GIFTS)('$name end the same when several workers take them at once', async (gift) => {
    const history = await historyOf(journey, gift);
    const reference = await tell(listener, history, inOrder(history), nextRun());
    for (let round = 0; round < 3; round++) expect(await tellAtOnce(listener, history, nextRun())).toBe(reference);
  });
});

/** Gives, and takes down all that Stripe tells of it. */
async function historyOf(journey: Journey, { choice, pay: tries }: Gift): Promise<History> {
  const earlier = journey.events.length;
  const opened = await open(journey, choice);
  const rows = await openedRows(journey, opened.contributionId);
  for (const fields of tries) await pay(opened, fields);
  return { rows, events: (await quiet(journey)).slice(earlier) };
}

function inOrder(history: History): number[] {
  return history.events.map((_event, index) => index);
}

/** Ties are the normal case: the events of one payment often share their second. */
function inOneSecond(event: string): string {
  return event.replace(/"created":\d+,/, '"created":1793000000,');
}

/** The events so far, once no more have come for a while. */
async function quiet(journey: Journey): Promise<readonly string[]> {
  let seen = -1;
  await eventually(
    async () => {
      const before = seen;
      seen = journey.events.length;
      await new Promise((resolve) => setTimeout(resolve, 150));
      return before === journey.events.length;
    },
    (isQuiet) => isQuiet,
  );
  return [...journey.events];
}
