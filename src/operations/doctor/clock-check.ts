import { Injectable } from '@nestjs/common';
import { Clock } from '../../foundation/clock/clock';
import { StripeAccount } from '../../infrastructure/stripe/account';
import { STRIPE_API_VERSION } from '../../infrastructure/stripe/stripe-client';
import type { Check, Finding } from './finding';

/** Signatures are good for five minutes; and listed events come in the version of the account. */
@Injectable()
export class ClockCheck implements Check {
  readonly name = 'clock and version';

  constructor(
    private readonly account: StripeAccount,
    private readonly businessTime: Clock,
  ) {}

  async examine(): Promise<Omit<Finding, 'check'>[]> {
    // Business time is the wall clock's, unless a demonstration moved it; the sandbox then answers with the time moved to.
    const [wallMs, askedAtMs] = [Date.now(), this.businessTime.now().getTime()];
    const { answeredAt, apiVersion } = await this.account.newestEvent();
    return [clock((answeredAt.getTime() - askedAtMs) / 1000, (askedAtMs - wallMs) / 1000), version(apiVersion)];
  }
}

function clock(skewSeconds: number, movedSeconds: number): Omit<Finding, 'check'> {
  const seconds = Math.round(Math.abs(skewSeconds));
  if (seconds > TOLERATED_SECONDS) {
    const text = `This machine's clock is ${seconds} s off Stripe's: let it follow the network (timedatectl set-ntp true).`;
    return { state: 'todo', text };
  }
  if (Math.abs(movedSeconds) < 1) return { state: 'ok', text: "This machine's clock agrees with Stripe's." };
  const moved = `${Math.round(movedSeconds)} s`;
  return { state: 'ok', text: `The demo clock was moved by ${moved}, and the sandbox's with it.` };
}

function version(apiVersion: string | null | undefined): Omit<Finding, 'check'> {
  if (apiVersion === STRIPE_API_VERSION) return { state: 'ok', text: `Events are made in version ${apiVersion}.` };
  if (apiVersion === undefined)
    return { state: 'look', text: "No event yet that would tell the account's API version." };
  const text = `The account's newest event was made in version ${apiVersion}: set the default to ${STRIPE_API_VERSION} (Dashboard: Developers, Workbench, Overview).`;
  return { state: 'todo', text };
}

/** Well below the 300 s at which signatures are refused, well above what a slow answer takes. */
const TOLERATED_SECONDS = 60;
