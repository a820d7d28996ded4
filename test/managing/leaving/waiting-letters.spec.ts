import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { DonorsService } from '../../../src/giving/donors/donors.service';
import { letterId } from '../../../src/letters/intents/letter-id';
import { freshLink, giveMonthly, leave, untilErased } from '../../support/leaving';
import { query } from '../../support/query';
import { startMailJourney, type MailJourney } from '../../support/reminders';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

const rows = <Row extends object>(sql: string, values: unknown[] = []) => query<Row>(journey.databaseUrl, sql, values);

it('those who wait for their last mail keep nobody else from leaving, nor one another', async () => {
  const email = 'ilse@example.org';
  await giveMonthly(journey, email);
  const token = await freshLink(journey, email);
  const waiting = await waitingForTheirLetters(25);
  const follow = await leave(journey, token);
  expect(await untilErased(journey, follow)).toContain('It is done');
  expect(await rows(`select from subscriptions where status <> 'canceled'`)).toEqual([]);
  expect(await rows(`select from erasure_requests where state = 'writing'`)).toHaveLength(25);
  const last = waiting.at(-1)!;
  await rows(`update letters set state = 'refused' where business_id = $1`, [last.donor]);
  expect(await untilErased(journey, `/manage/erasure/${last.request}?language=en`)).toContain('It is done');
  await rows(`update letters set state = 'refused' where state = 'pending'`);
});

/** Asked earlier than anybody else; their letters are due on a day that does not come. The last asked last. */
async function waitingForTheirLetters(count: number): Promise<{ request: string; donor: string }[]> {
  const { manager } = journey.app.get(DataSource);
  const all = [];
  for (let n = 0; n < count; n++) {
    const donor = await journey.app.get(DonorsService, { strict: false }).recognise(manager, `w${n}@example.org`);
    const request = randomUUID();
    await rows(
      `insert into erasure_requests (id, donor_id, language, asked_at, state)
       values ($1, $2, 'en', clock_timestamp() - interval '1 hour' + make_interval(secs => $3), 'writing')`,
      [request, donor, n],
    );
    await rows(
      `insert into letters (id, kind, business_id, data, written_at, due_at, state, attempt)
       values ($1, 'farewell', $2, '{"language": "en"}', now(), '2100-01-01', 'pending', 0)`,
      [letterId('farewell', donor), donor],
    );
    all.push({ request, donor });
  }
  return all;
}
