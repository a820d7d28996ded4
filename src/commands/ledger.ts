import type { Command } from 'commander';
import { BlockSealer } from '../payments/ledger/blocks/block-sealer';
import { LedgerVerifier, type LedgerVerdict } from '../payments/ledger/blocks/ledger-verifier';
import { EXIT } from './exit-codes';
import { withApp } from './open-app';
import { withJson, withProgress, type Terminal } from './terminal';

interface Options {
  readonly json?: boolean;
  readonly progress?: boolean;
}

export function addLedgerCommands(program: Command, terminal: Terminal): void {
  const ledger = program.command('ledger').description('the double-entry books');
  withProgress(withJson(ledger.command('verify')))
    .description('read the whole ledger again: nothing changed, left out or slipped in (exit 3: something was)')
    .action((options: Options) =>
      withApp(async (app) => {
        const told = (done: number, total: number) => terminal.progress(`${done} of ${total} blocks`, options);
        report(terminal, await app.get(LedgerVerifier, { strict: false }).verify(told), options);
      }),
    );
  ledger
    .command('seal')
    .description('seal what was posted since the last block now, instead of within five minutes')
    .action(() => withApp(async (app) => app.get(BlockSealer, { strict: false }).run()));
}

function report(terminal: Terminal, verdict: LedgerVerdict, options: Options): void {
  if (verdict.findings.length > 0) terminal.exitCode = EXIT.differences;
  if (options.json === true) return terminal.json(verdict);
  const { blocks, sealedTransactions, unsealedTransactions, headHash, findings } = verdict;
  terminal.say(`${sealedTransactions} transactions in ${blocks} blocks, ${unsealedTransactions} not yet sealed.`);
  if (headHash !== null) terminal.say(`Hash of the last block: ${headHash}`);
  for (const { block, fault } of findings) terminal.say(block === null ? fault : `Block ${block}: ${fault}`);
  terminal.say(findings.length === 0 ? 'The ledger is as it was written.' : `${findings.length} faults were found.`);
}
