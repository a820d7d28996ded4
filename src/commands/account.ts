import type { Command } from 'commander';
import { AccountTie, differenceOf, nameOf, type AccountVerdict } from '../infrastructure/stripe/tie/account-tie';
import { EXIT } from './exit-codes';
import { withApp } from './open-app';
import { withJson, type Terminal } from './terminal';

/** Which account at Stripe the database belongs to. */
export function addAccountCommands(program: Command, terminal: Terminal): void {
  const account = program.command('account').description('the account at Stripe whose gifts the database keeps');
  withJson(account.command('show'))
    .description('say whose gifts the database keeps and whose key it is (exit 3: not the same)')
    .action((options: { json?: boolean }) =>
      withApp(terminal, async (app) => show(terminal, await app.get(AccountTie).look(), options)),
    );
  withJson(account.command('adopt'))
    .requiredOption('--yes', 'this is meant: see docs/operations/stripe.md first')
    .description('from now on keep the gifts of the account whose key is set')
    .action((options: { json?: boolean }) =>
      withApp(terminal, async (app) => adopted(terminal, await app.get(AccountTie).adopt(), options)),
    );
}

function show(terminal: Terminal, verdict: AccountVerdict, { json }: { json?: boolean }): void {
  const { state, key, tied, failure } = verdict;
  if (state === 'other') terminal.exitCode = EXIT.differences;
  if (json === true) return terminal.json({ state, key, database: tied, failure });
  if (state === 'same') return terminal.say(`Key and database are of ${nameOf(key)}.`);
  if (state === 'other') return terminal.say(`${differenceOf(verdict)}.`);
  terminal.say(`The database keeps the gifts of ${nameOf(tied)}. Stripe does not say whose key it is (${failure}).`);
}

function adopted(terminal: Terminal, { key, tied }: AccountVerdict, options: { json?: boolean }): void {
  const sentence = `The database belonged to ${nameOf(tied)}, and belongs to ${nameOf(key)} now.`;
  terminal.answer(sentence, { before: tied, now: key }, options);
}
