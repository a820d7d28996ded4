import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startMailbox } from '../../mailbox/mailbox';
import { Clock } from '../../src/foundation/clock/clock';
import { FirstCharges } from '../../src/imports/continuing/first-charges';
import { StoppedAgreements, type Said, type StoppedReport } from '../../src/imports/continuing/stopped-agreements';
import { Invitations } from '../../src/imports/inviting/invitations';
import { SubscriptionImport } from '../../src/imports/subscriptions/subscription-import';
import { CARD } from './journey';
import { query } from './query';
import { A_MINUTE, startRecurringJourney, type RecurringJourney } from './recurring';
import { mailEnvironment, mailTo, tokenIn, type MailJourney } from './reminders';

/** What the order of an import says: all of it, and nothing where a line is at fault. */
export const WRITTEN = { how: 'written', atFault: 'nothing' } as const;

/** Donors of another processor whose gifts go on here. */
export class Moving {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'mainstay-moving-'));

  private constructor(readonly journey: RecurringJourney & MailJourney) {}

  static async start(from: string): Promise<Moving> {
    const mailbox = await startMailbox();
    const journey = await startRecurringJourney({ environment: mailEnvironment(mailbox) }, new Date(from));
    return new Moving({ ...journey, mailbox });
  }

  async stop(): Promise<void> {
    rmSync(this.folder, { recursive: true });
    await this.journey.stop().finally(() => this.journey.mailbox.stop());
  }

  get<T>(service: new (...all: never[]) => T): T {
    return this.journey.app.get(service, { strict: false });
  }

  fileOf(lines: readonly string[]): string {
    const file = path.join(this.folder, 'file.csv');
    writeFileSync(file, lines.join('\n'));
    return file;
  }

  /** An agreement of 12.50 euros, a month unless it is said otherwise, at Mollie. */
  async agreed(id: string, email: string, nextOn = '2027-01-15', interval = '1 month'): Promise<void> {
    const header = 'id;status;customer.email;amount.value;amount.currency;interval;nextPaymentDate';
    const file = this.fileOf([header, `${id};active;${email};12,50;EUR;${interval};${nextOn}`]);
    await this.get(SubscriptionImport).run({ file, source: 'mollie' }, WRITTEN, {});
  }

  stopped(id: string, said: Said = 'stopped'): Promise<StoppedReport> {
    return this.get(StoppedAgreements).note(this.fileOf([id]), 'mollie', said, WRITTEN);
  }

  async linkOf(email: string, count = 1): Promise<string> {
    return tokenIn(await mailTo(this.journey.mailbox, email, count), '/continue/');
  }

  submit(token: string, fields: Record<string, string>): Promise<Response> {
    return fetch(`${this.journey.url}/continue/${token}`, {
      ...{ method: 'POST', body: new URLSearchParams({ language: 'en', ...fields }), redirect: 'manual' },
    });
  }

  pay(url: string, email: string): Promise<Response> {
    return fetch(url, {
      ...{ method: 'POST', redirect: 'manual' },
      body: new URLSearchParams({ method: 'card', number: CARD.pays, email, name: 'Jane Roe' }),
    });
  }

  /** From the mailed link to the kept card. @returns where the donor is led back to */
  async takeUp(email: string): Promise<string> {
    const opened = await this.submit(await this.linkOf(email), AGREE);
    const paid = await this.pay(opened.headers.get('location') ?? '', email);
    await this.journey.settle();
    return paid.headers.get('location') ?? '';
  }

  /** From the export, by which it is due in two weeks, to the kept card; nothing is stopped yet. @returns the gift's id */
  async movedOver(id: string, email: string): Promise<string> {
    await this.agreed(id, email, new Date(this.now().getTime() + 14 * DAY_MS).toISOString().slice(0, 10));
    await this.get(Invitations).invite('written', 200, null);
    await this.takeUp(email);
    await this.pass(A_MINUTE);
    const [row] = await query<{ gift: string }>(
      this.journey.databaseUrl,
      'select contribution_id as gift from imported_subscriptions where external_id = $1',
      [id],
    );
    return row?.gift ?? '';
  }

  now(): Date {
    return this.get(Clock as never as new () => Clock).now();
  }

  /** Time passes, and ours has a look. */
  async pass(days: number): Promise<void> {
    await this.journey.letPass(days);
    await this.get(FirstCharges).keep();
    await this.journey.settle();
  }

  /** The day and minor units of every one that was taken by us. */
  async chargesOf(id: string): Promise<string[]> {
    const rows = await query<{ created: Date; amount_minor: string }>(this.journey.databaseUrl, CHARGES, [id]);
    return rows.map(({ created, amount_minor }) => `${created.toISOString().slice(0, 10)} ${amount_minor}`);
  }

  async firstOf(id: string): Promise<string | undefined> {
    const [row] = await query<{ at: Date }>(this.journey.databaseUrl, FIRST, [id]);
    return row?.at.toISOString();
  }
}

const DAY_MS = 86_400_000;

/** What the page posts. */
export const AGREE = { consentVersion: '2026-11' };

const CHARGES = `
  select c.created, c.amount_minor from charges c join invoice_payments ip on ip.payment_intent_id = c.payment_intent_id
    join invoices i on i.stripe_id = ip.invoice_id join subscriptions s on s.stripe_id = i.subscription_id
    join imported_subscriptions m on m.contribution_id = s.contribution_id
  where m.external_id = $1 and c.status = 'succeeded' order by c.created`;

const FIRST = `
  select s.current_period_end as at from subscriptions s join imported_subscriptions m using (contribution_id)
  where m.external_id = $1`;
