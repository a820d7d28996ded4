import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../foundation/config/config';
import { html, type Html } from '../../../infrastructure/pages/html';

/** Leads on to Stripe's dashboard. Beside the sandbox there is none to lead to. */
@Injectable()
export class StripePages {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'stripe'>) {}

  /** @returns undefined for an object that has no page there */
  addressOf(id: string): string | undefined {
    const { apiBase, livemode } = this.config.stripe;
    const [prefix = ''] = id.split('_');
    const folder = Object.hasOwn(FOLDERS, prefix) ? FOLDERS[prefix] : undefined;
    if (apiBase !== undefined || folder === undefined) return undefined;
    return `https://dashboard.stripe.com/${livemode ? '' : 'test/'}${folder}/${encodeURIComponent(id)}`;
  }

  link(id: string): Html | undefined {
    const address = this.addressOf(id);
    return address === undefined
      ? undefined
      : html`<a class="no-print" href="${address}" rel="noreferrer">At Stripe<span class="unseen">: ${id}</span></a>`;
  }
}

const FOLDERS: Readonly<Record<string, string>> = {
  ...{ po: 'payouts', ch: 'payments', py: 'payments', pi: 'payments', sub: 'subscriptions', in: 'invoices' },
  ...{ dp: 'disputes', du: 'disputes', re: 'refunds', pyr: 'refunds' },
};
