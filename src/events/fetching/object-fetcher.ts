import { Inject, Injectable } from '@nestjs/common';
import { describeError } from '../../infrastructure/logging/describe-error';
import { LOG, type Log } from '../../infrastructure/logging/log';
import type { Json } from '../../infrastructure/stripe/events/projection';
import { StripeFailure } from '../../infrastructure/stripe/stripe-failure';
import { StripeObjects, type FetchedObject } from '../../infrastructure/stripe/stripe-objects';
import { Evidence } from '../inbox/evidence';
import { DueFetches, type DueFetch } from './due-fetches';
import { PaymentPurposes } from './payment-purposes';

/** Asks Stripe for what no event told, and puts the answers into the inbox. */
@Injectable()
export class ObjectFetcher {
  constructor(
    private readonly due: DueFetches,
    private readonly objects: StripeObjects,
    private readonly purposes: PaymentPurposes,
    private readonly evidence: Evidence,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** @returns how many were due */
  async fetchDue(): Promise<number> {
    const claimed = await this.due.claim();
    const single = await this.fetchTogether(claimed);
    const lanes = Array.from({ length: LANES }, (_, lane) => single.filter((_fetch, index) => index % LANES === lane));
    await Promise.all(lanes.map((lane) => this.fetchOneByOne(lane)));
    return claimed.length;
  }

  /** Many balance transactions are mostly the newest ones: one page tells them all. @returns what it did not tell */
  private async fetchTogether(claimed: readonly DueFetch[]): Promise<readonly DueFetch[]> {
    const wanted = claimed.filter(({ objectType }) => objectType === 'balance_transaction');
    if (wanted.length < WORTH_A_PAGE) return claimed;
    const page = await this.tryPage();
    const told = page === undefined ? [] : wanted.filter(({ objectId }) => find(page, objectId) !== undefined);
    if (page === undefined || told.length === 0) return claimed;
    const data = told.map(({ objectId }) => find(page, objectId) ?? null);
    await this.evidence.store({ ...page, projection: { ...page.projection, data } });
    await this.due.done(told);
    return claimed.filter((fetch) => !told.includes(fetch));
  }

  private async tryPage(): Promise<FetchedObject | undefined> {
    try {
      return await this.objects.newestBalanceTransactions();
    } catch (error) {
      this.log.warn({ error: describeError(error) }, 'A page of balance transactions could not be fetched');
      return undefined;
    }
  }

  private async fetchOneByOne(fetches: readonly DueFetch[]): Promise<void> {
    for (const fetch of fetches) {
      try {
        for await (const answer of this.ask(fetch)) await this.evidence.store(answer);
        await this.due.done([fetch]);
      } catch (error) {
        await this.postpone(fetch, error);
      }
    }
  }

  private async *ask({ objectType, objectId }: DueFetch): AsyncGenerator<FetchedObject> {
    if (objectType === 'payout_lines') yield* this.objects.balanceTransactions({ payout: objectId });
    else if (objectType === 'invoice_payment_list') yield* this.purposes.ask(objectId);
    else yield await this.objects.retrieve(objectType, objectId);
  }

  private async postpone(fetch: DueFetch, error: unknown): Promise<void> {
    const code = error instanceof StripeFailure ? error.code : describeError(error).kind;
    this.log.warn({ ...fetch, code }, 'An object could not be fetched and will be asked for again');
    await this.due.failed(fetch, code);
  }
}

/** From so many on, one page is cheaper than asking for each. */
const WORTH_A_PAGE = 3;
/** Stripe allows 25 requests a second to one address; four at a time stay under it. */
const LANES = 4;

function find(page: FetchedObject, stripeId: string): Json | undefined {
  return (page.projection['data'] as { [name: string]: Json }[]).find((object) => object['id'] === stripeId);
}
