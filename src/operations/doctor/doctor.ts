import { Injectable } from '@nestjs/common';
import { StripeFailure } from '../../infrastructure/stripe/stripe-failure';
import { AccountCheck } from './account-check';
import { ByHandCheck } from './by-hand-check';
import { ClockCheck } from './clock-check';
import { DatabaseCheck } from './database-check';
import { EndpointCheck } from './endpoint-check';
import type { Check, Finding } from './finding';
import { ProductsCheck } from './products-check';
import { TieCheck } from './tie-check';

/** Looks at everything around the app that must be right before a donor gives. */
@Injectable()
export class Doctor {
  private readonly checks: readonly Check[];

  constructor(
    tie: TieCheck,
    database: DatabaseCheck,
    clock: ClockCheck,
    endpoint: EndpointCheck,
    products: ProductsCheck,
    account: AccountCheck,
    byHand: ByHandCheck,
  ) {
    this.checks = [tie, database, clock, endpoint, products, account, byHand];
  }

  /** Run again after a fix, it finds nothing more to fix. */
  async examine(mode: 'look' | 'fix'): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const check of this.checks) {
      for (const finding of await examined(check, mode)) findings.push({ check: check.name, ...finding });
    }
    return findings;
  }
}

/** A call that Stripe refuses, for instance for the rights of a restricted key, is a finding like others. */
async function examined(check: Check, mode: 'look' | 'fix'): Promise<Omit<Finding, 'check'>[]> {
  try {
    return await check.examine(mode);
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    return [{ state: 'todo', text: askAgain(error) }];
  }
}

function askAgain({ kind, code }: StripeFailure): string {
  return kind === 'refused'
    ? `Stripe does not let us look (${code}): give the key the right to, or look there.`
    : `Stripe gave no answer (${code}): try again, and see https://status.stripe.com.`;
}
