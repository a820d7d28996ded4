import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { IdentityKeys } from '../../src/foundation/crypto/identity-keys';
import { DonorVault } from '../../src/giving/donors/donor-vault';

/** Writes reminders into a database of ours by SQL, as if they had been asked for and confirmed. */
export class DueReminders {
  private readonly vault: DonorVault;

  private constructor(
    private readonly client: Client,
    keyFile: string,
  ) {
    this.vault = new DonorVault(IdentityKeys.parse(readFileSync(keyFile, 'utf8'), keyFile));
  }

  static async open(databaseUrl: string, keyFile: string): Promise<DueReminders> {
    const client = new Client(databaseUrl);
    await client.connect();
    return new DueReminders(client, keyFile);
  }

  /** So many that are due now, each with a donor, an address and a key of its own. */
  async addDue(count: number): Promise<void> {
    for (let written = 0; written < count; written += AT_A_TIME) {
      const rows = Array.from({ length: Math.min(AT_A_TIME, count - written) }, () => this.donor());
      await this.client.query(DUE, [JSON.stringify(rows)]);
    }
    await this.client.query('analyze');
  }

  /** So many donors, each reminded once already. @returns their addresses */
  async addKnown(count: number): Promise<string[]> {
    const donors = Array.from({ length: count }, () => this.donor());
    await this.client.query(DUE, [JSON.stringify(donors)]);
    await this.client.query('analyze');
    return donors.map(({ address }) => address);
  }

  /** So many of one donor, spread over the days of a year before today and after it; those before are sent. */
  async addMany(count: number): Promise<void> {
    const donor = this.donor();
    await this.client.query(DUE, [JSON.stringify([donor])]);
    await this.client.query(MANY_REMINDERS, [count, donor.id]);
    await this.client.query(MANY_DELIVERIES);
    await this.client.query('vacuum analyze reminders, reminder_deliveries');
  }

  async count(sql: string): Promise<number> {
    const { rows } = await this.client.query<{ count: string }>(sql);
    return Number(rows[0]?.count);
  }

  stop(): Promise<void> {
    return this.client.end();
  }

  private donor() {
    const id = randomUUID();
    const address = `reader-${id}@example.org`;
    const sealed = this.vault.seal(id, address);
    return {
      address,
      ...{ id, reminder: randomUUID(), delivery: randomUUID(), key: sealed.identityKeyId },
      ...{ index: hex(sealed.emailIndex), wrapped: hex(sealed.wrappedKey), email: hex(sealed.sealedEmail) },
    };
  }
}

const AT_A_TIME = 5_000;

function hex(bytes: Buffer): string {
  return bytes.toString('hex');
}

const REMINDER = `'confirmed', 'Europe/Amsterdam', current_date, 1, 'monthly', 1500, 'EUR', 'en', 'thank-you', '2026-11',
  now() - interval '30 days', now() - interval '30 days'`;
const REMINDER_COLUMNS = `id, donor_id, state, zone, first_on, mails, frequency, amount_minor, currency, language, return_to,
  consent_version, requested_at, confirmed_at`;
const DELIVERY_COLUMNS = 'id, reminder_id, occurrence, mail_number, local_day, scheduled_for, due_at, state, attempt';

const DUE = `
  with given as (
    select * from json_to_recordset($1) as g(id uuid, reminder uuid, delivery uuid, key text, index text, wrapped text, email text)
  ), made as (
    insert into donors (id, identity_key_id, email_index, wrapped_key, sealed_email, recognised_at)
    select id, key, decode(index, 'hex'), decode(wrapped, 'hex'), decode(email, 'hex'), now() from given returning id
  ), asked as (
    insert into reminders (${REMINDER_COLUMNS}) select reminder, id, ${REMINDER} from given returning id
  )
  insert into reminder_deliveries (${DELIVERY_COLUMNS})
  select delivery, reminder, 1, 1, current_date, now() - interval '1 hour', now() - interval '1 hour', 'pending', 0 from given`;

const MANY_REMINDERS = `
  insert into reminders (${REMINDER_COLUMNS})
  select gen_random_uuid(), $2::uuid, ${REMINDER} from generate_series(1, $1::integer)`;

const MANY_DELIVERIES = `
  insert into reminder_deliveries (${DELIVERY_COLUMNS}, sent_at)
  select gen_random_uuid(), r.id, 1, 1, current_date, day, day, case when day < now() - interval '1 day' then 'sent' else 'pending' end, 0,
    case when day < now() - interval '1 day' then day end
  from (select id, now() + make_interval(days => (random() * 730)::integer - 365) as day from reminders
    where not exists (select from reminder_deliveries d where d.reminder_id = reminders.id)) r`;
