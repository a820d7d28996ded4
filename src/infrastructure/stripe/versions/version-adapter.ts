import type { FieldReader } from '../facts/field-reader';

/** Where a field moved between API versions. An event is read by the version it was rendered in, not by ours. */
export interface VersionAdapter {
  subscriptionOfInvoice(invoice: FieldReader): string | null;
  paymentIntentOfInvoice(invoice: FieldReader): string | null;
  periodEndOfSubscription(subscription: FieldReader): Date | null;
}
