import { DataSource } from 'typeorm';
import { SandboxClock } from '../../src/donor-pages/demo/sandbox-clock';
import { EventProcessor } from '../../src/events/drain/event-processor';
import { DailyReconciliation } from '../../src/events/healing/daily-reconciliation';
import { OverdueObjects } from '../../src/events/healing/overdue-objects';
import { Reconciler } from '../../src/events/healing/reconciler';
import { Settling } from '../../src/events/healing/settling';
import { rebuild } from '../../src/events/rebuilding/rebuilder';
import { scratchUrl, withScratchSchema } from '../../src/events/rebuilding/scratch-schema';
import { LedgerWriter } from '../../src/payments/ledger/ledger-writer';
import { startApp } from '../support/app';
import { expectBooks } from '../support/expect-books';
import {
  eventually,
  eventualStatus,
  IBAN,
  open,
  pay,
  startJourney,
  statusOf,
  type Journey,
  type Opened,
} from '../support/journey';
import { query } from '../support/query';
import { control } from '../support/sandbox-control';
import { allTold } from '../support/all-told';

const DAY_S = 86_400;
const A_QUARTER_S = 900;
const MONTH_BY_MONTH = {
  'assets:stripe:payments EUR': 4794n,
  'expenses:fees:processing EUR': 206n,
  'income:monthly EUR': -5000n,
};

const INVOICES = ['created', 'finalized', 'updated', 'paid', 'payment_succeeded'].map((name) => `invoice.${name}`);
const LINKS = [...INVOICES, 'invoice_payment.paid'];
const SUBSCRIPTIONS = ['customer.subscription.created', 'customer.subscription.updated'];
const MONEY = ['charge.succeeded', 'charge.updated', 'payment_intent.created', 'payment_intent.succeeded'];

describe('a payment of which nobody told what it is for', () => {
  let journey: Journey;
  // the debits below are tried again
  beforeEach(async () => {
    journey = await startJourney({ sandbox: { settleAfterMs: 1e12, returnedFirstDebit: 'bill_open' } });
  });
  afterEach(() => journey.stop());

  const get = <T>(type: new (...args: never[]) => T): T => journey.app.get(type, { strict: false });
  const rows = <Row extends object>(sql: string) => query<Row>(journey.databaseUrl, sql);
  const pass = (seconds: number) => get(SandboxClock).advance(seconds);
  /** What a payment is for; not why the bill of a letter could not be paid. */
  const asked = () => journey.sentToStripe.filter((request) => request.startsWith('/v1/invoice_payments?payment'));
  const isQuiet = () => allTold(journey);

  async function neverTold(types: readonly string[]): Promise<void> {
    for (const type of types)
      await control(journey, 'webhooks/disturbances', { kind: 'never_generated', count: 9, type });
  }

  async function lookForOverdue(): Promise<void> {
    await isQuiet();
    await get(OverdueObjects).run();
    await get(Settling).settle();
  }

  /** From stored events, without asking anybody. */
  async function expectRebuildTheSame(): Promise<void> {
    const live = journey.app.get(DataSource);
    const rebuilt = await withScratchSchema(live, async () => {
      const scratch = await startApp({ environment: { ROLE: 'web', DATABASE_URL: scratchUrl(journey.databaseUrl) } });
      const app = {
        scratch: scratch.app.get(DataSource),
        processor: scratch.app.get(EventProcessor, { strict: false }),
      };
      const parts = { live, ledger: get(LedgerWriter), ...app };
      return rebuild(parts, 'compare', () => undefined).finally(() => scratch.stop());
    });
    expect(rebuilt).toMatchObject({ differences: [], corrected: [] });
  }

  async function give(fields: Record<string, string> = {}): Promise<Opened> {
    const opened = await open(journey, { frequency: 'monthly' });
    await pay(opened, fields);
    return opened;
  }

  async function giveByCard(): Promise<void> {
    expect(await eventualStatus(journey, await give(), 'confirmed')).toBe('confirmed');
    await isQuiet();
  }

  it('is found to be the renewal it is, when every event of its invoice was lost', async () => {
    await giveByCard();
    await neverTold(LINKS);
    await pass(32 * DAY_S);
    await expectBooks(journey, { ...MONTH_BY_MONTH, 'income:monthly EUR': -2500n, 'income:unattributed EUR': -2500n });
    expect(asked()).toHaveLength(0);
    await pass(A_QUARTER_S);
    await lookForOverdue();
    await expectBooks(journey, MONTH_BY_MONTH);
    await pass(A_QUARTER_S);
    await lookForOverdue();
    expect(asked()).toHaveLength(1);
    await expectRebuildTheSame();
    expect(asked()).toHaveLength(1);
  });

  it('is found by its money alone, and whose gift it is with it', async () => {
    await giveByCard();
    await neverTold([...LINKS, ...SUBSCRIPTIONS, ...MONEY]);
    await pass(33 * DAY_S);
    await isQuiet();
    await get(DailyReconciliation).run();
    await expectBooks(journey, MONTH_BY_MONTH);
  });

  it('is found years later, by its money alone', async () => {
    const from = new Date(Date.now() - DAY_S * 1000);
    await neverTold([...LINKS, ...SUBSCRIPTIONS, ...MONEY, 'checkout.session.completed']);
    await give();
    await pass(25 * DAY_S);
    await get(Reconciler).reconcile(from, new Date(from.getTime() + 3 * DAY_S * 1000));
    await expectBooks(journey, {
      'assets:stripe:payments EUR': 2397n,
      'expenses:fees:processing EUR': 103n,
      'income:monthly EUR': -2500n,
    });
    expect(await rows('select status from contributions')).toEqual([{ status: 'confirmed' }]);
  });

  it('is asked about twice and never again, when it was made by hand and is no gift', async () => {
    await paidByHand(journey);
    const unattributed = {
      'assets:stripe:payments EUR': 4825n,
      'expenses:fees:processing EUR': 175n,
      'income:unattributed EUR': -5000n,
    };
    await expectBooks(journey, unattributed);
    const counts: number[] = [];
    for (let round = 0; round < 8; round++) {
      await pass(A_QUARTER_S);
      await lookForOverdue();
      counts.push(asked().length);
      // Six hours by the wall clock.
      if (round % 2 === 1) await rows(`update stripe_events set received_at = received_at - interval '7 hours'`);
    }
    expect(counts).toEqual([1, 1, 2, 2, 2, 2, 2, 2]);
    await expectBooks(journey, unattributed);
  });

  it.each(['given', 'reversed', 'random'])(
    'is a bank debit tried again: its gift is pending while the bank has it (events %s)',
    async (order) => {
      const opened = await give({ method: 'sepa_debit', iban: IBAN.fails });
      expect(await eventualStatus(journey, opened, 'pending')).toBe('pending');
      await isQuiet();
      expect(asked()).toHaveLength(0);
      await control(journey, 'webhooks/pause');
      await control(journey, 'bank-debits/settle');
      await control(journey, 'webhooks/release', { order });
      expect(await eventualStatus(journey, opened, 'failed')).toBe('failed');
      await pass(A_QUARTER_S);
      await lookForOverdue();
      expect(asked()).toHaveLength(1);
      expect(await eventualStatus(journey, opened, 'failed')).toBe('failed');
      await control(journey, 'webhooks/pause');
      await pass(4 * DAY_S);
      await control(journey, 'webhooks/release', { order });
      expect(await eventualStatus(journey, opened, 'pending')).toBe('pending');
      await control(journey, 'bank-debits/settle');
      expect(await eventualStatus(journey, opened, 'failed')).toBe('failed');
      await isQuiet();
      expect(asked()).toHaveLength(1);
    },
  );

  it.each(['3 days', '8 days'])(
    'is a bank debit already tried again, when the first try came back %s ago',
    async (ago) => {
      const opened = await give({ method: 'sepa_debit', iban: IBAN.fails });
      expect(await eventualStatus(journey, opened, 'pending')).toBe('pending');
      await control(journey, 'bank-debits/settle');
      expect(await eventualStatus(journey, opened, 'failed')).toBe('failed');
      await isQuiet();
      await control(journey, 'clock/advance', { seconds: 3 * DAY_S });
      await eventually(
        () => rows(`select 1 from charges where status = 'pending'`),
        ({ length }) => length > 0,
      );
      await rows(`update balance_transactions set created = created + interval '3 days' - interval '${ago}'
      where reporting_category = 'charge_failure'`);
      expect(await statusOf(journey, opened)).toBe('failed');
      await pass(A_QUARTER_S);
      await lookForOverdue();
      expect(await eventualStatus(journey, opened, 'pending')).toBe('pending');
    },
  );
});

/** At Stripe's dashboard, by somebody of the newsroom. */
async function paidByHand(journey: Journey): Promise<void> {
  const response = await fetch(`${journey.sandbox.url}/v1/payment_intents`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_not_a_real_key', 'stripe-version': '2026-10-28.endive' },
    body: new URLSearchParams({
      ...{ amount: '5000', currency: 'eur', confirm: 'true', payment_method: 'pm_card_visa' },
      'automatic_payment_methods[enabled]': 'true',
      'automatic_payment_methods[allow_redirects]': 'never',
    }),
  });
  if (!response.ok) throw new Error(`No payment: ${await response.text()}`);
}
