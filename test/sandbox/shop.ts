import Stripe from 'stripe';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox';
import { JudgedTraffic } from '../contract/judged-traffic';
import { WebhookReceiver } from './webhook-receiver';

export const KEY = 'sk_test_sandbox_fake';
export const VERSION = '2026-10-28.endive';

/** No waiting where Stripe would take its time. */
const AT_ONCE = { bookAfterMs: 0, invoicePaymentAfterMs: 0 };
/** Bank debits wait until the test settles them. */
const NEVER_MS = 1e9;

/** A merchant beside a sandbox of its own: Stripe's SDK as client, an endpoint for webhooks, and the contract's judge listening. */
export class Shop {
  readonly stripe: Stripe;

  private constructor(
    readonly sandbox: Sandbox,
    readonly receiver: WebhookReceiver,
    readonly traffic: JudgedTraffic,
  ) {
    const { port } = sandbox;
    this.stripe = new Stripe(KEY, {
      host: '127.0.0.1',
      port,
      protocol: 'http',
      maxNetworkRetries: 0,
      telemetry: false,
    });
  }

  static async open(options: SandboxOptions = {}, receiver?: WebhookReceiver): Promise<Shop> {
    const traffic = new JudgedTraffic('intended');
    const endpoint = receiver ?? (await WebhookReceiver.start());
    const sandbox = await startSandbox({
      webhook: { url: endpoint.url, secret: endpoint.secret },
      observe: { onExchange: traffic.onExchange, onEvent: traffic.onEvent },
      ...options,
      settings: { ...AT_ONCE, settleAfterMs: NEVER_MS, ...options.settings },
    });
    return new Shop(sandbox, endpoint, traffic);
  }

  async close(): Promise<void> {
    await this.sandbox.stop();
    await this.receiver.stop();
  }

  /** A call as raw HTTP; `form` is Stripe's encoding as text. */
  async call(method: string, path: string, form = '', headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(this.sandbox.url + path, {
      method,
      headers: {
        authorization: `Bearer ${KEY}`,
        'stripe-version': VERSION,
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      ...(method === 'GET' ? {} : { body: form }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
  }

  /** A call of the control API. */
  async control(method: string, path: string, fields?: object): Promise<Json> {
    const response = await fetch(`${this.sandbox.url}/_sandbox/${path}`, {
      method,
      ...(fields && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) }),
    });
    const answer = (await response.json()) as Json;
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** Submits the payment page, as a browser without JavaScript would. */
  async pay(url: string, fields: Record<string, string>): Promise<Page> {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ method: 'card', email: 'ada@reader.example', ...fields }),
      redirect: 'manual',
    });
    return { status: response.status, location: response.headers.get('location'), text: await response.text() };
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

export interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
}

/** An answer is looked at by matchers; what they cannot say is cast where it is needed. */
export type Json = Readonly<Record<string, unknown>>;

export const CARD = { number: '4242 4242 4242 4242' };

/** A session for one price of that amount, monthly in subscription mode. */
export function sessionFor(mode: string, currency: string, amount: number): Stripe.Checkout.SessionCreateParams {
  const recurring = mode === 'subscription' ? { recurring: { interval: 'month' as const } } : {};
  const price_data = { currency, unit_amount: amount, product_data: { name: 'Contribution' }, ...recurring };
  return {
    mode: mode as 'payment',
    line_items: [{ quantity: 1, price_data }],
    success_url: 'http://127.0.0.1:1/thanks?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://127.0.0.1:1/back',
  };
}
