import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Alarms } from '../../alarms/alarms';
import { describeError } from '../../logging/describe-error';
import { LOG, type Log } from '../../logging/log';
import { AccountTie, differenceOf, nameOf, type AccountVerdict } from './account-tie';
import { OtherStripeAccount } from './other-account';

/**
 * Whether this process may take money and events: every process for itself, since each has its own key. Where Stripe
 * gives no answer at boot, the process serves all the same and asks again; what is found then stops it from taking more.
 */
@Injectable()
export class AccountWatch implements BeforeApplicationShutdown {
  private state: AccountVerdict['state'] = 'unasked';
  /** What the alarm says. */
  private told: AccountVerdict['state'] | undefined;
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> | undefined;

  constructor(
    private readonly tie: AccountTie,
    private readonly dataSource: DataSource,
    private readonly alarms: Alarms,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Looks now, and once a minute. @throws ConfigurationError when it is known now that the account is another */
  async start(): Promise<void> {
    await this.note(await this.tie.expectSame());
    this.timer = setInterval(() => (this.underWay ??= this.lookQuietly()), LOOK_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
  }

  /** Before a page is opened or an event stored. @throws OtherStripeAccount */
  refuseIfOther(): void {
    if (this.state === 'other') throw new OtherStripeAccount();
  }

  /** Somebody may have given the database to another account meanwhile, or given it back. */
  async look(): Promise<void> {
    await this.note(await this.tie.look());
  }

  private async note(verdict: AccountVerdict): Promise<void> {
    const before = this.state;
    // Known before the alarm is written: whatever becomes of that, nothing more is taken.
    this.state = verdict.state;
    if (verdict.state === 'unasked') this.logOnce(before, verdict.failure);
    if (this.told === verdict.state || verdict.state === 'unasked') return;
    const isSame = verdict.state === 'same';
    await (isSame ? this.alarms.resolve(this.dataSource.manager, KIND, '') : this.raise(verdict));
    // Only now: an alarm that could not be written is written at the next look.
    this.told = verdict.state;
  }

  private async raise(verdict: AccountVerdict): Promise<void> {
    this.log.error(`${differenceOf(verdict)}: no gift and no event is taken`);
    const details = { key: nameOf(verdict.key), database: nameOf(verdict.tied) };
    await this.dataSource.transaction((manager) => this.alarms.raise(manager, KIND, '', details));
  }

  private logOnce(before: AccountVerdict['state'], code: string): void {
    if (this.timer === undefined || before !== 'unasked')
      this.log.warn({ code }, "The key's account is not known yet: Stripe gave no answer and is asked again");
  }

  private async lookQuietly(): Promise<void> {
    try {
      await this.look();
    } catch (error) {
      this.log.warn({ error: describeError(error) }, 'The account of this database could not be looked at');
    } finally {
      this.underWay = undefined;
    }
  }
}

const KIND = 'stripe-account';
/** A key changed by mistake while Stripe is away is noticed within a minute of its return; one row is read each time. */
const LOOK_EVERY_MS = 60_000;
