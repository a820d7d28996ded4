import type { Command } from 'commander';
import { DailyReconciliation, type BalanceDifference } from '../events/healing/daily-reconciliation';
import { Reconciler, type Reconciliation } from '../events/healing/reconciler';
import { Clock } from '../foundation/clock/clock';
import { AccountTie } from '../infrastructure/stripe/tie/account-tie';
import { EXIT } from './exit-codes';
import { withApp } from './open-app';
import { readDay } from './read-day';
import { UsageError } from './usage-error';
import { withJson, withProgress, type Terminal } from './terminal';

interface Options {
  readonly from: Date;
  readonly to: Date;
  readonly json?: boolean;
  readonly progress?: boolean;
}

export function addReconcileCommands(program: Command, terminal: Terminal): void {
  withProgress(withJson(program.command('reconcile')))
    .description(
      'compare every movement of money at Stripe with ours, heal what is missing (exit 3: something still differs)',
    )
    .requiredOption('--from <day>', 'first UTC day, as 2026-01-31', readDay)
    .requiredOption('--to <day>', 'the UTC day after the last, as 2026-02-01', readDay)
    .action((options: Options) =>
      withApp(terminal, async (app) => {
        const days = daysOf(options, app.get(Clock).now());
        await app.get(AccountTie).expectSame();
        const told = (compared: number) => terminal.progress(`${compared} balance transactions compared`, options);
        const reconciler = app.get(Reconciler, { strict: false });
        const found = await reconciler.reconcile(options.from, options.to, told);
        const balances = await app.get(DailyReconciliation, { strict: false }).balanceDifferences();
        report(terminal, { days, ...found, balances }, options);
      }),
    );
}

/** How many of them have begun. @throws UsageError for none: what nobody compared agrees with nothing */
function daysOf({ from, to }: Options, now: Date): number {
  const lastMs = Math.min(to.getTime(), now.getTime());
  if (lastMs > from.getTime()) return Math.ceil((lastMs - from.getTime()) / DAY_MS);
  const fault =
    to <= from
      ? '--to is the day after the last one, so it must be later than --from: one day is --from 2026-01-31 --to 2026-02-01'
      : '--from is a day that has not begun';
  throw new UsageError(`${fault}. See reconcile --help.`);
}

const DAY_MS = 86_400_000;

interface Compared extends Reconciliation {
  readonly days: number;
  readonly balances: readonly BalanceDifference[];
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
