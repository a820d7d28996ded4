import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { RecordMovements } from '../giving/subscriptions/movements/record-movements';
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
      withApp(terminal, async (app) => {
        const told = (done: number, total: number) => terminal.progress(`${done} of ${total} blocks`, options);
        report(terminal, await app.get(LedgerVerifier, { strict: false }).verify(told), options);
      }),
    );
  withJson(ledger.command('seal'))
    .description('seal what was posted and how gifts moved since the last block now, instead of within five minutes')
    .action((options: Options) =>
      withApp(terminal, async (app) => {
        await app.get(RecordMovements, { strict: false }).run();
        const sealed = await sealAll(app.get(BlockSealer, { strict: false }));
        const lastBlock = await lastBlockOf(app.get(DataSource));
        const waiting = await waitingIn(app.get(DataSource));
        terminal.answer(sentenceOf(sealed, lastBlock, waiting), { ...sealed, lastBlock, waiting }, options);
      }),
    );
}

interface Sealed {
  readonly transactions: number;
  readonly blocks: number;
}

async function sealAll(sealer: BlockSealer): Promise<Sealed> {
  let [transactions, blocks] = [0, 0];
  for (let count = await sealer.seal(); count > 0; count = await sealer.seal()) {
    transactions += count;
    blocks++;
  }
  return { transactions, blocks };
}

/** Null: there is none yet. */
async function lastBlockOf(dataSource: DataSource): Promise<string | null> {
  const [row]: { number: string | null }[] = await dataSource.query(
    'select max(number)::text as number from ledger_blocks',
  );
  return row?.number ?? null;
}

/** What cannot be sealed yet, because something older may still be posted under it. */
async function waitingIn(dataSource: DataSource): Promise<number> {
  const [row]: { waiting: string }[] = await dataSource.query('select count(*)::text as waiting from ledger_unsealed');
  return Number(row?.waiting);
}

function sentenceOf({ transactions, blocks }: Sealed, lastBlock: string | null, waiting: number): string {
  const last = lastBlock === null ? 'There is no block yet' : `The last block is number ${lastBlock}`;
  const newest = waiting === 0 ? last : `${last}, and ${waiting} wait for a transaction that is under way`;
  if (blocks === 0) return `${waiting === 0 ? 'Nothing to seal' : 'Nothing can be sealed now'}. ${newest}.`;
  return `Sealed ${transactions === 1 ? '1 transaction' : `${transactions} transactions`} in ${blocks === 1 ? 'one block' : `${blocks} blocks`}. ${newest}.`;
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
