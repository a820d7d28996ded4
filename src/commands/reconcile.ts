import { InvalidArgumentError, type Command } from 'commander';
import { DailyReconciliation, type BalanceDifference } from '../events/healing/daily-reconciliation';
import { Reconciler, type Reconciliation } from '../events/healing/reconciler';
import { AccountTie } from '../infrastructure/stripe/tie/account-tie';
import { EXIT } from './exit-codes';
import { withApp } from './open-app';
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
    .requiredOption('--to <day>', 'the UTC day after the last, as 2026-02-28', readDay)
    .action((options: Options) =>
      withApp(async (app) => {
        await app.get(AccountTie).expectSame();
        const told = (compared: number) => terminal.progress(`${compared} balance transactions compared`, options);
        const reconciler = app.get(Reconciler, { strict: false });
        const found = await reconciler.reconcile(options.from, options.to, told);
        const balances = await app.get(DailyReconciliation, { strict: false }).balanceDifferences();
        report(terminal, found, balances, options);
      }),
    );
}

function readDay(text: string): Date {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('expected a day such as 2026-01-31');
  return day;
}

function report(
  terminal: Terminal,
  found: Reconciliation,
  balances: readonly BalanceDifference[],
  options: Options,
): void {
  const isEven = found.differences.length + found.notAtStripe.length + balances.length === 0;
  if (!isEven) terminal.exitCode = EXIT.differences;
  if (options.json === true) return terminal.json({ ...found, balances });
  terminal.say(`${found.compared} balance transactions at Stripe were compared with ours.`);
  terminal.say(`Healed: ${found.healed.length} balance transactions, ${found.healedPayouts.length} payouts.`);
  for (const id of found.notAtStripe) terminal.say(`${id} is in our books and not at Stripe.`);
  for (const { day, balanceType, currency, ledgerMinor, stripeMinor } of found.differences)
    terminal.say(`${day} ${balanceType} ${currency}: ledger ${ledgerMinor}, Stripe ${stripeMinor} (minor units)`);
  for (const { currency, ledgerMinor, stripeMinor } of balances)
    terminal.say(`Balance now, ${currency}: ledger ${ledgerMinor}, Stripe ${stripeMinor} (minor units)`);
  terminal.say(isEven ? 'Every day and every currency agree to the cent.' : 'Not everything agrees.');
}
