import type { Frequency } from '../../foundation/newsroom/newsroom';

/** One gift that a former system took. No part of our books. */
export interface PastGift {
  /** As the former system wrote it: its zone is its own. Such as 2026-01-31. */
  readonly givenOn: string;
  /** Less what had been given back when it was taken over; more than 0. */
  readonly amountMinor: bigint;
  /** ISO 4217. */
  readonly currency: string;
  /** `recurring`: not said how often. */
  readonly frequency: Frequency | 'recurring' | 'unknown';
  readonly source: string;
}

/** A standing agreement that a former system may still take, and that nothing here can end. */
export interface AgreementElsewhere {
  readonly frequency: 'monthly' | 'annual';
  readonly amountMinor: bigint;
  /** ISO 4217. */
  readonly currency: string;
  readonly source: string;
}

/** One that is, or was, at our own account at Stripe, whether or not it is a gift of ours by now. */
export interface AgreementAtStripe {
  /** Stripe's. */
  readonly subscriptionId: string;
  /** Of the gift that it is, or is just becoming; null: none. */
  readonly contributionId: string | null;
}

/** What was brought of a donor from the systems that the newsroom left. It is asked through this: nothing here may know the room above that has it. */
export interface FormerSystems {
  /** The oldest first; without those that are a donor's in our books, too. */
  giftsOf(donorId: string): Promise<readonly PastGift[]>;
  /** Of which nobody has said that they were ended. */
  agreementsOf(donorId: string): Promise<readonly AgreementElsewhere[]>;
  atStripeOf(donorId: string): Promise<readonly AgreementAtStripe[]>;
  /** One of those takes nothing more: nobody has to end it by hand. */
  ended(subscriptionId: string): Promise<void>;
}

export const FORMER_SYSTEMS = Symbol('FORMER_SYSTEMS');

/** As people know it. */
export function systemInWords(source: string): string {
  return NAMES[source] ?? source;
}

const NAMES: Readonly<Record<string, string>> = {
  mollie: 'Mollie',
  paypal: 'PayPal',
  stripe: 'Stripe',
  givewp: 'GiveWP',
};
