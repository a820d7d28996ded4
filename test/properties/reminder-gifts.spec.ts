import { DataSource } from 'typeorm';
import type { InboxRow } from '../../src/events/inbox/inbox-writer';
import { forAllHistories, PATIENCE_MS } from '../histories/for-all-histories';
import { Tellings } from '../histories/tellings';
import type { Telling } from '../histories/telling';
import { twins } from '../histories/twins';

describe('gifts to which the links of reminders led', () => {
  let listener: Tellings;
  beforeAll(async () => (listener = await Tellings.start()));
  afterAll(() => listener.stop());

  const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
    listener.app.app.get(DataSource).query(text, values);

  const gaveSoFar = async (): Promise<number> => {
    const [row] = await sql<{ gave: number }>(
      `select coalesce(sum(count), 0)::int as gave from reminder_counts where step = 'gave'`,
    );
    return row?.gave ?? 0;
  };

  it(
    'are counted once for each link, in any order, told twice, by several workers, and worked off again',
    () =>
      forAllHistories(async (history, chance) => {
        const before = await gaveSoFar();
        const told = await listener.tell(history, async (telling, rows) => {
          await followLinks(telling);
          const doubled = await telling.events(twins(chance.some(history.events)));
          await telling.store(doubled);
          const all = chance.shuffled([...rows, ...doubled, ...chance.some(rows)]);
          const shareOf = (place: number) => all.filter((_row, index) => index % WORKERS === place);
          await telling.processAtOnce(
            Array.from({ length: WORKERS }, (_, place) => shareOf(place)),
            5,
          );
          await makeDue(rows);
          await telling.process(chance.shuffled(rows), 3);
        });
        const [row] = await sql<{ gifts: number }>(
          `select count(*)::int as gifts from contributions where status = 'confirmed' and id = any($1::uuid[])`,
          [contributionsOf(told)],
        );
        expect((await gaveSoFar()) - before).toBe(row?.gifts);
      }, 0.25),
    PATIENCE_MS,
  );

  /** As if each gift had been led to by a reminder's link. */
  async function followLinks(telling: Telling): Promise<void> {
    for (const id of contributionsOf(telling)) {
      await sql(REMINDER, [id]);
      await sql(
        `insert into mail_tokens (hash, scope, reminder_id, made_at) values (sha256($1::uuid::text::bytea), 'reminder', $1, now())`,
        [id],
      );
      await sql('update contributions set reminder_hash = sha256(id::text::bytea) where id = $1', [id]);
    }
  }

  async function makeDue(rows: readonly InboxRow[]): Promise<void> {
    await sql(`update stripe_events set state = 'due' where state = 'done' and event_id = any($1)`, [
      rows.map(({ eventId }) => eventId),
    ]);
  }
});

const WORKERS = 3;

function contributionsOf(telling: Telling): string[] {
  const rows = telling.history.rows.filter(({ table }) => table === 'contributions');
  return rows.map(({ json }) => (JSON.parse(telling.named(json)) as { id: string }).id);
}

const REMINDER = `
  insert into reminders (id, state, sealed_email, sealing_key_id, zone, first_on, mails, frequency, amount_minor, currency,
    language, return_to, consent_version, requested_at)
  values ($1, 'unconfirmed', '\\x00', 'a-key', 'UTC', (now() + interval '7 days')::date, 1, 'monthly', 1500, 'EUR', 'en',
    'thank-you', '2026-11', now())`;
