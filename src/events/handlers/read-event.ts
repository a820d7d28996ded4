import type { Json } from '../../infrastructure/stripe/events/projection';
import { readBalanceTransaction } from '../../infrastructure/stripe/facts/balance-transaction-fact';
import { readCharge } from '../../infrastructure/stripe/facts/charge-fact';
import { readDispute, readDisputeBalanceTransactions } from '../../infrastructure/stripe/facts/dispute-fact';
import { readEarlyFraudWarning } from '../../infrastructure/stripe/facts/early-fraud-warning-fact';
import { FieldReader } from '../../infrastructure/stripe/facts/field-reader';
import { readInvoice } from '../../infrastructure/stripe/facts/invoice-fact';
import { readInvoicePayment } from '../../infrastructure/stripe/facts/invoice-payment-fact';
import { readPaymentIntent } from '../../infrastructure/stripe/facts/payment-intent-fact';
import { readPayout } from '../../infrastructure/stripe/facts/payout-fact';
import { readRefund } from '../../infrastructure/stripe/facts/refund-fact';
import { readSession, type SessionFact } from '../../infrastructure/stripe/facts/session-fact';
import { readSubscription } from '../../infrastructure/stripe/facts/subscription-fact';
import { readSetUpCard } from '../../infrastructure/stripe/facts/set-up-card';
import { shown, UnreadableObject } from '../../infrastructure/stripe/facts/unreadable-object';
import { versionAdapter } from '../../infrastructure/stripe/versions/versions';
import type { VersionAdapter } from '../../infrastructure/stripe/versions/version-adapter';
import type { SubscriptionView } from '../../giving/subscriptions/subscription-facts';
import type { FailedTry } from '../../letters/intents/failed-payments';
import type { ToldCard } from '../../managing/changes/cards-told';
import { nothingTold, type ToldFacts } from '../../payments/told-facts';
import { handlerOf, OBJECT_OF, type EventHandlerName } from '../event-table';
import type { TakenEvent } from '../drain/take-due-events';

/** Everything some events say, taken apart by kind. */
export interface Told extends ToldFacts {
  readonly subscriptions: SubscriptionView[];
  readonly failedTries: FailedTry[];
  readonly cards: ToldCard[];
}

export function toldNothing(): Told {
  return { ...nothingTold(), subscriptions: [], failedTries: [], cards: [] };
}

/** What one event says: adds it to what others said. A session is kept apart, for the address it may bring. */
export interface ReadEvent {
  readonly session: SessionFact | undefined;
  addTo(told: Told): void;
}

export interface TellingEvent {
  readonly event: TakenEvent;
  readonly read: ReadEvent;
}

/** Reads an event without touching anything. @throws UnreadableObject when it must be parked */
export function readStoredEvent(event: TakenEvent): ReadEvent {
  const name = handlerOf(event);
  if (name === undefined || name === 'noted') return SAYS_NOTHING;
  if (event.objectType !== OBJECT_OF[name])
    throw new UnreadableObject(`${shown(event.type)} carries a ${shown(event.objectType)}`);
  // An event of a version nobody has read about is not guessed at.
  const version = versionAdapter(event.apiVersion);
  if (name === 'session') return { session: readSession(event.projection), addTo: () => undefined };
  return { session: undefined, addTo: READERS[name](event, version) };
}

const SAYS_NOTHING: ReadEvent = { session: undefined, addTo: () => undefined };

/** Reads now and adds later, so that what cannot be read is known before anything is written. */
type Reader = (event: TakenEvent, version: VersionAdapter) => (told: Told) => void;

const READERS: Record<Exclude<EventHandlerName, 'session' | 'noted'>, Reader> = {
  paymentIntent: ({ projection }) => adding('paymentIntents', readPaymentIntent(projection)),
  charge: ({ projection }) => adding('charges', readCharge(projection)),
  invoice: readInvoiceEvent,
  invoicePayment: ({ projection }) => adding('invoicePayments', readInvoicePayment(projection)),
  invoicePaymentList: readListOfInvoicePayments,
  refund: ({ projection }) => adding('refunds', readRefund(projection)),
  payout: ({ projection }) => adding('payouts', readPayout(projection)),
  earlyFraudWarning: ({ projection }) => adding('earlyFraudWarnings', readEarlyFraudWarning(projection)),
  subscription: readSubscriptionEvent,
  dispute: readDisputeEvent,
  balanceTransaction: ({ projection }) =>
    adding('balanceTransactions', { ...readBalanceTransaction(projection), payoutId: null }),
  balanceTransactionList: readListOfBalanceTransactions,
  setupIntent: ({ projection, created }) => {
    const card = readSetUpCard(projection);
    return (told) => void (card !== null && told.cards.push({ ...card, toldAt: created }));
  },
  topup: ({ projection }) => {
    const id = new FieldReader(projection, 'topup').optionalText('balance_transaction');
    return (told) => void (id !== null && told.namedBalanceTransactions.push(id));
  },
};

function adding<Kind extends keyof Told>(kind: Kind, fact: Told[Kind][number]): (told: Told) => void {
  return (told) => void (told[kind] as unknown[]).push(fact);
}

/** That a try failed is told by the event alone: an invoice whose bank debit is under way looks the same. */
function readInvoiceEvent({ projection, type, created }: TakenEvent, version: VersionAdapter): (told: Told) => void {
  const invoice = readInvoice(projection, version);
  return (told) => {
    told.invoices.push(invoice);
    if (FAILED_TRIES.includes(type)) told.failedTries.push({ invoice, toldAt: created });
  };
}

const FAILED_TRIES: readonly string[] = ['invoice.payment_failed', 'invoice.payment_action_required'];

function readSubscriptionEvent(event: TakenEvent, version: VersionAdapter): (told: Told) => void {
  readSubscription(event.projection, version);
  return adding('subscriptions', { ...snapshotOf(event), apiVersion: event.apiVersion ?? '' });
}

function readDisputeEvent(event: TakenEvent): (told: Told) => void {
  readDispute(event.projection);
  const balanceTransactions = readDisputeBalanceTransactions(event.projection).map((fact) => ({
    ...fact,
    payoutId: null,
  }));
  return (told) => {
    told.disputes.push(snapshotOf(event));
    told.balanceTransactions.push(...balanceTransactions);
  };
}

/** A page of Stripe's list; where it was the list of a payout, that is where its money went. */
function readListOfBalanceTransactions({ projection }: TakenEvent): (told: Told) => void {
  const payoutId = new FieldReader(projection, 'list').textIfPresent('payout');
  const data = projection['data'] as { [name: string]: Json }[];
  const facts = data.map((object) => ({ ...readBalanceTransaction(object), payoutId }));
  return (told) => void told.balanceTransactions.push(...facts);
}

/** What one PaymentIntent pays; an empty list says that it is no invoice's. */
function readListOfInvoicePayments({ projection }: TakenEvent): (told: Told) => void {
  const facts = (projection['data'] as { [name: string]: Json }[]).map(readInvoicePayment);
  return (told) => void told.invoicePayments.push(...facts);
}

function snapshotOf({ created, type: eventType, projection: snapshot, previousAttributes }: TakenEvent) {
  return { created, eventType, snapshot, previousAttributes };
}
