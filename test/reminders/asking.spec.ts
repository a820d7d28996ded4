import { Client } from 'pg';
import { query } from '../support/query';
import { ask, askAndConfirm, mailTo, post, startMailJourney, tokenIn, type MailJourney } from '../support/reminders';
import { eventually } from '../support/journey';
import { awayFromTurn } from '../support/turns';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

const written = async (): Promise<number> => {
  const [row] = await query<{ count: string }>(journey.databaseUrl, 'select count(*) from reminders');
  return Number(row?.count);
};

describe('a wish that cannot be kept', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['without an address', { email: '' }, { code: 'email_invalid', field: 'email' }],
    ['with an address that is none', { email: 'reader@' }, { code: 'email_invalid', field: 'email' }],
    ['with two addresses', { email: 'a@example.org,b@example.org' }, { code: 'email_invalid', field: 'email' }],
    ['with a header in the address', { email: 'a@example.org\nBcc: b@example.org' }, { code: 'email_invalid' }],
    ['for yesterday', { when: '2020-02-29' }, { code: 'day_past', field: 'when', limitDay: expect.any(String) }],
    ['for a day no calendar has', { when: '2027-02-30' }, { code: 'day_unknown', field: 'when' }],
    ['for some day', { when: 'someday' }, { code: 'day_unknown', field: 'when' }],
    ['too far ahead', { when: '2099-01-01' }, { code: 'day_too_far', limitDay: expect.any(String) }],
    ['in an unknown zone', { zone: 'Europe/Nowhere' }, { code: 'zone_unknown', field: 'zone' }],
    ['that comes again without an end', { everyMonths: 1 }, { code: 'repeat_incomplete', field: 'mails' }],
    ['of several mails that never come again', { mails: 3 }, { code: 'repeat_incomplete', field: 'mails' }],
    ['every zero months', { everyMonths: 0, mails: 3 }, { code: 'validation_failed', field: 'everyMonths' }],
    ['every minus one months', { everyMonths: -1, mails: 3 }, { code: 'validation_failed', field: 'everyMonths' }],
    ['of minus three mails', { everyMonths: 1, mails: -3 }, { code: 'validation_failed', field: 'mails' }],
    ['of a thousand mails', { everyMonths: 1, mails: 1000 }, { code: 'validation_failed', field: 'mails' }],
    ['of less than can be given', { amountMinor: 1 }, { code: 'amount_below_minimum', limitMinor: 200 }],
    ['in a currency nobody offers', { currency: 'XXX' }, { code: 'unknown_currency' }],
    ['without consent', { consentVersion: '' }, { code: 'consent_missing' }],
    ['with a field nobody asked for', { name: 'Jane' }, { code: 'validation_failed', field: 'name' }],
  ])('%s is answered with its code and field, and nothing is written', async (_name, changes, expected) => {
    const before = await written();
    const response = await post(journey.url, '/v1/reminders', ask(changes));
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 400, ...expected });
    expect(await written()).toBe(before);
  });

  it.each(['short', 'x'.repeat(43), '%2e%2e', "' or 1=1 --"])('a link of "%s" leads nowhere', async (token) => {
    for (const verb of ['confirmation', 'snooze', 'cancellation']) {
      const response = await post(journey.url, `/v1/reminders/${encodeURIComponent(token)}/${verb}`, BODIES[verb]);
      expect(await response.json()).toMatchObject({ status: 404, code: 'link_unknown' });
    }
    const page = await fetch(`${journey.url}/reminders/${encodeURIComponent(token)}`);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('This link is not known');
  });

  it('a link does what its mail says, and nothing else', async () => {
    const confirmation = await askAndConfirm(journey, { email: 'scope@example.org' });
    const token = tokenIn(confirmation);
    for (const verb of ['snooze', 'cancellation']) {
      const response = await post(journey.url, `/v1/reminders/${token}/${verb}`, BODIES[verb]);
      expect(response.status).toBe(404);
    }
    expect((await post(journey.url, `/v1/mail/unsubscribe/${token}`)).status).toBe(404);
  });

  it.each([
    ['a first day that is over', `first_on = '2020-01-01'`],
    ['a first day that is today', `first_on = (requested_at at time zone zone)::date`],
    ['a first day too far ahead', `first_on = '2099-01-01'`],
    ['an unknown zone', `zone = 'Europe/Nowhere'`],
    ['zero months', 'every_months = 0, mails = 3'],
    ['minus one months', 'every_months = -1, mails = 3'],
    ['no end', 'every_months = 1, mails = 1'],
    ['zero mails', 'mails = 0'],
    ['no amount', 'amount_minor = 0'],
    ['a donor before the yes', `sealed_email = null, sealing_key_id = null`],
  ])('%s is refused by the database, too', async (_name, change) => {
    await post(journey.url, '/v1/reminders', ask({ email: 'refused@example.org' }));
    const change_ = query(journey.databaseUrl, `update reminders set ${change} where state = 'unconfirmed'`);
    await expect(change_).rejects.toMatchObject({ code: expect.stringMatching(/^2/) });
  });
});

const BODIES: Record<string, object> = {
  snooze: { until: 'a-week' },
  cancellation: { what: 'this' },
  confirmation: {},
};

/** What the app looks for, or sweeps, by itself, whoever asks for what; its runner of jobs takes and ends them unasked. */
const LOOKED_FOR_BY_ITSELF =
  /update stripe_(fetches|events) |from clock_offset|^delete from (rate_limits|network_salts) where |graphile_worker"?\._private_/;

describe('whoever asks about an address', () => {
  /** The statements of one request, and the bytes of its answer; ids and times are values, not statements. */
  async function asked(
    email: string,
  ): Promise<{ statements: string[]; status: number; bytes: string; headers: string[] }> {
    const statements: string[] = [];
    const original = Client.prototype.query;
    const listening = function (this: Client, ...given: unknown[]): unknown {
      const [first] = given as [string | { text: string }];
      statements.push(typeof first === 'string' ? first : first.text);
      return (original as (...all: unknown[]) => unknown).apply(this, given);
    };
    // Of this app alone, which is idle but for the tasks that come round with each minute.
    await awayFromTurn('minute', 5_000);
    Client.prototype.query = listening as typeof original;
    const response = await post(journey.url, '/v1/reminders', ask({ email }));
    Client.prototype.query = original;
    const headers = [...response.headers]
      .filter(([name]) => name !== 'date')
      .map(([name, value]) => `${name}: ${value}`);
    // What comes after the wake-up is the sender's work, of which the answer does not wait.
    const until = statements.findIndex((sql) => sql.includes('graphile_worker.add_job')) + 1;
    const own = statements.slice(0, until).filter((sql) => !LOOKED_FOR_BY_ITSELF.test(sql));
    return { statements: own, status: response.status, bytes: await response.text(), headers };
  }

  const rowsOf = async (): Promise<unknown[]> =>
    query(
      journey.databaseUrl,
      `select (select count(*) from reminders) as reminders, (select count(*) from reminder_deliveries) as deliveries,
        (select count(*) from donors) as donors, (select count(*) from mail_tokens) as tokens`,
    );

  it('gets the same answer by the same work, whether it is known, unknown or never to be written to again', async () => {
    await askAndConfirm(journey, { email: 'known@example.org' });
    const confirmation = await askAndConfirm(journey, { email: 'never@example.org' });
    await query(journey.databaseUrl, `update mail_tokens set scope = 'unsubscribe' where hash = sha256($1::bytea)`, [
      Buffer.from(tokenIn(confirmation)),
    ]);
    await post(journey.url, `/v1/mail/unsubscribe/${tokenIn(confirmation)}`);
    await quiet();
    const before = (await rowsOf())[0] as Record<string, string>;
    const answers = [];
    for (const email of ['known@example.org', 'unknown@example.org', 'never@example.org']) {
      answers.push(await asked(email));
      await quiet();
    }
    const [known, unknown, never] = answers;
    expect(known?.status).toBe(202);
    expect(known?.statements.length).toBeGreaterThan(5);
    expect(unknown).toEqual(known);
    expect(never).toEqual(known);
    const after = (await rowsOf())[0] as Record<string, string>;
    expect(Number(after['reminders']) - Number(before['reminders'])).toBe(3);
    expect(Number(after['deliveries']) - Number(before['deliveries'])).toBe(3);
    expect(after['donors']).toBe(before['donors']);
  });

  it('finds no address in the database before the yes, nor in the log', async () => {
    await post(journey.url, '/v1/reminders', ask({ email: 'secret-reader@example.org' }));
    await mailTo(journey.mailbox, 'secret-reader@example.org');
    const [row] = await query<{ text: string }>(
      journey.databaseUrl,
      `select string_agg(r::text, ' ') || (select string_agg(d::text, ' ') from reminder_deliveries d) as text from reminders r`,
    );
    expect(row?.text).not.toContain('secret-reader');
    expect(row?.text).not.toContain(Buffer.from('secret-reader@example.org').toString('hex'));
    expect(journey.logLines.join('')).not.toContain('secret-reader');
  });

  /** Until what a request woke is done. */
  async function quiet(): Promise<void> {
    await eventually(
      () =>
        query(
          journey.databaseUrl,
          `select from graphile_worker.jobs union all
           select from reminder_deliveries where state = 'claimed' or state = 'pending' and occurrence = 0`,
        ),
      ({ length }) => length === 0,
    );
  }
});
