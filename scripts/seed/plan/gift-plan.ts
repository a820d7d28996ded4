/** As the app's API calls them. */
export type Frequency = 'one-time' | 'monthly' | 'annual';

/** How it goes on Stripe's page. */
export type Payment = 'card' | 'declined first' | 'asks bank' | 'debit' | 'debit sent back' | 'leaves';

/** What becomes of a gift later on: by its donor, the donor's bank, or the newsroom at Stripe's dashboard. */
export type Story =
  | 'refund'
  | 'partial refund'
  | 'failing refund'
  | 'slow refund'
  | 'dispute lost'
  | 'dispute won'
  | 'inquiry'
  | 'fraud warning'
  | 'card recovers'
  | 'card fails for good'
  | 'bank asks'
  | 'cancel'
  | 'cancel at once'
  | 'raise'
  | 'pause';

export interface GiftPlan {
  readonly donor: number;
  /** Days since the beginning. */
  readonly day: number;
  readonly frequency: Frequency;
  readonly currency: string;
  readonly amountMinor: number;
  readonly payment: Payment;
  readonly story: { readonly kind: Story; readonly day: number } | undefined;
}

/** What the app offers, by GET /v1/contribution-options. */
export interface Offer {
  readonly newsroom: { readonly consentVersion: string };
  readonly languages: readonly string[];
  readonly returnTo: readonly string[];
  readonly currencies: readonly {
    readonly code: string;
    readonly stepMinor: number;
    readonly frequencies: Readonly<Record<Frequency, { readonly presetsMinor: readonly number[] }>>;
  }[];
}
