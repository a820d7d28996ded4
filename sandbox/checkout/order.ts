import type { SessionLineItem } from '../account/wire';
import type { Shipping } from '../resources/payment-intents/shipping';
import type { Metadata } from '../api/parameters/metadata';

/** What a checkout session was asked to do, which the session itself does not show. */
export interface CheckoutOrder {
  /** The session's. */
  readonly id: string;
  readonly lineItems: SessionLineItem[];
  readonly paymentIntentData: PaymentIntentData;
  readonly subscriptionData: SubscriptionData;
  /** Made for a first attempt that was refused: the next one uses them again. */
  readonly customer: string | null;
  readonly paymentIntent: string | null;
  /** Likewise, of a page that takes nothing now. */
  readonly setupIntent?: string;
  /** Its id is given ahead, because the first payment names the invoice that is only made once it succeeds. */
  readonly invoice: string;
}

export interface PaymentIntentData {
  readonly description?: string;
  readonly metadata?: Metadata | null;
  readonly receipt_email?: string;
  readonly setup_future_usage?: 'off_session' | 'on_session';
  readonly shipping?: Shipping;
  readonly statement_descriptor?: string;
  readonly statement_descriptor_suffix?: string;
}

export interface SubscriptionData {
  readonly description?: string;
  readonly metadata?: Metadata | null;
  /** Nothing is taken before. */
  readonly trial_end?: number;
}
