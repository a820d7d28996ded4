import { MailWatch } from '../../src/operations/watch/mail-watch';
import { startApp, type RunningApp } from '../support/app';
import { query } from '../support/query';

let app: RunningApp;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.stop());

const alarms = () =>
  query(app.databaseUrl, `select details from alarms where kind = 'mail-failing' and resolved_at is null`);

const letter = (name: string, values: string) =>
  query(
    app.databaseUrl,
    `insert into letters (id, kind, business_id, number, data, written_at, due_at, state, attempt, claimed_at, outcome)
     values (gen_random_uuid(), 'receipt', $1, $1, '{}', now(), now(), ${values})`,
    [name],
  );

it('mails that were tried in vain, and those of which nothing is known, call for a person until that is over', async () => {
  const watch = app.app.get(MailWatch, { strict: false });
  await letter('waits for its first try', `'pending', 0, null, null`);
  await letter('was tried twice', `'pending', 2, now(), '451'`);
  await watch.run();
  expect(await alarms()).toEqual([]);
  await letter('was tried three times', `'pending', 3, now(), '451'`);
  await letter('was lost today', `'unknown', 1, now(), 'lost'`);
  await letter('was lost last week', `'unknown', 1, now() - interval '7 days', 'lost'`);
  await watch.run();
  expect(await alarms()).toEqual([{ details: { waiting: 1, unknown: 1 } }]);
  await query(app.databaseUrl, `update letters set state = 'refused'`);
  await watch.run();
  expect(await alarms()).toEqual([]);
});
