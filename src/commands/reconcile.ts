import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { DailyReconciliation, type NightlyFindings } from '../events/healing/daily-reconciliation';
import { Reconciler } from '../events/healing/reconciler';
import { Clock } from '../foundation/clock/clock';
import { AccountTie } from '../infrastructure/stripe/tie/account-tie';
import { EXIT } from './exit-codes';
import { withApp } from './open-app';
import { readDay } from './read-day';
import { UsageError } from './usage-error';
import { withJson, withProgress, type Terminal } from './terminal';

interface Options {
  readonly from?: Date;
  readonly to?: Date;
  readonly json?: boolean;
  readonly progress?: boolean;
}

export function addReconcileCommands(program: Command, terminal: Terminal): void {
  withProgress(withJson(program.command('reconcile')))
    .description(
      'compare every movement of money at Stripe with ours, heal what is missing (exit 3: something still differs)',
    )
    .option('--from <day>', 'first UTC day, as 2026-01-31', readDay)
    .option('--to <day>', 'the UTC day after the last, as 2026-02-01', readDay)
    .addHelpText('after', '\nWithout days it is what happens every night: the days since the last, for the dashboard.')
    .action((options: Options) =>
      withApp(terminal, async (app) => {
        const asked = intervalOf(options, app.get(Clock).now());
        await app.get(AccountTie).expectSame();
        const nightly = app.get(DailyReconciliation, { strict: false });
        const found = asked === undefined ? await nightly.compare() : await compared(app, asked, terminal, options);
        const days = daysIn(new Date(found.from), new Date(found.to), app.get(Clock).now());
        report(terminal, { days, ...found }, options);
      }),
    );
}

interface Interval {
  readonly from: Date;
  readonly to: Date;
}

async function compared(app: INestApplicationContext, { from, to }: Interval, terminal: Terminal, options: Options) {
  const told = (count: number) => terminal.progress(`${count} balance transactions compared`, options);
  const found = await app.get(Reconciler, { strict: false }).reconcile(from, to, told);
  return { ...found, balances: await app.get(DailyReconciliation, { strict: false }).balanceDifferences() };
}

/** How many of them have begun. */
function daysIn(from: Date, to: Date, now: Date): number {
  return Math.max(0, Math.ceil((Math.min(to.getTime(), now.getTime()) - from.getTime()) / DAY_MS));
}

/** @returns undefined for none given @throws UsageError for no day: what nobody compared agrees with nothing */
function intervalOf({ from, to }: Options, now: Date): Interval | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined)
    throw new UsageError('--from and --to go together. See reconcile --help.');
  if (daysIn(from, to, now) > 0) return { from, to };
  const fault =
    to <= from
      ? '--to is the day after the last one, so it must be later than --from: one day is --from 2026-01-31 --to 2026-02-01'
      : '--from is a day that has not begun';
  throw new UsageError(`${fault}. See reconcile --help.`);
}

const DAY_MS = 86_400_000;

interface Compared extends NightlyFindings {
  readonly days: number;
}

function report(terminal: Terminal, found: Compared, options: Options): void {
  const { days, balances } = found;
  const isEven = found.differences.length + found.notAtStripe.length + balances.length === 0;
  if (!isEven) terminal.exitCode = EXIT.differences;
  if (options.json === true) return terminal.json(found);
  terminal.say(
    `${days === 1 ? 'One day' : `${days} days`}: ${found.compared} balance transactions at Stripe were compared with ours.`,
  );
  const { healed, healedPayouts, healedDisputes } = found;
  terminal.say(
    `Healed: ${healed.length} balance transactions, ${healedPayouts.length} payouts, ${healedDisputes.length} disputes.`,
  );
  for (const id of found.notAtStripe) terminal.say(`${id} is in our books and not at Stripe.`);
  for (const { day, balanceType, currency, ledgerMinor, stripeMinor } of found.differences)
    terminal.say(`${day} ${balanceType} ${currency}: ledger ${ledgerMinor}, Stripe ${stripeMinor} (minor units)`);
  for (const { currency, ledgerMinor, stripeMinor } of balances)
    terminal.say(`Balance now, ${currency}: ledger ${ledgerMinor}, Stripe ${stripeMinor} (minor units)`);
  terminal.say(isEven ? 'Every day and every currency agree to the cent.' : 'Not everything agrees.');
}
