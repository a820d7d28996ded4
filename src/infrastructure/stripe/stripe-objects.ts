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

  /** Objects of one kind created in [from, to), page by page, newest first. @throws StripeFailure */
  async *created(objectType: 'payout', from: Date, to: Date): AsyncGenerator<FetchedObject> {
    for await (const { data, answeredAt } of this.pages(PATHS[objectType] as string, createdIn({ from, to })))
      for (const object of data)
        yield {
          ...{ objectType, objectId: String(object['id']), answeredAt },
          projection: project(objectType, object),
        };
  }

  /** All that have not ended, page by page. @throws StripeFailure */
  async *liveSubscriptions(): AsyncGenerator<FetchedObject> {
    const objectType = 'subscription';
    // Without a status Stripe leaves out those that have ended.
    for await (const { data, answeredAt } of this.pages(PATHS[objectType] as string, {}))
      for (const object of data)
        yield {
          ...{ objectType, objectId: String(object['id']), answeredAt },
          projection: project(objectType, object),
        };
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
  refund: '/v1/refunds',
  subscription: '/v1/subscriptions',
};
