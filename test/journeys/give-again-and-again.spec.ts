import { control } from '../support/sandbox-control';
import { query } from '../support/query';
import {
  CARD,
  IBAN,
  eventualStatus,
  eventually,
  open,
  pay,
  startJourney,
  statusOf,
  type Journey,
  type Opened,
} from '../support/journey';

describe('every kind of first payment', () => {
  let journey: Journey;
  beforeAll(async () => (journey = await startJourney({ sandbox: { settleAfterMs: 1e9 } })));
  afterAll(() => journey.stop());

  const rows = <Row extends object>(sql: string, values: unknown[]) => query<Row>(journey.databaseUrl, sql, values);
  const factsOf = (opened: Opened) =>
    rows<{
      subscription: string;
      invoice: string;
      payment: string;
      charge: string;
      captured: string;
      net_known: boolean;
    }>(
      `select s.status as subscription, i.status as invoice, p.status as payment, c.status as charge,
         c.amount_captured_minor as captured, c.balance_transaction_id is not null as net_known
       from checkout_sessions cs join subscriptions s on s.stripe_id = cs.subscription_id
         join invoices i on i.subscription_id = s.stripe_id
         join invoice_payments p on p.invoice_id = i.stripe_id
         join charges c on c.payment_intent_id = p.payment_intent_id
       where cs.contribution_id = $1`,
      [opened.contributionId],
    );

  it.each([
    ['monthly', { frequency: 'monthly', amountMinor: 1000 }],
    ['annual', { frequency: 'annual', amountMinor: 10_000, currency: 'CHF' }],
    ['monthly in yen', { frequency: 'monthly', amountMinor: 1000, currency: 'JPY' }],
  ])('%s by card is confirmed, and its subscription, invoice and charge are joined', async (_name, choice) => {
    const opened = await open(journey, choice);
    expect((await pay(opened)).status).toBe(303);
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
    const facts = await eventually(
      () => factsOf(opened),
      ([fact]) => fact?.net_known === true,
    );
    expect(facts).toEqual([
      {
        subscription: 'active',
        invoice: 'paid',
        payment: 'paid',
        charge: 'succeeded',
        captured: String(choice.amountMinor),
        net_known: true,
      },
    ]);
    const kept = await rows('select receipt, donor_id is not null as known from contributions where id = $1', [
      opened.contributionId,
    ]);
    expect(kept).toEqual([{ receipt: true, known: true }]);
  });

  it('a single gift keeps no address unless a receipt is wanted', async () => {
    const [without, wanted] = [await open(journey), await open(journey, { receipt: true })];
    for (const opened of [without, wanted]) {
      await pay(opened, { email: 'once@example.org' });
      await eventualStatus(journey, opened, 'confirmed');
    }
    const bothIds = [without.contributionId, wanted.contributionId];
    const ask = () =>
      rows<{ id: string }>('select id from contributions where donor_id is not null and id = any($1)', [bothIds]);
    const known = await eventually(ask, (found) => found.length > 0);
    expect(known).toEqual([{ id: wanted.contributionId }]);
  });

  it.each(['one-time', 'monthly'])('a %s bank debit is pending until the bank has paid', async (frequency) => {
    const opened = await open(journey, { frequency });
    await pay(opened, { method: 'sepa_debit', iban: IBAN.pays });
    expect(await eventualStatus(journey, opened, 'pending')).toBe('pending');
    await control(journey, 'bank-debits/settle');
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  });

  it.each(['one-time', 'monthly'])('a %s bank debit that the bank sends back has failed', async (frequency) => {
    const opened = await open(journey, { frequency });
    await pay(opened, { method: 'sepa_debit', iban: IBAN.fails });
    expect(await eventualStatus(journey, opened, 'pending')).toBe('pending');
    await control(journey, 'bank-debits/settle');
    expect(await eventualStatus(journey, opened, 'failed')).toBe('failed');
  });

  it('a card that needs authentication is confirmed when the bank agrees', async () => {
    const opened = await open(journey);
    await pay(opened, { number: CARD.needsAuthentication });
    expect(await statusOf(journey, opened)).toBe('confirming');
    await fetch(`${opened.url}/authentication`, {
      method: 'POST',
      body: new URLSearchParams({ outcome: 'complete' }),
      redirect: 'manual',
    });
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  });

  it('a card whose authentication fails leaves the page open for another', async () => {
    const opened = await open(journey, { frequency: 'monthly' });
    await pay(opened, { number: CARD.needsAuthentication });
    await fetch(`${opened.url}/authentication`, {
      method: 'POST',
      body: new URLSearchParams({ outcome: 'fail' }),
      redirect: 'manual',
    });
    expect(await statusOf(journey, opened)).toBe('confirming');
    await pay(opened);
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  });

  it('two gifts of one donor are both booked, and the second is pointed out', async () => {
    const [first, second] = [
      await open(journey, { frequency: 'monthly' }),
      await open(journey, { frequency: 'monthly' }),
    ];
    for (const opened of [first, second]) {
      await pay(opened, { email: 'twice@example.org' });
      expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
    }
    const flagged = await eventually(
      () => rows('select possible_duplicate_of as of from contributions where id = $1', [second.contributionId]),
      ([row]) => (row as { of: string | null }).of !== null,
    );
    expect(flagged).toEqual([{ of: first.contributionId }]);
  });

  it('events held back, reversed, doubled and delayed end the same', async () => {
    await control(journey, 'webhooks/pause');
    const opened = await open(journey, { frequency: 'monthly' });
    await control(journey, 'webhooks/disturbances', { kind: 'duplicate', count: 30 });
    await pay(opened, { email: 'chaos@example.org' });
    expect(await statusOf(journey, opened)).toBe('confirming');
    await control(journey, 'webhooks/release', { order: 'reversed' });
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
    expect(
      await eventually(
        () => factsOf(opened),
        ([fact]) => fact?.net_known === true,
      ),
    ).toHaveLength(1);
  });

  it('a page that closes unpaid has expired', async () => {
    const opened = await open(journey);
    const before = await statusOf(journey, opened);
    await control(journey, 'clock/advance', { seconds: 3 * 60 * 60 });
    expect(before).toBe('confirming');
    expect(await eventualStatus(journey, opened, 'expired')).toBe('expired');
  });
});
