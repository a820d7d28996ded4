import { randomUUID } from 'node:crypto';
import { parse } from 'qs';
import type { Account } from '../account/account';
import type { RequestOrigin } from '../account/event-log';
import { randomText } from '../account/object-ids';
import type { CheckoutSession } from '../account/wire';
import type { HttpReply, HttpRequest } from '../api/exchange';
import { StripeError } from '../api/stripe-error';
import type { CheckoutOrder } from '../checkout/order';
import { answerPage, submitPage } from '../checkout/submit';
import type { Attempt } from '../resources/payment-intents/attempt';
import type { SetupAttempt } from '../resources/setup-intents/set-up';
import { inTimeOf } from '../resources/test-clocks/time-of';
import { authenticationStep, notice } from './other-steps';
import { html } from './html';
import { page, redirect } from './layout';
import { heading, payForm, returnUrl, type Purchase, type Typed } from './pay-form';
import { readPayer } from './read-payer';

const NOTHING_TYPED: Typed = { method: 'card', email: '', name: '' };

/** `/pay/cs_…`: the hosted payment page, a plain form that needs no script. */
export class PayPage {
  constructor(private readonly account: Account) {}

  answer(request: HttpRequest): HttpReply {
    const [, , id = '', step] = (request.url.split('?')[0] as string).split('/');
    const session = this.account.store.get('checkout_sessions', id);
    if (!session) return page('Not found', notice('There is no such payment.'), [], 404);
    if (session.status !== 'open') return this.over(session);
    if (request.method !== 'POST') return this.show(session, NOTHING_TYPED);
    const fields = parse(request.body) as Record<string, string | undefined>;
    return step === 'authentication' ? this.authenticated(session, fields) : this.submitted(session, fields);
  }

  private show(session: CheckoutSession, typed: Typed, error?: string): HttpReply {
    const purchase = this.purchase(session);
    if (!error && this.isAsking(session)) return this.ask(purchase);
    const known = { ...typed, email: typed.email || (session.customer_details?.email ?? '') };
    return page('Pay', payForm(purchase, known, error), returnOrigins(session), error ? 402 : 200);
  }

  private ask(purchase: Purchase): HttpReply {
    const content = html`${heading(purchase)} ${authenticationStep(purchase.session.id)}`;
    return page('Confirm', content, returnOrigins(purchase.session));
  }

  private isAsking(session: CheckoutSession): boolean {
    const { store } = this.account;
    const intent = store.get('payment_intents', this.order(session)?.paymentIntent ?? '');
    const setup = store.get('setup_intents', String(session.setup_intent ?? this.order(session)?.setupIntent));
    return (intent ?? setup)?.status === 'requires_action';
  }

  private submitted(session: CheckoutSession, fields: Record<string, string | undefined>): HttpReply {
    const typed = { method: fields['method'] ?? '', email: fields['email'] ?? '', name: fields['name'] ?? '' };
    return this.attempt(session, typed, () =>
      this.account.store.transaction(() => submitPage(this.account, session, readPayer(this.account, session, fields))),
    );
  }

  private authenticated(session: CheckoutSession, { outcome }: Record<string, string | undefined>): HttpReply {
    return this.attempt(session, NOTHING_TYPED, () =>
      answerPage(this.account, session, outcome === 'complete' ? 'complete' : 'fail'),
    );
  }

  private attempt(session: CheckoutSession, typed: Typed, attempt: () => Attempt | SetupAttempt): HttpReply {
    try {
      const result = this.account.events.from(ofThePage(), () => inTimeOf(this.account, session.id, {}, attempt));
      if (result.outcome === 'declined') return this.show(session, typed, result.error.message);
      if (result.outcome === 'requires_action') return redirect(`/pay/${session.id}`);
      return redirect(returnUrl(session.success_url ?? '', session.id));
    } catch (error) {
      if (error instanceof StripeError) return this.show(session, typed, error.message);
      throw error;
    }
  }

  private over(session: CheckoutSession): HttpReply {
    if (session.status === 'expired') {
      return page(
        'Expired',
        notice('This payment page has expired. Nothing was charged.', session.cancel_url),
        [],
        410,
      );
    }
    const url = session.success_url && returnUrl(session.success_url, session.id);
    return page('Paid', notice('This has already been paid. Thank you.', url), []);
  }

  private purchase(session: CheckoutSession): Purchase {
    const order = this.order(session);
    const item = order?.lineItems[0];
    const terms = { interval: item?.price?.recurring?.interval, startsAt: order?.subscriptionData.trial_end };
    return { session, product: item?.description ?? null, ...terms, unitAmount: item?.amount_total ?? 0 };
  }

  private order({ id }: CheckoutSession): CheckoutOrder | undefined {
    return this.account.store.get('checkout_orders', id);
  }
}

/** The page calls the API like anybody else, under an idempotency key of its own. */
function ofThePage(): RequestOrigin {
  return { id: `req_${randomText(14)}`, idempotency_key: randomUUID() };
}

function returnOrigins({ success_url, cancel_url }: CheckoutSession): string[] {
  return [success_url, cancel_url].filter((url) => url !== null).map((url) => new URL(url).origin);
}
