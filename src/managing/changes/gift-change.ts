/** Why a gift was ended, where its donor chose to say. */
export const END_REASONS = ['money', 'not-now', 'too-often', 'unhappy', 'another-way', 'other'] as const;
export type EndReason = (typeof END_REASONS)[number];

export const PAUSE_MONTHS = [1, 3, 6, 12] as const;
export type PauseMonths = (typeof PAUSE_MONTHS)[number];

/** What a donor asks for. */
export type Wish =
  | { readonly kind: 'pause'; readonly months: PauseMonths }
  /** The end of a pause, or of an end that was announced. */
  | { readonly kind: 'go-on' }
  | { readonly kind: 'end'; readonly reason: EndReason | null; readonly words: string | null }
  | { readonly kind: 'amount'; readonly amountMinor: bigint }
  /** @see ChargeDay */
  | { readonly kind: 'day'; readonly day: ChargeDay }
  /** Another of monthly and annual, on the product of that. */
  | {
      readonly kind: 'frequency';
      readonly interval: 'month' | 'year';
      readonly amountMinor: bigint;
      readonly productId: string;
      readonly when: 'period-end' | 'now';
    };

/** The day of the month, 1 to 28, and for an annual gift the month, 1 to 12. */
export interface ChargeDay {
  readonly day: number;
  readonly month: number | null;
}

/**
 * What it comes to, absolute: done twice, it is the same. Instants are ISO 8601, so that all of it is JSON. `nextAt` is
 * when the gift is next taken.
 */
export type ChangeTerms =
  /** What falls due before `resumesAt` is not taken. */
  | { readonly kind: 'pause'; readonly how: 'void'; readonly resumesAt: string; readonly nextAt: string }
  /** A year's payment is moved, since a void one would lose the year. `before`: when it was to be taken. */
  | { readonly kind: 'pause'; readonly how: 'move'; readonly nextAt: string; readonly before: string }
  | { readonly kind: 'go-on'; readonly how: 'void'; readonly nextAt: string }
  | { readonly kind: 'go-on'; readonly how: 'move'; readonly nextAt: string }
  /** What was planned for later is given up. */
  | { readonly kind: 'go-on'; readonly how: 'release'; readonly nextAt: string }
  | { readonly kind: 'go-on'; readonly how: 'end'; readonly nextAt: string; readonly endsWithPeriod: boolean }
  /** Null: at once. */
  | { readonly kind: 'end'; readonly endsAt: string | null }
  | ({ readonly kind: 'amount'; readonly nextAt: string } & PriceTerms)
  | { readonly kind: 'day'; readonly nextAt: string }
  /** `nextAt`: when the new amount is first taken. */
  | ({ readonly kind: 'frequency'; readonly when: 'period-end'; readonly nextAt: string } & PriceTerms)
  /** `endsTrial`: a payment that was moved is not waited for. */
  | ({
      readonly kind: 'frequency';
      readonly when: 'now';
      readonly nextAt: string;
      readonly endsTrial?: boolean;
    } & PriceTerms)
  | { readonly kind: 'card'; readonly paymentMethodId: string };

/** How a gift stood when a change of it was asked for: minor units as text, days in UTC, all of it JSON. */
export interface Stood {
  readonly frequency: 'monthly' | 'annual';
  readonly amountMinor: string;
  /** ISO 4217. */
  readonly currency: string;
  /** When it was next to be taken. Null: not known, or not at all. */
  readonly nextOn: string | null;
  /** Something else was agreed for later. Every change but that of the card gives it up. */
  readonly hasPlan: boolean;
}

/** As Stripe has it; minor units as text. */
export interface PriceTerms {
  readonly itemId: string;
  readonly productId: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly interval: 'month' | 'year';
}

/**
 * - `waiting`: for another change of the same gift
 * - `under-way`: Stripe may have made it
 * - `done`: Stripe said so; what is then true comes by webhook
 * - `refused`: it was not made, and will not be under this id
 */
export type ChangeState = 'waiting' | 'under-way' | 'done' | 'refused';

/**
 * What Stripe answered. `made-and-paying`: it is made, and what is owed is on its way, as from a bank account it is for
 * days. Refused: why, as a code.
 */
export type ChangeAnswer = 'made' | 'made-and-paying' | { readonly refused: string };

/** One change of one recurring gift, made once however often its form is sent. */
export interface GiftChange {
  readonly id: string;
  readonly contributionId: string;
  readonly subscriptionId: string;
  readonly terms: ChangeTerms;
  /** Null: of a card. */
  readonly stood: Stood | null;
  readonly state: ChangeState;
  /** Of the calls to Stripe. */
  readonly attempt: number;
  readonly askedAt: Date;
  /** Why it was refused: a code. */
  readonly outcome: string | null;
}
