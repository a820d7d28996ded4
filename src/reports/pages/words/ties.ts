import type { PoolClient } from 'pg';
import { html, type Html } from '../../../infrastructure/pages/html';
import { ask } from '../../queries/ask';
import { WRONG_BOOKS } from '../../queries/wrong-books';
import { bigLight, type Light } from './light';
import { timeWords } from './html-time';
import { moneyWords } from './money-words';

/** What is known of ledger against Stripe. */
export interface Ties {
  /** Of the last comparison; null: there was none yet. */
  readonly finished_at: Date | null;
  /** Everything before it was compared. */
  readonly looked_until: Date | null;
  readonly findings: Findings | null;
  /** Kinds of alarms that are open. */
  readonly alarms: readonly string[];
  /** Ledger transactions that are in no block yet. */
  readonly unsealed: number;
}

interface Findings {
  /** By currency, what the ledger has more than Stripe. */
  readonly driftMinor?: Readonly<Record<string, string>>;
  readonly differences?: number;
  readonly notAtStripe?: number;
}

export async function tiesNow(client: PoolClient): Promise<Ties> {
  const [row] = await ask<Ties>(client, 'ties', { wrong_books: `{${WRONG_BOOKS.join(',')}}` });
  if (row === undefined) throw new Error('The database did not say what was compared');
  return row;
}

/** @param now business time, as the comparison's own bounds */
export function tiesLight({ finished_at, looked_until, findings, alarms }: Ties, now: Date): Light {
  if (isOff(findings) || alarms.length > 0) return { colour: 'red', words: 'Does not tie to Stripe' };
  if (finished_at === null || looked_until === null) return { colour: 'amber', words: 'Not compared with Stripe yet' };
  if (now.getTime() - looked_until.getTime() > FRESH_MS) return { colour: 'amber', words: 'Not checked lately' };
  return { colour: 'green', words: 'Ties to Stripe' };
}

/** The light with what stands behind it. @param balances by currency, in minor units, by the ledger */
export function tiesVerdict(ties: Ties, now: Date, zone: string, balances: Html | string): Html {
  const light = tiesLight(ties, now);
  return bigLight(
    light,
    html`<p>${checked(ties, light, zone)}</p>
      ${faults(ties)}${balances}`,
  );
}

function checked({ finished_at, looked_until }: Ties, { words }: Light, zone: string): Html {
  if (finished_at === null || looked_until === null)
    return html`The ledger is compared with Stripe every night, and for the first time tonight.`;
  const until = html`everything before ${timeWords(looked_until, zone)} was compared`;
  if (words === 'Not checked lately')
    return html`Not checked since ${timeWords(finished_at, zone)}: ${until}. The nightly comparison has not come
    through.`;
  return html`Checked ${timeWords(finished_at, zone)}: the balance to the cent, and ${until}.`;
}

function faults({ findings, alarms }: Ties): Html | undefined {
  const drift = Object.entries(findings?.driftMinor ?? {});
  const sentences = [
    ...drift.map(
      ([currency, minor]) => `The ledger has ${moneyWords(minor, currency)} more than the balance at Stripe.`,
    ),
    ...counted(findings?.differences ?? 0, 'day does not add up to', 'days do not add up to', 'what Stripe lists.'),
    ...counted(findings?.notAtStripe ?? 0, 'entry has', 'entries have', 'nothing behind it at Stripe.'),
    ...alarms.map((kind) => ALARM_WORDS[kind] ?? `There is an open alarm: ${kind}.`),
  ];
  return sentences.length === 0
    ? undefined
    : html`<ul>
        ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>`;
}

function counted(count: number, one: string, many: string, rest: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many} ${rest}`];
}

function isOff(findings: Findings | null): boolean {
  const { driftMinor = {}, differences = 0, notAtStripe = 0 } = findings ?? {};
  return Object.keys(driftMinor).length + differences + notAtStripe > 0;
}

/** A comparison looks up to the last midnight in UTC; a little later than the next night's is late. */
const FRESH_MS = 26 * 3_600_000;

const ALARM_WORDS: Readonly<Record<string, string>> = {
  'ledger-drift': 'An alarm is open: ledger and balance at Stripe differ.',
  'reconcile-difference': 'An alarm is open: single movements of money differ.',
  'chain-broken': 'An alarm is open: the chain of the ledger does not hold.',
};
