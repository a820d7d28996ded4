import { dayIn, later } from '../../src/foundation/calendar/local-days';
import { Clock } from '../../src/foundation/clock/clock';
import { eventually, eventualStatus, open, pay, startJourney, type Journey } from './journey';
import { query } from './query';
import { member, type Member } from './staff';

/** The zone of the example newsroom. */
export const ZONE = 'Europe/Amsterdam';

/** A report as the API answers it. */
export interface ReportAnswer {
  readonly about: { readonly zone: string; readonly asOf: { readonly block: string; readonly hash: string } };
  readonly rows: readonly Record<string, string | null>[];
  readonly rowCount: number;
  readonly totals: readonly { column: string; currency: string; minor: string }[];
}

/** Two people of the newsroom, one who reads and one who may export, beside a sandbox that pays out every day. */
export class FinanceDesk {
  private constructor(
    readonly journey: Journey,
    readonly reader: Member,
    readonly accountant: Member,
  ) {}

  /** @param interval at which the sandbox pays out: with a payout Stripe also tells what else it takes along */
  static async start(interval: 'daily' | 'manual' = 'daily'): Promise<FinanceDesk> {
    const journey = await startJourney({ sandbox: { payouts: { interval, delayDays: 2, arrivalDays: 2 } } });
    const reader = await member(journey, 'reader@newsroom.example', ['finance-read']);
    return new FinanceDesk(journey, reader, await member(journey, 'accountant@newsroom.example', ['finance-export']));
  }

  /** Waits until so many of a kind are in the ledger. */
  booked(kind: string, count: number): Promise<object[]> {
    return eventually(
      () => query(this.journey.databaseUrl, `select 1 from ledger_transactions where key like '${kind}:%'`),
      (found) => found.length >= count,
    );
  }

  async give(choice: Record<string, unknown> = {}): Promise<void> {
    const opened = await open(this.journey, choice);
    await pay(opened);
    const status = await eventualStatus(this.journey, opened, 'confirmed');
    if (status !== 'confirmed') throw new Error(`A gift is ${status}`);
  }

  now(): Date {
    return this.journey.app.get(Clock).now();
  }

  /** Such as "2027-03". */
  month(): string {
    return dayIn(ZONE, this.now()).slice(0, 7);
  }

  as(who: Member, path: string): Promise<Response> {
    return who.browser.get(path, { accept: 'application/json' });
  }

  async command(who: Member, path: string, body: object = {}): Promise<Response> {
    const headers = { 'content-type': 'application/json', origin: this.journey.url };
    const csrf = { 'x-csrf-token': await who.browser.csrf() };
    return who.browser.send(path, { method: 'POST', body: JSON.stringify(body), headers: { ...headers, ...csrf } });
  }

  /** What another test has under way puts sealing off, and closing waits for that. */
  close(who: Member, month: string): Promise<Response> {
    return eventually(
      () => this.command(who, `/v1/periods/${month}/closing`),
      ({ headers }) => headers.get('retry-after') === null,
    );
  }

  async report(name: string, month: string): Promise<ReportAnswer> {
    return (await this.as(this.reader, `/v1/reports/${name}?${ofMonth(month)}`)).json() as Promise<ReportAnswer>;
  }

  /** @param more parameters beside the month's, or in place of them */
  async file(name: string, format: string, month: string, more: Record<string, string> = {}): Promise<Buffer> {
    const parameters = new URLSearchParams({ ...Object.fromEntries(ofMonth(month)), ...more });
    const response = await this.as(this.accountant, `/v1/reports/${name}/${format}?${parameters}`);
    if (response.status !== 200) throw new Error(`No ${format} of ${name}: ${await response.text()}`);
    return Buffer.from(await response.arrayBuffer());
  }
}

export function ofMonth(month: string): URLSearchParams {
  return new URLSearchParams({ from: `${month}-01`, to: later(`${month}-01`, { months: 1 }) });
}
