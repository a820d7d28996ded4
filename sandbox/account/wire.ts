import type Stripe from 'stripe';

/**
 * An SDK type as the sandbox stores and sends it: expandable fields hold ids (`expand[]` fills them later) and
 * decimals are strings, which is what travels on the wire whatever the SDK's `Decimal` class says.
 * The compiler then refuses any object that lacks a field of the pinned version.
 */
export type Wire<T> = { [K in keyof T]: WireField<T[K]> };

type WireField<V> = [Stripe.Decimal] extends [V]
  ? string | Exclude<V, Stripe.Decimal>
  : [string] extends [V]
    ? Exclude<V, { id: string }>
    : V;

export type Account = Wire<Stripe.Account>;
export type CheckoutSession = Wire<Stripe.Checkout.Session>;
export type Customer = Wire<Stripe.Customer>;
export type Product = Wire<Stripe.Product>;
export type Price = Wire<Stripe.Price>;
export type Plan = Wire<Stripe.Plan>;
export type PaymentIntent = Wire<Stripe.PaymentIntent>;
export type PaymentMethod = Wire<Stripe.PaymentMethod>;
export type Charge = Wire<Stripe.Charge>;
export type Mandate = Wire<Stripe.Mandate>;
export type BalanceTransaction = Wire<Stripe.BalanceTransaction>;
export type Refund = Wire<Stripe.Refund>;
export type Dispute = Replace<Wire<Stripe.Dispute>, { balance_transactions: BalanceTransaction[] }>;
export type EarlyFraudWarning = Wire<Stripe.Radar.EarlyFraudWarning>;
export type Payout = Wire<Stripe.Payout>;
export type Topup = Wire<Stripe.Topup>;
export type InvoicePayment = Wire<Stripe.InvoicePayment>;
export type PortalConfiguration = Wire<Stripe.BillingPortal.Configuration>;
export type PortalSession = Wire<Stripe.BillingPortal.Session>;
export type SetupIntent = Wire<Stripe.SetupIntent>;
export type TestClock = Wire<Stripe.TestHelpers.TestClock>;
export type WebhookEndpoint = Wire<Stripe.WebhookEndpoint>;

/** A line of a checkout session (`object: "item"`). */
export type SessionLineItem = Replace<Wire<Stripe.LineItem>, { price: Price | null }>;

export type SubscriptionItem = Replace<Wire<Stripe.SubscriptionItem>, { price: Price; plan: Plan }>;
export type Subscription = Replace<Wire<Stripe.Subscription>, { items: List<SubscriptionItem> }>;

export type SubscriptionSchedule = Wire<Stripe.SubscriptionSchedule>;
export type SchedulePhase = Stripe.SubscriptionSchedule.Phase;

type LinePricing = Wire<NonNullable<Stripe.InvoiceLineItem['pricing']>>;
export type InvoiceLineItem = Replace<Wire<Stripe.InvoiceLineItem>, { pricing: LinePricing | null }>;
export type Invoice = Replace<Wire<Stripe.Invoice>, { lines: List<InvoiceLineItem> }>;
export type InvoiceItem = Replace<Wire<Stripe.InvoiceItem>, { pricing: LinePricing | null }>;

/** An event; its object is a snapshot, so rows of the store are never changed in place. */
export interface StripeEvent {
  readonly id: string;
  readonly object: 'event';
  readonly api_version: string;
  readonly created: number;
  readonly data: { object: WireObject; previous_attributes?: Record<string, unknown> };
  readonly livemode: false;
  readonly pending_webhooks: number;
  readonly request: { id: string | null; idempotency_key: string | null };
  readonly type: string;
}

/** Anything with Stripe's `object` tag. */
export interface WireObject {
  readonly object: string;
}

export interface List<T> {
  readonly object: 'list';
  readonly data: T[];
  readonly has_more: boolean;
  readonly url: string;
}

type Replace<T, Fields> = Omit<T, keyof Fields> & Fields;
