import { Injectable } from '@nestjs/common';
import { AccountTie, differenceOf, nameOf } from '../../infrastructure/stripe/tie/account-tie';
import type { Check, Finding } from './finding';

/** Comes first: with another account's key, nothing must be set up there. */
@Injectable()
export class TieCheck implements Check {
  readonly name = 'whose account';

  constructor(private readonly tie: AccountTie) {}

  /** @throws ConfigurationError rather than mend the account of somebody else */
  async examine(mode: 'look' | 'fix'): Promise<Omit<Finding, 'check'>[]> {
    const verdict = mode === 'fix' ? await this.tie.expectSame() : await this.tie.look();
    if (verdict.state === 'same')
      return [{ state: 'ok', text: `Key and database are of one account: ${nameOf(verdict.key)}.` }];
    if (verdict.state === 'other') return [{ state: 'todo', text: `${differenceOf(verdict)}.` }];
    const text = `Stripe does not say whose key this is (${verdict.failure}): give a restricted key the right to read the account, or try again.`;
    return [{ state: 'todo', text }];
  }
}
