import type { Json } from '../../src/infrastructure/stripe/events/projection';
import type { History } from './history';

/**
 * The same history as an endpoint of version 2025-02-24.acacia would have been told it: before 2025-03-31.basil an
 * invoice named its subscription and its PaymentIntent, a subscription had one period, and there were no invoice payments.
 * Made by hand from Stripe's changelog, not recorded.
 * @see https://docs.stripe.com/changelog/basil
 */
export function beforeBasil(history: History): History {
  const payments = paymentsOfInvoices(history);
  const events = history.events
    .map((json) => JSON.parse(json) as Event)
    .filter(({ type }) => !type.startsWith('invoice_payment.'))
    .map((event) => JSON.stringify(older(event, payments)));
  return { ...history, events };
}

type JsonObject = { [name: string]: Json };
type Event = JsonObject & { type: string; data: { object: JsonObject; previous_attributes?: JsonObject } };

/** Invoice → PaymentIntent, as the invoices' own payments say. */
function paymentsOfInvoices({ objects }: History): ReadonlyMap<string, string> {
  const payments = objects
    .map((json) => JSON.parse(json) as { objectType: string; object: JsonObject })
    .filter(({ objectType }) => objectType === 'invoice_payment')
    .map(
      ({ object }) => [String(object['invoice']), String((object['payment'] as JsonObject)['payment_intent'])] as const,
    );
  return new Map(payments);
}

function older(event: Event, payments: ReadonlyMap<string, string>): Event {
  const { object, previous_attributes: previous } = event.data;
  const rendered = renderer(object, payments);
  const data = { object: rendered(object), ...(previous && { previous_attributes: rendered(previous) }) };
  return { ...event, api_version: '2025-02-24.acacia', data };
}

function renderer(
  { object, id, status }: JsonObject,
  payments: ReadonlyMap<string, string>,
): (fields: JsonObject) => JsonObject {
  if (object === 'subscription') return olderSubscription;
  if (object !== 'invoice') return (fields) => fields;
  // The PaymentIntent was made when the draft became a bill.
  const paymentIntent = status === 'draft' ? null : (payments.get(String(id)) ?? null);
  return (fields) => olderInvoice(fields, paymentIntent);
}

function olderInvoice({ parent, ...fields }: JsonObject, paymentIntent: string | null): JsonObject {
  if (parent === undefined) return fields;
  const details = (parent as JsonObject | null)?.['subscription_details'] as JsonObject | null | undefined;
  return {
    ...fields,
    subscription: details?.['subscription'] ?? null,
    payment_intent: paymentIntent,
    paid: fields['status'] === 'paid',
  };
}

/** Also of what changed: the list of items holds the period now, and held none then. */
function olderSubscription({ items, ...fields }: JsonObject): JsonObject {
  if (items === undefined) return fields;
  const { data, ...list } = items as JsonObject & { data: JsonObject[] };
  const [first] = data;
  return {
    ...fields,
    current_period_start: first?.['current_period_start'] ?? null,
    current_period_end: first?.['current_period_end'] ?? null,
    items: { ...list, data: data.map(({ current_period_start: _start, current_period_end: _end, ...item }) => item) },
  };
}
