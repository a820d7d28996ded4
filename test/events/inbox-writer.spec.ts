import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { InboxWriter, type InboxRow } from '../../src/events/inbox/inbox-writer';
import { startApp, type RunningApp } from '../support/app';

const row = (changes: Partial<InboxRow> = {}): InboxRow => ({
  ...{ account: '', eventId: `evt_${randomUUID()}`, type: 'charge.succeeded', created: new Date(1_793_000_000_000) },
  ...{ apiVersion: null, livemode: false, bodySha256: Buffer.alloc(32, 7), objectType: 'charge', objectId: 'ch_1' },
  ...{ projection: { id: 'ch_1', amount: 1000, note: 'a "quoted" \\ line' }, previousAttributes: null },
  ...{ sealedEmail: Buffer.from([0, 1, 255]), sealingKeyId: 'k_1', receivedAt: new Date(), dueAt: new Date() },
  ...{ source: 'webhook', state: 'ignored', reason: null },
  ...changes,
});

describe('events written together', () => {
  let app: RunningApp;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.stop());

  const writer = () => app.app.get(InboxWriter, { strict: false });
  const stored = async (rows: InboxRow[]) => {
    const ids = rows.map(({ eventId }) => eventId);
    const found: { event_id: string }[] = await app.app
      .get(DataSource)
      .query('select event_id from stripe_events where event_id = any($1)', [ids]);
    return found.map(({ event_id }) => event_id).sort();
  };

  it('are all there when they are answered, in every column as they were given', async () => {
    const rows = Array.from({ length: 250 }, () => row());
    await Promise.all(rows.map((each) => writer().write(each)));
    expect(await stored(rows)).toHaveLength(250);
    const [first] = await app.app
      .get(DataSource)
      .query('select * from stripe_events where event_id = $1', [rows[0]?.eventId]);
    expect(first).toMatchObject({
      ...{ created: rows[0]?.created, body_sha256: rows[0]?.bodySha256, sealed_email: rows[0]?.sealedEmail },
      ...{
        projection: rows[0]?.projection,
        previous_attributes: null,
        api_version: null,
        received_at: rows[0]?.receivedAt,
      },
    });
  });

  it('are one when they are the same, in one statement or in several', async () => {
    const same = row();
    await Promise.all(Array.from({ length: 120 }, () => writer().write({ ...same })));
    expect(await stored([same])).toEqual([same.eventId]);
  });

  it('do not suffer from one among them that cannot be stored', async () => {
    const [good, bad, alsoGood] = [row(), row({ objectType: 'no text\u0000' }), row()];
    const outcomes = await Promise.allSettled([good, bad, alsoGood].map((each) => writer().write(each)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await stored([good, bad, alsoGood])).toEqual([good.eventId, alsoGood.eventId].sort());
  });
});
