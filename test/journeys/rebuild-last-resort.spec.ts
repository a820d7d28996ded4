import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { FromStripe, type FilledFromStripe } from '../../src/events/rebuilding/from-stripe';
import { RecreatedGifts } from '../../src/events/rebuilding/recreated-gifts';
import { CONFIG, type Config } from '../../src/foundation/config/config';
import { ErasureLog } from '../../src/giving/donors/erasure-log';
import { SettleErasures } from '../../src/giving/donors/settle-erasures';
import type { Json } from '../../src/infrastructure/stripe/events/projection';
import { startApp, type RunningApp } from '../support/app';
import { accountBalances } from '../support/ledger';
import {
  eventually,
  eventualStatus,
  IBAN,
  open,
  pay,
  startJourney,
  type Journey,
  type Opened,
} from '../support/journey';
import { query } from '../support/query';
import { stripe } from '../support/stripe-api';
import { subscriptionOf } from '../support/care';

const ERASED_DONOR = '00000000-0000-4000-8000-00000000000e';

describe('a database made again from Stripe alone', () => {
  let journey: Journey;
  let second: RunningApp;
  let filled: FilledFromStripe;
  let [kept, erased, refused, abandoned]: Opened[] = [];
  beforeAll(async () => {
    journey = await startJourney();
    kept = await open(journey, { frequency: 'monthly' });
    erased = await open(journey, { frequency: 'annual' });
    refused = await open(journey);
    abandoned = await open(journey, { frequency: 'monthly' });
    await pay(kept, { email: 'kept@example.org' });
    await pay(erased, { email: 'erased@example.org' });
    await pay(refused, { method: 'sepa_debit', iban: IBAN.fails });
    await eventualStatus(journey, kept, 'confirmed');
    await eventualStatus(journey, erased, 'confirmed');
    await eventualStatus(journey, refused, 'failed');
    await stripe(journey, `subscriptions/${await subscriptionOf(journey, kept.contributionId)}`, {}, 'DELETE');
    second = await startApp({ stripeApiBase: journey.sandbox.url, environment: { ROLE: 'web' } });
    const log = ErasureLog.beside(second.app.get<Config>(CONFIG).identityKeysFile);
    log.append([{ donorId: ERASED_DONOR, erasedAt: new Date(), contributionIds: [erased.contributionId] }]);
    filled = await second.app.get(FromStripe, { strict: false }).fill(new Date('2020-01-01'), () => undefined);
  });
  afterAll(async () => {
    await second.stop();
    await journey.stop();
  });

  const sql = <Row>(text: string): Promise<Row[]> => second.app.get(DataSource).query(text);
  const statuses = (app: RunningApp): Promise<{ id: string; status: string }[]> =>
    query(app.databaseUrl, `select id, status from contributions where status <> 'open' order by id`);

  it('has the same gifts in the same state, a refused bank debit among them', async () => {
    const found = await statuses(second);
    expect(found.map(({ status }) => status).toSorted()).toEqual(['confirmed', 'confirmed', 'failed']);
    expect(found).toEqual(await statuses(journey));
    const books = await eventually(
      () => accountBalances(journey),
      (found) => (found['assets:stripe:payments EUR'] ?? 0n) === 4691n,
    );
    expect(await accountBalances(second)).toEqual(books);
  });

  it('writes to nobody about what happened before', async () => {
    const states = await sql(`select kind, state from letters order by 1`);
    expect(states).toEqual([
      { kind: 'cancelled', state: 'suppressed' },
      { kind: 'receipt', state: 'suppressed' },
    ]);
  });

  it('parks nothing, and says that pages nobody completed are not there', async () => {
    expect(await sql(`select event_id, reason from stripe_events where state in ('parked', 'due')`)).toEqual([]);
    expect(filled.missing).toContainEqual(expect.stringMatching(/nobody completed/));
    expect(await sql(`select 1 from contributions where id = '${abandoned?.contributionId}'`)).toEqual([]);
  });

  it('keeps nothing of a donor who was erased, not even for a moment, and keeps the others', async () => {
    const donors = `select count(*)::int as count from donors where wrapped_key is not null`;
    expect(await sql(donors)).toEqual([{ count: 1 }]);
    const ofErased = `select donor_id, receipt from contributions where id = '${erased?.contributionId}'`;
    expect(await sql(ofErased)).toEqual([{ donor_id: null, receipt: false }]);
    await second.app.get(SettleErasures, { strict: false }).run();
    expect(await sql(donors)).toEqual([{ count: 1 }]);
    expect(await sql(ofErased)).toEqual([{ donor_id: ERASED_DONOR, receipt: false }]);
  });

  it('dates a gift by the first of its pages, whichever is listed first', async () => {
    const id = kept?.contributionId;
    const [page]: { projection: Record<string, Json> }[] = await sql(
      `select projection from stripe_events where object_type = 'checkout.session' and projection::text like '%${id}%' limit 1`,
    );
    const created = Number(page?.projection['created']);
    const pledgedAt = `select extract(epoch from pledged_at)::int as second from contributions where id = '${id}'`;
    expect(await sql(pledgedAt)).toEqual([{ second: created }]);
    const gifts = second.app.get(RecreatedGifts, { strict: false });
    for (const second of [created - 90, created - 30]) {
      const metadata = { contribution_id: id ?? '', checkout_session_id: randomUUID() };
      const earlier = { ...page?.projection, id: `cs_fake_${second}`, created: second, metadata };
      const known = {
        intervals: new Map([[String(page?.projection['subscription']), 'month']]),
        ...{ amountsMinor: new Map<string, bigint>(), erased: new Set<string>() },
      };
      expect(await gifts.recreate(earlier, null, known)).toBe(true);
    }
    expect(await sql(pledgedAt)).toEqual([{ second: created - 90 }]);
  });
});
