import { createHmac } from 'node:crypto';
import { DataSource } from 'typeorm';
import { EventProcessor } from '../../src/events/drain/event-processor';
import { InboxService } from '../../src/events/inbox/inbox.service';
import { readEvent } from '../../src/infrastructure/stripe/events/received-event';
import type { RunningApp } from './app';
import { originalNames, renamed } from './renamed';

/** What Stripe told of one gift, and what we had written down before it did. */
export interface History {
  readonly events: readonly string[];
  /** Rows as they stood when the payment page was opened, by table, as JSON. */
  readonly rows: readonly { readonly table: string; readonly json: string }[];
}

/** Takes down the rows of a gift just opened, so that its history can be told again elsewhere. */
export async function openedRows(app: RunningApp, contributionId: string): Promise<History['rows']> {
  const dataSource = app.app.get(DataSource);
  const rowsOf = async (table: string, where: string) => {
    const rows: { json: string }[] = await dataSource.query(
      `select to_jsonb(t)::text as json from ${table} t where ${where} = $1`,
      [contributionId],
    );
    return rows.map(({ json }) => ({ table, json }));
  };
  return [...(await rowsOf('contributions', 'id')), ...(await rowsOf('checkout_sessions', 'contribution_id'))];
}

/** Tells a history, in the order given, to an app that has not heard it, under names of its own. @returns what is left of it */
export async function tell(app: RunningApp, history: History, order: readonly number[], run: string): Promise<string> {
  await writeRows(app, history, run);
  for (const index of order) await deliver(app, renamed(history.events[index] ?? '', run));
  return remembered(app, history, run);
}

/** The same, all events at once, as several workers would take them. */
export async function tellAtOnce(app: RunningApp, history: History, run: string): Promise<string> {
  await writeRows(app, history, run);
  await Promise.all(history.events.map((event) => deliver(app, renamed(event, run))));
  return remembered(app, history, run);
}

async function writeRows(app: RunningApp, history: History, run: string): Promise<void> {
  for (const { table, json } of history.rows) {
    await app.app
      .get(DataSource)
      .query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1::jsonb)`, [
        renamed(json, run),
      ]);
  }
}

/** Stored as the webhook stores it, then processed, as often as it is delivered. */
export async function deliver(app: RunningApp, body: string): Promise<void> {
  const event = readEvent(Buffer.from(body));
  if (event === undefined) throw new Error('This is no event');
  await app.app.get(InboxService, { strict: false }).store(event);
  await app.app.get(EventProcessor, { strict: false }).process([{ account: event.account, eventId: event.eventId }]);
}

/** Everything derived from the events, in the history's own names. */
async function remembered(app: RunningApp, history: History, run: string): Promise<string> {
  const lines: string[] = [];
  for (const table of FACT_TABLES) {
    const rows: { line: string }[] = await app.app
      .get(DataSource)
      .query(`select to_jsonb(t)::text as line from ${table} t where to_jsonb(t)::text like '%' || $1 || '%'`, [run]);
    lines.push(...rows.map(({ line }) => `${table} ${line}`));
  }
  const uuids = history.rows.flatMap(({ json }) => json.match(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g) ?? []);
  const state: { line: string }[] = await contributionState(app, history, run);
  return [...state.map(({ line }) => line), ...lines]
    .map((line) => originalNames(line, run, uuids))
    .sort()
    .join('\n');
}

/** Rows found by the run's own suffix; a donor's id is random and no part of the comparison. */
const FACT_TABLES = [
  'payment_intents',
  'charges',
  'invoices',
  'invoice_payments',
  'subscriptions',
  'checkout_sessions',
];

function contributionState(app: RunningApp, history: History, run: string): Promise<{ line: string }[]> {
  const id = (
    JSON.parse(renamed(history.rows.find(({ table }) => table === 'contributions')?.json ?? '', run)) as { id: string }
  ).id;
  const donor = 'case when donor_id is null then null else true end';
  return app.app
    .get(DataSource)
    .query(
      `select (to_jsonb(c) || jsonb_build_object('donor_id', ${donor}))::text as line from contributions c where id = $1`,
      [id],
    );
}

/** The header Stripe would send with this body now. */
export function signatureOf(body: string, secret: string, at = Math.floor(Date.now() / 1000)): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}
