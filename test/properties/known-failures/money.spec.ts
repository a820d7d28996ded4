import type { History } from '../../histories/history';
import { Tellings } from '../../histories/tellings';
import { twins } from '../../histories/twins';
import { endOf, gift, late } from './ends';

let listener: Tellings;
beforeAll(async () => (listener = await Tellings.start()));
afterAll(() => listener.stop());

describe('an amount', () => {
  it('in a currency without cents is charged and booked as it was chosen, not a hundred times over', async () => {
    const history = await gift({ currency: 'jpy' }, ['pays']);
    const end = await endOf(listener, history);
    expect(history.rows.map(({ json }) => json).join()).toContain('"unit_amount":5000}');
    expect(end.rows('charges')).toMatchObject([{ amount_minor: 5000, currency: 'JPY' }]);
    expect(end.balance('income:one-time', 'JPY')).toBe(-5000);
  });

  it('that is not what the donor chose is booked all the same, and calls for a person', async () => {
    const end = await endOf(listener, chosen(await gift({}, ['pays']), 4000));
    expect(end.rows('contributions')).toMatchObject([{ status: 'confirmed', amount_minor: 4000 }]);
    expect(end.balance('income:one-time')).toBe(-5000);
    expect(end.lines('alarms')).toEqual([expect.stringContaining('charge-differs-from-pledge')]);
  });
});

describe('a refund', () => {
  it('is booked once, though the charge tells the sum of all of them every time', async () => {
    const history = await gift(
      {},
      ['pays'],
      [
        ['refund', { percent: 33 }],
        ['refund', { percent: 50, afterSeconds: 61 }],
      ],
    );
    const end = await endOf(listener, history, [...history.events, ...twins(history.events)]);
    expect(end.balance('contra:refunds:one-time')).toBe(1650 + 2500);
  });

  it('made in the dashboard is booked like any other', async () => {
    const history = await gift({}, ['pays'], [['refund_in_dashboard', { percent: 50 }]]);
    const end = await endOf(listener, history);
    expect(end.balance('contra:refunds:one-time')).toBe(2500);
    expect(end.rows('refunds')).toMatchObject([{ status: 'succeeded', amount_minor: 2500 }]);
  });

  it.each([
    ['fails after it had succeeded', 'refund', 'refund_fails', 'failed'],
    ['fails while it is pending', 'refund_that_pends', 'refund_fails', 'failed'],
    ['is canceled while it waits for the donor', 'refund_that_asks', 'refund_canceled', 'canceled'],
  ] as const)('that %s leaves the gift as it was, in any order', async (_what, begins, ends, status) => {
    const history = await gift({}, ['pays'], [[begins], [ends, { afterSeconds: 61 }]]);
    for (const events of [history.events, [...history.events].reverse()]) {
      const end = await endOf(listener, history, events);
      expect(end.rows('refunds')).toMatchObject([{ status }]);
      const accounts = ['contra:refunds:one-time', 'contra:refunds', 'clearing:refunds'];
      expect(accounts.map((account) => end.balance(account))).toEqual([0, 0, 0]);
      expect(end.balance('income:one-time')).toBe(-5000);
    }
  });

  it('is known by its own event where charge.refunded brings no list of refunds', async () => {
    const history = await gift({}, ['pays'], [['refund']]);
    expect(history.events.join()).toMatch(/"type":"charge\.refunded"/);
    expect(history.events.join()).not.toMatch(/"refunds":/);
    const end = await endOf(listener, history);
    expect(end.balance('contra:refunds:one-time')).toBe(5000);
    expect(end.lines('undone')).toEqual([]);
  });
});

describe('a dispute', () => {
  it.each(['created', 'updated', 'funds_withdrawn', 'closed', 'funds_reinstated'])(
    'that was won is won, also when charge.dispute.%s is told last',
    async (type) => {
      const history = await gift({}, ['pays'], [['dispute'], ['dispute_answered'], ['dispute_won']]);
      const end = await endOf(listener, history, late(history.events, `charge.dispute.${type}`));
      expect(end.rows('disputes')).toMatchObject([{ status: 'won' }]);
      expect(end.balance('losses:disputes:one-time')).toBe(0);
    },
  );

  it('that was lost is lost once, however often it is told', async () => {
    const history = await gift({}, ['pays'], [['dispute', { percent: 50 }], ['dispute_lost']]);
    const end = await endOf(listener, history, [...twins(history.events), ...history.events]);
    expect(end.rows('disputes')).toMatchObject([{ status: 'lost', amount_minor: 2500 }]);
    expect(end.balance('losses:disputes:one-time')).toBe(2500);
    expect(end.lines('alarms')).toEqual([]);
  });

  it('that comes back as an appeal is open again, and calls for a person again', async () => {
    const history = await gift({}, ['pays'], [['dispute'], ['dispute_lost'], ['dispute_appealed']]);
    const end = await endOf(listener, history, [...history.events].reverse());
    expect(end.rows('disputes')).toMatchObject([{ status: 'appeal_needs_response' }]);
    expect(end.lines('alarms')).toEqual([expect.stringContaining('dispute-opened')]);
  });
});

/** As if the donor had chosen another amount than the page then took. */
function chosen(history: History, amountMinor: number): History {
  const rows = history.rows.map(({ table, json }) => ({
    table,
    json: table === 'contributions' ? json.replace('"amount_minor":5000', `"amount_minor":${amountMinor}`) : json,
  }));
  return { ...history, rows };
}
