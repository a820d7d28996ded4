import fc from 'fast-check';
import { startApp, type RunningApp } from '../support/app';
import { openedRows, tell, type History } from '../support/history';
import { CARD, eventually, open, pay, startJourney, type Journey } from '../support/journey';

/** Each kind of first payment, from the choice to the last event Stripe tells of it. */
const GIFTS: readonly {
  name: string;
  choice: Record<string, unknown>;
  pay: readonly Record<string, string>[];
  status: string;
}[] = [
  { name: 'a single gift by card', choice: {}, pay: [{}], status: 'confirmed' },
  {
    name: 'a single gift on the second card',
    choice: { receipt: true },
    pay: [{ number: CARD.declines }, {}],
    status: 'confirmed',
  },
];

describe.each(GIFTS)('the events of $name', ({ choice, pay: tries, status }) => {
  let journey: Journey;
  let listener: RunningApp;
  let history: History;
  let reference: string;
  let runs = 0;

  beforeAll(async () => {
    journey = await startJourney({ deliver: 'no' });
    // Tells itself nothing: every event is processed when the test says so.
    listener = await startApp({ environment: { ROLE: 'web' } });
    const opened = await open(journey, choice);
    const rows = await openedRows(journey, opened.contributionId);
    for (const fields of tries) await pay(opened, fields);
    history = { rows, events: await quiet(journey) };
    reference = await tell(listener, history, inOrder(history), nextRun());
  });
  afterAll(async () => {
    await listener.stop();
    await journey.stop();
  });

  const nextRun = () => `x${(++runs).toString(36).padStart(4, '0')}`;

  it(`end in ${status}`, () => {
    expect(reference).toContain(`"status": "${status}"`);
    expect(history.events.length).toBeGreaterThan(3);
  });

  it('end the same in any order, any of them repeated, and all in one second', async () => {
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
      { numRuns: 25 },
    );
  });
});

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
