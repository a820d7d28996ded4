import { Injectable } from '@nestjs/common';
import type { Check, Finding } from './finding';

/** What Stripe's API does not tell. Each line names where to click. */
@Injectable()
export class ByHandCheck implements Check {
  readonly name = 'by hand';

  async examine(): Promise<Omit<Finding, 'check'>[]> {
    return BY_HAND.map((text) => ({ state: 'look', text }));
  }
}

const BY_HAND = [
  "Stripe's mails to donors must all be off: they name the account (Dashboard: Settings, Business, Customer emails: successful payments, refunds; Settings, Billing, Subscriptions and emails: every mail).",
  'Failed renewals: retry for about two weeks, then cancel the subscription (Dashboard: Settings, Billing, Subscriptions and emails, Manage failed payments).',
  'Bank debits take days: offer only methods whose statement text you know (Dashboard: Settings, Payments, Payment methods).',
  'Link keeps the address of whoever uses it: switch it off where donors are at risk (same page).',
];
