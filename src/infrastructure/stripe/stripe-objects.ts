import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { project, type Json } from './events/projection';
import { StripeFailure } from './stripe-failure';

type JsonObject = { [name: string]: Json };

/** An object or a page of a list as Stripe answered: already through the allow-list. */
export interface FetchedObject {
  readonly objectType: string;
  /** Null for a page of a list. */
  readonly objectId: string | null;
  readonly projection: JsonObject;
  /** By Stripe's own clock. */
  readonly answeredAt: Date;
}

/** Which balance transactions: those of an automatic payout, or those created in [from, to). */
export type BalanceTransactionFilter = { readonly payout: string } | { readonly from: Date; readonly to: Date };

/** Kinds of which a list can be asked for by the time they were created. */
export type ListedKind =
  | 'charge'
  | 'dispute'
  | 'invoice'
  | 'invoice_payment'
  | 'payment_intent'
  | 'payout'
  | 'radar.early_fraud_warning'
  | 'refund'
  | 'subscription';

/** Asks Stripe for objects, for what events do not tell. Everything about a person is gone before it is returned. */
@Injectable()
export class StripeObjects {
  constructor(private readonly stripe: Stripe) {}

  /** @param objectType Stripe's name of it, such as `charge`. @throws StripeFailure */
  async retrieve(objectType: string, stripeId: string): Promise<FetchedObject> {
    const path = PATHS[objectType];
    if (path === undefined) throw new Error(`Nobody has said where a ${objectType} is asked for`);
    const { object, answeredAt } = await this.get(`${path}/${encodeURIComponent(stripeId)}`);
    return { objectType, objectId: stripeId, projection: project(objectType, object), answeredAt };
  }

  /** Page by page, newest first. @throws StripeFailure */
  async *balanceTransactions(filter: BalanceTransactionFilter): AsyncGenerator<FetchedObject> {
    const payout = 'payout' in filter ? filter.payout : null;
    const query = payout === null ? createdIn(filter as { from: Date; to: Date }) : { payout };
    for await (const { data, answeredAt } of this.pages(PATHS['balance_transaction'] as string, query)) {
      const projection = project('list', { object: 'list', payout, data });
      yield { objectType: 'list', objectId: null, projection, answeredAt };
    }
  }

  /** One page of the newest. @throws StripeFailure */
  async newestBalanceTransactions(): Promise<FetchedObject> {
    const { object, answeredAt } = await this.get(`${PATHS['balance_transaction']}?limit=${PAGE_SIZE}`);
    const projection = project('list', { object: 'list', payout: null, data: dataOf(object) });
    return { objectType: 'list', objectId: null, projection, answeredAt };
  }

  /** The invoices that a PaymentIntent is to pay, or paid: mostly one, none where it is no invoice's. @throws StripeFailure */
  async invoicePaymentsOf(paymentIntentId: string): Promise<FetchedObject> {
    const objectType = 'invoice_payment_list';
    const payment = { 'payment[type]': 'payment_intent', 'payment[payment_intent]': paymentIntentId };
    const query = new URLSearchParams({ ...payment, limit: String(PAGE_SIZE) });
    const { object, answeredAt } = await this.get(`${PATHS['invoice_payment']}?${query.toString()}`);
    const projection = project(objectType, { object: 'list', data: dataOf(object) });
    return { objectType, objectId: paymentIntentId, projection, answeredAt };
  }

  /** Objects of one kind created in [from, to), page by page, newest first. @throws StripeFailure */
  async *created(objectType: ListedKind, from: Date, to: Date): AsyncGenerator<FetchedObject> {
    // Without a status Stripe leaves out subscriptions that have ended.
    const status: Record<string, string> = objectType === 'subscription' ? { status: 'all' } : {};
    const query = { ...createdIn({ from, to }), ...status };
    for await (const { data, answeredAt } of this.pages(PATHS[objectType] as string, query))
      for (const object of data)
        yield {
          ...{ objectType, objectId: String(object['id']), answeredAt },
          projection: project(objectType, object),
        };
  }

  /** All that have not ended, page by page. @throws StripeFailure */
  liveSubscriptions(): AsyncGenerator<FetchedObject> {
    return this.subscriptions({});
  }

  /** Those that have ended too. @throws StripeFailure */
  allSubscriptions(): AsyncGenerator<FetchedObject> {
    return this.subscriptions({ status: 'all' });
  }

  private async *subscriptions(query: Readonly<Record<string, string>>): AsyncGenerator<FetchedObject> {
    const objectType = 'subscription';
    for await (const { data, answeredAt } of this.pages(PATHS[objectType] as string, query))
      for (const object of data)
        yield {
          ...{ objectType, objectId: String(object['id']), answeredAt },
          projection: project(objectType, object),
        };
  }

  /** Payment pages, each with the address its donor gave, which is nowhere else. @throws StripeFailure */
  async *sessions(from: Date, to: Date): AsyncGenerator<{ object: FetchedObject; email: string | null }> {
    const objectType = 'checkout.session';
    for await (const { data, answeredAt } of this.pages(PATHS[objectType] as string, createdIn({ from, to })))
      for (const session of data) {
        const projection = project(objectType, session);
        yield {
          object: { objectType, objectId: String(session['id']), answeredAt, projection },
          email: session['status'] === 'complete' ? emailOf(session) : null,
        };
      }
  }

  /**
   * Events as they were told or should have been, oldest page last, each exactly as Stripe renders it.
   * Stripe keeps them 30 days. @throws StripeFailure
   */
  async *events(from: Date, to: Date): AsyncGenerator<Buffer> {
    for await (const { data } of this.pages('/v1/events', createdIn({ from, to })))
      for (const event of data) yield Buffer.from(JSON.stringify(event));
  }

  /** What is in the balances now: Stripe has no history of it. Minor units by balance type and currency. */
  async balance(): Promise<ReadonlyMap<string, bigint>> {
    const { object } = await this.get('/v1/balance');
    const sums = new Map<string, bigint>();
    for (const part of ['available', 'pending'] as const)
      for (const { amount, currency } of object[part] as { amount: number; currency: string }[]) {
        const name = currency.toUpperCase();
        sums.set(name, (sums.get(name) ?? 0n) + BigInt(amount));
      }
    return sums;
  }

  private async *pages(
    path: string,
    query: Readonly<Record<string, string>>,
  ): AsyncGenerator<{ data: JsonObject[]; answeredAt: Date }> {
    let after: string | undefined;
    for (;;) {
      const words = new URLSearchParams({ ...query, limit: String(PAGE_SIZE) });
      if (after !== undefined) words.set('starting_after', after);
      const { object, answeredAt } = await this.get(`${path}?${words.toString()}`);
      const data = dataOf(object);
      if (data.length > 0) yield { data, answeredAt };
      after = String(data.at(-1)?.['id']);
      if (object['has_more'] !== true || data.length === 0) return;
    }
  }

  private async get(path: string): Promise<{ object: JsonObject; answeredAt: Date }> {
    try {
      const answer = (await this.stripe.rawRequest('GET', path)) as Stripe.Response<unknown>;
      const date = new Date(String((answer.lastResponse.headers as Record<string, string>)['date']));
      // The client turns some numbers into objects of its own; as JSON they are what Stripe sent.
      return { object: JSON.parse(JSON.stringify(answer)) as JsonObject, answeredAt: date };
    } catch (error) {
      throw StripeFailure.from(error) ?? error;
    }
  }
}

function emailOf(session: JsonObject): string | null {
  const email = (session['customer_details'] as JsonObject | null)?.['email'];
  return typeof email === 'string' ? email : null;
}

function createdIn({ from, to }: { from: Date; to: Date }): Record<string, string> {
  return { 'created[gte]': seconds(from), 'created[lt]': seconds(to) };
}

function seconds(instant: Date): string {
  return String(Math.floor(instant.getTime() / 1000));
}

function dataOf(list: JsonObject): JsonObject[] {
  return list['data'] as JsonObject[];
}

/** Stripe's largest page. */
const PAGE_SIZE = 100;

const PATHS: Readonly<Record<string, string>> = {
  balance_transaction: '/v1/balance_transactions',
  charge: '/v1/charges',
  'checkout.session': '/v1/checkout/sessions',
  dispute: '/v1/disputes',
  invoice: '/v1/invoices',
  invoice_payment: '/v1/invoice_payments',
  payment_intent: '/v1/payment_intents',
  payout: '/v1/payouts',
  'radar.early_fraud_warning': '/v1/radar/early_fraud_warnings',
  refund: '/v1/refunds',
  subscription: '/v1/subscriptions',
};
