import { Tellings } from '../../histories/tellings';
import { endOf, gift, late } from './ends';

let listener: Tellings;
beforeAll(async () => (listener = await Tellings.start()));
afterAll(() => listener.stop());

describe('letters', () => {
  it('a charge has one receipt, however often and in whatever order it is told of', async () => {
    const history = await gift({ receipt: true }, ['pays']);
    const { events } = history;
    for (const told of [events, [...events].reverse(), [...events, ...events], late(events, 'charge.succeeded')])
      expect((await endOf(listener, history, told)).lines('letters')).toEqual([
        expect.stringMatching(/^receipt ch_\w+ .*"occasion": "once"/),
      ]);
  });

  it('a renewal is thanked for once it is paid, once', async () => {
    const history = await gift({ frequency: 'monthly' }, ['pays'], [['renewal_fails']]);
    const { events } = history;
    const paidAt = events.findLastIndex((event) => event.includes('"type":"charge.succeeded"'));
    const unpaid = await endOf(listener, history, events.slice(0, paidAt));
    expect(receipts(unpaid.lines('letters'))).toEqual([expect.stringContaining('"occasion": "first"')]);
    for (const told of [events, [...events].reverse(), [...events, ...events]])
      expect(receipts((await endOf(listener, history, told)).lines('letters'))).toEqual([
        expect.stringContaining('"occasion": "first"'),
        expect.stringContaining('"occasion": "renewal"'),
      ]);
  });
});

function receipts(lines: readonly string[]): string[] {
  const occasions = lines.filter((line) => line.startsWith('receipt '));
  return occasions.sort((a, b) =>
    (/"occasion": "\w+"/.exec(a)?.[0] ?? '').localeCompare(/"occasion": "\w+"/.exec(b)?.[0] ?? ''),
  );
}
