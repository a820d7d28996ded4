import type { LocalStripe } from './stripe';

/** What a story is told of: a gift that went through Stripe's page. */
export class PaidGift {
  constructor(
    private readonly stripe: LocalStripe,
    private readonly sessionId: string,
  ) {}

  /** The newest charge that is money. @throws Error when there is none */
  async charge(): Promise<{ readonly id: string; readonly amount: number }> {
    const { customer, payment_intent } = await this.session();
    const of = payment_intent ? { payment_intent } : { customer };
    const { data } = await this.stripe.call<{ data: Charge[] }>('GET', '/v1/charges', { ...of, limit: 10 });
    const charge = data.find(({ status, refunded, disputed }) => status === 'succeeded' && !refunded && !disputed);
    if (charge === undefined) throw new Error(`No charge of ${this.sessionId} can be told a story of`);
    return charge;
  }

  async subscription(): Promise<Subscription> {
    const { subscription } = await this.session();
    return this.stripe.call<Subscription>('GET', `/v1/subscriptions/${subscription}`);
  }

  private session(): Promise<Session> {
    return this.stripe.call<Session>('GET', `/v1/checkout/sessions/${this.sessionId}`);
  }
}

interface Session {
  readonly payment_intent: string | null;
  readonly customer: string | null;
  readonly subscription: string | null;
}

interface Charge {
  readonly id: string;
  readonly amount: number;
  readonly status: string;
  readonly refunded: boolean;
  readonly disputed: boolean;
}

export interface Subscription {
  readonly id: string;
  readonly items: {
    readonly data: readonly [
      {
        readonly id: string;
        readonly price: {
          readonly currency: string;
          readonly product: string;
          readonly unit_amount: number;
          readonly recurring: { readonly interval: string };
        };
      },
    ];
  };
}
