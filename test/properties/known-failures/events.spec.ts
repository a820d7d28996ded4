import { beforeBasil } from '../../histories/before-basil';
import { Tellings } from '../../histories/tellings';
import { twins } from '../../histories/twins';
import { endOf, gift, late } from './ends';

let listener: Tellings;
beforeAll(async () => (listener = await Tellings.start()));
afterAll(() => listener.stop());

describe('events that come late, early or twice', () => {
  it('two changes of one second end in the later one, whichever is told first', async () => {
    const history = await gift(
      { frequency: 'monthly' },
      ['pays'],
      [
        ['change_amount', { percent: 100 }],
        ['change_amount', { percent: 50 }],
      ],
    );
    for (const events of [history.events, [...history.events].reverse()]) {
      const end = await endOf(listener, history, events);
      expect(end.rows('subscriptions')).toMatchObject([{ amount_minor: 5500 }]);
    }
  });

  it('a subscription that was created incomplete and is active stays so when its creation is told last', async () => {
    const history = await gift({ frequency: 'monthly' }, ['debit_pays']);
    const end = await endOf(listener, history, late(history.events, 'customer.subscription.created'));
    expect(end.rows('subscriptions')).toMatchObject([{ status: 'active' }]);
  });

  it('a late payment_intent.created does not make a paid gift an open one', async () => {
    const history = await gift({}, ['pays']);
    const end = await endOf(listener, history, late(history.events, 'payment_intent.created'));
    expect(end.rows('contributions')).toMatchObject([{ status: 'confirmed' }]);
    expect(end.rows('payment_intents')).toMatchObject([{ state: 'succeeded' }]);
  });

  it('a failed try told after the one that paid does not take back a paid invoice', async () => {
    const history = await gift({ frequency: 'monthly' }, ['pays'], [['renewal_fails']]);
    const end = await endOf(listener, history, late(late(history.events, 'invoice.payment_failed'), 'charge.failed'));
    expect(end.rows('invoices').map(({ status }) => status)).toEqual(['paid', 'paid']);
    expect(end.balance('income:monthly')).toBe(-10_000);
  });

  it('a page that was completed unpaid is no gift until the bank has paid', async () => {
    const underWay = await gift({}, ['debit_pays'], [], { end: 'under way' });
    const waiting = await endOf(listener, underWay);
    expect(waiting.rows('contributions')).toMatchObject([{ status: 'pending' }]);
    expect(waiting.balance('income:one-time')).toBe(0);
    const settled = await gift({}, ['debit_pays']);
    const paid = await endOf(listener, settled, late(settled.events, 'checkout.session.completed'));
    expect(paid.rows('contributions')).toMatchObject([{ status: 'confirmed' }]);
    expect(paid.balance('income:one-time')).toBe(-5000);
  });

  it('a gift told twice under other event ids is booked once', async () => {
    const history = await gift({}, ['pays']);
    const end = await endOf(listener, history, [...history.events, ...twins(history.events)]);
    expect(end.balance('income:one-time')).toBe(-5000);
    expect(end.lines('undone')).toEqual([]);
  });
});

describe('an event in a shape of another version', () => {
  it('is parked where a field is not where its version has it, and never read as nothing', async () => {
    const history = await gift({ frequency: 'monthly' }, ['pays']);
    const mislabelled = beforeBasil(history).events.map((event) =>
      event.replace('2025-02-24.acacia', '2026-10-28.endive'),
    );
    const end = await endOf(listener, history, mislabelled);
    expect(end.rows('invoices')).toEqual([]);
    expect(end.lines('undone')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^invoice\.paid parked invoice\.parent is missing/),
        expect.stringMatching(/^customer\.subscription\.created parked .*current_period_end is missing/),
      ]),
    );
  });

  it('is parked too where its version has a field that the shape of today no longer has', async () => {
    const history = await gift({ frequency: 'monthly' }, ['pays']);
    const mislabelled = history.events.map((event) => event.replace('2026-10-28.endive', '2025-02-24.acacia'));
    const end = await endOf(listener, history, mislabelled);
    expect(end.rows('invoices')).toEqual([]);
    expect(end.lines('undone')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^invoice\.paid parked invoice\.subscription is missing/)]),
    );
  });
});
