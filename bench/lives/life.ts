import { createHash } from 'node:crypto';
import type { Answer } from '../../sandbox/in-process';
import { project, type Json } from '../../src/infrastructure/stripe/events/projection';
import { readEvent } from '../../src/infrastructure/stripe/events/received-event';
import { FETCHED } from '../../src/infrastructure/stripe/snapshots/snapshot';
import { STRIPE_API_VERSION } from '../../src/infrastructure/stripe/stripe-client';
import type { Frequency } from '../../src/foundation/newsroom/newsroom';
import { RUN, withPlaceForRun } from './names';
import type { World } from './world';

/** All that was told of one donor's gift, to be told again under any number of names. Texts are JSON. */
export interface Life {
  /** By table, in the order in which they can be inserted. */
  readonly before: readonly { readonly table: string; readonly row: string }[];
  /** As the webhook brings them, oldest first. */
  readonly events: readonly string[];
  /** What stands in the inbox when all was told, and once Stripe was asked for the balance transactions. */
  readonly inbox: readonly string[];
  /** What Stripe answers in the end when asked for one of them. */
  readonly objects: readonly string[];
  /** Account → minor units: what must stand in the books in the end, by Stripe's own record. */
  readonly books: Readonly<Record<string, bigint>>;
}

/** Stand in a row of the inbox where each copy of the life has a value of its own. */
export const DUE_AT = '@due';
export const SEALED_EMAIL = '@sealed';
export const SEALING_KEY = '@key';

export async function takenDown(world: World, frequency: Frequency): Promise<Life> {
  const transactions = (await world.list('/v1/balance_transactions')) as BalanceTransaction[];
  const named = (value: unknown): string => withPlaceForRun(JSON.stringify(value));
  const events = world.events.map(named);
  const page = named({ object: 'list', payout: null, data: transactions });
  return {
    before: world.rows.map(({ table, row }) => ({ table, row: named(row) })),
    events,
    inbox: [...events.map(rowOfEvent), rowOfPage(page)].map((row) => JSON.stringify(row)),
    objects: [...transactions, ...(await finalObjects(world))].map(named),
    books: booksOf(transactions, frequency),
  };
}

async function finalObjects(world: World): Promise<Answer[]> {
  const lists = await Promise.all(LISTS.map((list) => world.list(list)));
  // Stripe leaves out those that have ended unless asked for all.
  return [...lists.flat(), ...(await world.list('/v1/subscriptions', { status: 'all' }))];
}

const LISTS = ['charges', 'checkout/sessions', 'disputes', 'invoices', 'payment_intents', 'refunds'].map(
  (list) => `/v1/${list}`,
);

type BalanceTransaction = Answer & { readonly amount: number; readonly fee: number; readonly net: number };

/** As the app writes it. */
function rowOfEvent(body: string): object {
  const event = readEvent(Buffer.from(body));
  if (event === undefined) throw new Error('The sandbox told what is no event');
  const isSealed = event.email !== null;
  return {
    ...{ account: '', event_id: event.eventId, type: event.type, created: event.created },
    ...{ api_version: event.apiVersion, livemode: false, body_sha256: `\\x${event.bodySha256.toString('hex')}` },
    ...{ object_type: event.objectType, object_id: event.objectId, projection: event.projection },
    ...{ previous_attributes: event.previousAttributes, sealed_email: isSealed ? SEALED_EMAIL : null },
    ...{ sealing_key_id: isSealed ? SEALING_KEY : null, source: 'webhook', ...JUST_ARRIVED },
  };
}

const JUST_ARRIVED = { received_at: DUE_AT, due_at: DUE_AT, state: 'due', attempts: 0, reason: null };

/** The answer that brings amount, fee and net of each charge, as the app stores it. */
function rowOfPage(page: string): object {
  const projection = project('list', JSON.parse(page) as { [name: string]: Json });
  const sha256 = createHash('sha256').update(page).digest('hex');
  return {
    ...{ account: '', event_id: `${FETCHED}_${sha256.slice(0, 32)}${RUN}_1`, type: FETCHED, created: new Date() },
    ...{ api_version: STRIPE_API_VERSION, livemode: false, body_sha256: `\\x${sha256}`, object_type: 'list' },
    ...{ object_id: null, projection, previous_attributes: null, sealed_email: null, sealing_key_id: null },
    ...{ source: 'fetched', ...JUST_ARRIVED },
  };
}

/** Debit positive. Gifts in the currency of the balance, and no other movement of money. */
function booksOf(transactions: readonly BalanceTransaction[], frequency: Frequency): Record<string, bigint> {
  const sum = (field: 'amount' | 'fee' | 'net'): bigint =>
    transactions.reduce((total, transaction) => total + BigInt(transaction[field]), 0n);
  return {
    'assets:stripe:payments': sum('net'),
    'expenses:fees:processing': sum('fee'),
    [`income:${frequency}`]: -sum('amount'),
  };
}
