import { allCurrencies, type Currency } from '../../src/foundation/money/currencies';
import { eventually, eventualStatus, open, pay, startJourney, type Journey } from '../support/journey';
import { newsroomFile } from '../support/newsroom-file';
import { query } from '../support/query';

/** An odd number of steps, at least what Stripe takes: what is multiplied or divided by a hundred somewhere shows. */
const amountOf = ({ stepMinor, stripeMinimumMinor }: Currency): bigint => {
  const least = stripeMinimumMinor > stepMinor * 123n ? stripeMinimumMinor : stepMinor * 123n;
  return least - (least % stepMinor) + stepMinor;
};

/** Most of the time each waits for what Stripe tells. */
const GIVERS = 6;

const offer = (currency: Currency) => {
  const amount = Number(amountOf(currency));
  return { presetsMinor: [amount, amount * 2], defaultMinor: amount, minimumMinor: amount, maximumMinor: amount * 10 };
};

describe('a newsroom that takes every currency of the table', () => {
  let journey: Journey;
  beforeAll(async () => {
    const currencies = Object.fromEntries(
      allCurrencies().map((each) => [
        each.code,
        { 'one-time': offer(each), monthly: offer(each), annual: offer(each) },
      ]),
    );
    const without = { feeCover: undefined, monthlyQuestion: undefined, campaigns: undefined };
    journey = await startJourney({ environment: { NEWSROOM_FILE: newsroomFile({ currencies, ...without }) } });
  });
  afterAll(() => journey.stop());

  it('gets a gift in each, booked to the last of its digits, as Stripe holds it', async () => {
    const left = [...allCurrencies()];
    const give = async (currency: Currency): Promise<void> => {
      const wish = { currency: currency.code, amountMinor: Number(amountOf(currency)) };
      const opened = await open(journey, wish);
      await pay(opened);
      expect([currency.code, await eventualStatus(journey, opened, 'confirmed')]).toEqual([currency.code, 'confirmed']);
    };
    const giver = async (): Promise<void> => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) await give(next);
    };
    await Promise.all(Array.from({ length: GIVERS }, giver));
    const booked = await eventually(
      () =>
        query<{ currency: string; amount: string }>(
          journey.databaseUrl,
          `select currency, -sum(amount_minor) as amount from ledger_entries
           where account = 'income:one-time' group by currency`,
        ),
      ({ length }) => length === allCurrencies().length,
    );
    const sorted = (lines: readonly [string, string][]) => Object.fromEntries(lines.toSorted());
    expect(sorted(booked.map(({ currency, amount }) => [currency, amount]))).toEqual(
      sorted(allCurrencies().map((each) => [each.code, String(amountOf(each))])),
    );
  });

  it('is asked for whole steps in those that have no smaller coin', async () => {
    for (const { code, stepMinor } of allCurrencies().filter((each) => each.stepMinor > 1n)) {
      const refused = open(journey, { currency: code, amountMinor: Number(stepMinor * 200n + 1n) });
      await expect(refused).rejects.toThrow(code);
    }
  });
});
