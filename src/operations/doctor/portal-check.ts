import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../foundation/config/config';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import { NEWSROOM } from '../../foundation/newsroom/newsroom-token';
import {
  portalWishes,
  StripePortalConfigurations,
  type PortalWishes,
} from '../../infrastructure/stripe/portal-configurations';
import type { Check, Finding } from './finding';

/** In Stripe's own pages a donor ends a gift or changes the card, and is asked and shown nothing else. */
@Injectable()
export class PortalCheck implements Check {
  readonly name = 'billing portal';
  private readonly wishes: PortalWishes;

  constructor(
    private readonly portal: StripePortalConfigurations,
    @Inject(CONFIG) config: Config,
    @Inject(NEWSROOM) newsroom: Newsroom,
  ) {
    this.wishes = portalWishes(config, newsroom);
  }

  async examine(mode: 'look' | 'fix'): Promise<Omit<Finding, 'check'>[]> {
    const ours = await this.portal.ours(this.wishes);
    if (ours?.differences.length === 0) return [{ state: 'ok', text: `${ours.stripeId} offers what it should.` }];
    const fault =
      ours === undefined
        ? 'There is no configuration of ours.'
        : `Not as it should be: ${ours.differences.join(', ')}.`;
    if (mode === 'look') return [{ state: 'todo', text: `${fault} Run "doctor --fix".` }];
    return [{ state: 'fixed', text: `${fault} ${await this.portal.ensure(this.wishes)} offers what it should now.` }];
  }
}
