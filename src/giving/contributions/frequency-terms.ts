import type { Frequency } from '../../foundation/newsroom/newsroom';
import type { CheckoutSessionRequest } from '../../infrastructure/stripe/checkout-sessions';

/** The ids that travel through Stripe and come back in every event. Opaque to everybody but us. */
export type StripeMetadata = { contribution_id: string; checkout_session_id: string };

/** What one-time, monthly and annual gifts do differently. Each is a module of its own and holds nothing else. */
export interface FrequencyTerms {
  readonly frequency: Frequency;
  /** The fixed product its inline prices hang on. The id reaches Stripe, so it is neutral. */
  readonly productId: string;
  /** Whether the donor's email must be kept: a promise to charge again needs a way to say so. */
  readonly needsReceipt: boolean;
  /** How often Stripe charges; undefined: once. */
  readonly interval: 'month' | 'year' | undefined;
  /** Where whoever turns back from Stripe's page is led, on our own pages; absent: as the gift says. */
  readonly cancelPath?: string;
  /** The parts of a session that differ. */
  sessionTerms(
    metadata: StripeMetadata,
  ): Pick<CheckoutSessionRequest, 'mode' | 'payment_intent_data' | 'subscription_data'>;
}
