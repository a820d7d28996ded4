import type { History } from '../../histories/history';
import { remembered } from '../../histories/remembered';
import { live } from '../../histories/live';
import type { Gift, Life, Step, StepKind, Try } from '../../histories/life';
import { settleWhatIsAmbiguous } from '../../histories/settle';
import { Telling } from '../../histories/telling';
import type { Tellings } from '../../histories/tellings';

/** A history of one gift of 50.00 (or 5000 of whatever has no cents). */
export function gift(
  choice: Partial<Gift>,
  tries: readonly Try[],
  steps: readonly (readonly [StepKind, Partial<Step>?])[] = [],
  life: Partial<Life> = {},
): Promise<History> {
  return live({
    ...{ settings: { retryAfterDays: [3] }, roundedToSeconds: 1, end: 'settled' },
    gifts: [{ frequency: 'one-time', currency: 'eur', amountMinor: 5000, receipt: false, ...choice, tries }],
    steps: steps.map(([kind, step]) => ({ kind, which: 0, percent: 100, afterSeconds: 0, ...step })),
    ...life,
  });
}

/** How a history ends when its events come so, and the pages of balance transactions after them. */
export async function endOf(listener: Tellings, history: History, events = history.events): Promise<End> {
  const telling = new Telling(listener.app, history);
  await telling.begin();
  await telling.tell([...(await telling.events(events)), ...(await telling.answers(history.pages))]);
  await settleWhatIsAmbiguous(telling);
  return new End(await remembered(telling));
}

/** What is known in the end. */
export class End {
  constructor(private readonly state: string) {}

  /** The rows of a table. */
  rows(table: string): Record<string, unknown>[] {
    return this.lines(table).map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Alarms, or events that were not done, as text. */
  lines(kind: string): string[] {
    const lines = this.state.split('\n').filter((line) => line.startsWith(`${kind} `));
    return lines.map((line) => line.slice(kind.length + 1));
  }

  /** Σ of an account, in minor units. */
  balance(account: string, currency = 'EUR'): number {
    const entries = this.lines('ledger').map((line) => line.split(' '));
    const own = entries.filter(([, place, code]) => place === account && code === currency);
    return own.reduce((sum, [, , , amount]) => sum + Number(amount), 0);
  }
}

/** The events, those of one type moved behind all others: they came late. */
export function late(events: readonly string[], type: string): string[] {
  const isLate = (event: string) => event.includes(`"type":"${type}"`);
  return [...events.filter((event) => !isLate(event)), ...events.filter(isLate)];
}
