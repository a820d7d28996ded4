import type Stripe from 'stripe';
import type { SandboxOptions } from '../../../sandbox/sandbox';
import { Shop } from '../shop';

const DAY_SECONDS = 86_400;
const NOON_SECONDS = DAY_SECONDS / 2;

/** A shop whose money can be followed: charges by API, and what banks and time do to them. */
export class Bank {
  private constructor(readonly shop: Shop) {}

  static async open(settings: SandboxOptions['settings'] = {}): Promise<Bank> {
    const bank = new Bank(await Shop.open({ settings: { refundAfterMs: 1000, ...settings } }));
    // From noon on, so that no midnight falls into a test that did not ask for one.
    await bank.later(DAY_SECONDS + NOON_SECONDS - (Math.floor(Date.now() / 1000) % DAY_SECONDS));
    return bank;
  }

  get stripe(): Stripe {
    return this.shop.stripe;
  }

  /** Ends the test: everything said was clean, nothing was unbuilt, and all of the money adds up. */
  async close(): Promise<void> {
    const audit = await this.shop.control('GET', 'audit');
    const unbuilt = await this.shop.control('GET', 'unbuilt');
    await this.shop.close();
    this.shop.traffic.assertClean();
    const wrong = [...(audit['problems'] as unknown[]), ...(unbuilt['unbuilt'] as unknown[])];
    if (wrong.length) throw new Error(JSON.stringify(wrong));
  }

  /** A charge by that test card, booked. */
  async charge(card = 'pm_card_visa', amount = 1000, currency = 'eur'): Promise<Stripe.Charge> {
    const made = { amount, currency, confirm: true, payment_method: card, return_url: 'https://example.org/back' };
    const intent = await this.stripe.paymentIntents.create(made);
    await this.later(1);
    return this.stripe.charges.retrieve(String(intent.latest_charge));
  }

  /** Lets that many seconds pass; whatever falls due happens. */
  async later(seconds: number): Promise<void> {
    await this.shop.control('POST', 'clock/advance', { seconds });
  }

  async daysLater(days: number): Promise<void> {
    await this.later(days * DAY_SECONDS);
  }

  /** Types of the events this work emits. */
  async eventsOf(work: () => Promise<unknown>): Promise<string[]> {
    const before = this.shop.traffic.eventTypes.length;
    await work();
    await this.later(1);
    return this.shop.traffic.eventTypes.slice(before);
  }

  /** The balance in that currency: what is available, and all of it. */
  async balance(currency = 'eur'): Promise<{ available: number; total: number }> {
    const { available, pending } = await this.stripe.balance.retrieve();
    const of = (entries: { currency: string; amount: number }[]): number =>
      entries.find((entry) => entry.currency === currency)?.amount ?? 0;
    return { available: of(available), total: of(available) + of(pending) };
  }

  /** Amount, fee and category of what moved the balance on account of that object, oldest first. */
  async movements(source: string): Promise<[number, number, string][]> {
    const { data } = await this.stripe.balanceTransactions.list({ source });
    return data.reverse().map(({ amount, fee, reporting_category }) => [amount, fee, reporting_category]);
  }
}
