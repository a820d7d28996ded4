import type { Delivery } from '../webhooks/delivery';
import type { IdempotentReply } from '../api/idempotent-reply';
import type { CheckoutOrder } from '../checkout/order';
import type { RunningBalance } from '../money/balance-row';
import type { PaymentPurpose } from '../resources/payment-intents/purpose';
import type { PaymentInstrument, PlannedOutcome } from '../resources/payment-methods/instrument';
import type { Task } from './task';
import type * as Wire from './wire';

/**
 * Everything the account remembers. Tables named after a Stripe object hold exactly what the API sends; what only the
 * sandbox needs to know about it lives in a table of its own, so that nothing internal can reach the wire.
 */
export interface Tables {
  balance_transactions: Wire.BalanceTransaction;
  charges: Wire.Charge;
  checkout_sessions: Wire.CheckoutSession;
  customers: Wire.Customer;
  disputes: Wire.Dispute;
  early_fraud_warnings: Wire.EarlyFraudWarning;
  events: Wire.StripeEvent;
  invoice_items: Wire.InvoiceItem;
  invoice_payments: Wire.InvoicePayment;
  invoices: Wire.Invoice;
  mandates: Wire.Mandate;
  payment_intents: Wire.PaymentIntent;
  payment_methods: Wire.PaymentMethod;
  payouts: Wire.Payout;
  portal_configurations: Wire.PortalConfiguration;
  portal_sessions: Wire.PortalSession;
  prices: Wire.Price;
  products: Wire.Product;
  refunds: Wire.Refund;
  setup_intents: Wire.SetupIntent;
  subscription_schedules: Wire.SubscriptionSchedule;
  subscriptions: Wire.Subscription;
  test_clocks: Wire.TestClock;
  topups: Wire.Topup;
  webhook_endpoints: Wire.WebhookEndpoint;

  /** Objects that were deleted and answer `deleted: true` from then on. */
  tombstones: { id: string; object: string; deleted: true };
  balances: RunningBalance;
  checkout_orders: CheckoutOrder;
  deliveries: Delivery;
  idempotent_replies: IdempotentReply;
  payment_instruments: PaymentInstrument;
  payment_purposes: PaymentPurpose;
  planned_outcomes: PlannedOutcome;
  /** Which payout a balance transaction went out with. */
  payout_lines: { id: string; payout: string };
  /** Single values, such as the offset of the clock and the secret of an endpoint. */
  settings: { id: string; value: string | number };
  tasks: Task;
  /** Balance transactions that no payout has taken along yet. */
  unpaid: { id: string; currency: string; net: number; availableOn: number };
}

export type TableName = keyof Tables;
