import { randomUUID } from 'node:crypto';
import { parse } from 'qs';
import type { Account } from '../account/account';
import type { RequestOrigin } from '../account/event-log';
import { randomText } from '../account/object-ids';
import type { PortalConfiguration, PortalSession, Subscription } from '../account/wire';
import type { HttpReply, HttpRequest } from '../api/exchange';
import { StripeError } from '../api/stripe-error';
import { cancelInPortal, keepInPortal, replaceCard } from '../resources/billing-portal/visit';
import { inTimeOf } from '../resources/test-clocks/time-of';
import { notice } from './other-steps';
import { page, redirect } from './layout';
import { portalHome, type Standing } from './portal-home';

type Fields = Readonly<Record<string, string | undefined>>;

/** `/portal/bps_…`: where a person sees what they give, ends it, takes that back, or changes the card. */
export class PortalPage {
  constructor(private readonly account: Account) {}

  answer(request: HttpRequest): HttpReply {
    const [, , id = '', action = '', subject = ''] = (request.url.split('?')[0] as string).split('/');
    const session = this.account.store.get('portal_sessions', id);
    if (!session) return page('Not found', notice('There is no such page.'), [], 404);
    if (request.method !== 'POST') return this.show(session);
    const fields = parse(request.body) as Fields;
    try {
      this.account.events.from(ofThePage(), () =>
        this.account.store.transaction(() =>
          inTimeOf(this.account, session.customer, {}, () => this.act(session, action, subject, fields)),
        ),
      );
    } catch (error) {
      if (error instanceof StripeError) return this.show(session, error.message);
      throw error;
    }
    return redirect(afterwards(session));
  }

  private act(session: PortalSession, action: string, subject: string, fields: Fields): void {
    const { payment_method_update: card, subscription_cancel: cancel } = this.configuration(session).features;
    const subscription = this.subscriptions(session).find(({ id }) => id === subject);
    if (action === 'card' && card.enabled) replaceCard(this.account, session.customer, fields);
    else if (action === 'cancel' && cancel.enabled && subscription)
      cancelInPortal(this.account, subscription, cancel.mode === 'immediately' ? 'now' : 'at_period_end');
    else if (action === 'keep' && subscription) keepInPortal(this.account, subscription);
    else throw new StripeError(400, { type: 'invalid_request_error', message: 'This cannot be done here.' });
  }

  private show(session: PortalSession, error?: string): HttpReply {
    const standing: Standing = {
      session,
      features: this.configuration(session).features,
      subscriptions: this.subscriptions(session),
      names: (product) => this.account.store.get('products', product)?.name ?? 'Gift',
      card: (id) => this.account.store.get('payment_methods', id ?? ''),
    };
    return page('Your gifts', portalHome(standing, error), origins(session), error ? 402 : 200);
  }

  private subscriptions({ customer }: PortalSession): Subscription[] {
    const theirs = this.account.store.all('subscriptions').where('customer', customer);
    return theirs.filter(({ status }) => !['canceled', 'incomplete_expired'].includes(status));
  }

  private configuration({ configuration }: PortalSession): PortalConfiguration {
    const found = this.account.store.get('portal_configurations', configuration);
    if (!found) throw new Error(`There is no configuration ${configuration}`);
    return found;
  }
}

/** A person at the page is a caller like any other. */
function ofThePage(): RequestOrigin {
  return { id: `req_${randomText(14)}`, idempotency_key: randomUUID() };
}

function afterwards({ id, flow }: PortalSession): string {
  return flow?.after_completion.redirect?.return_url ?? `/portal/${id}`;
}

function origins({ flow }: PortalSession): string[] {
  const url = flow?.after_completion.redirect?.return_url;
  return url === undefined ? [] : [new URL(url).origin];
}
