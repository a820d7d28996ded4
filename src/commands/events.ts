import type { INestApplicationContext } from '@nestjs/common';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { DataSource } from 'typeorm';
import { ParkedEvents } from '../events/inbox/parked-events';
import { EventBrowser, type EventFilter } from './event-browser';
import { EXIT } from './exit-codes';
import { withApp } from './open-app';
import { withJson, type Terminal } from './terminal';

/** The inbox. */
export function addEventCommands(program: Command, terminal: Terminal): void {
  const events = program.command('events').description("Stripe's events in the inbox");
  withJson(events.command('list'))
    .addOption(new Option('--state <STATE>', 'only these').choices(['due', 'done', 'parked', 'ignored']))
    .option('--type <TYPE>', 'only these, such as charge.succeeded')
    .option('--since <INSTANT>', 'only those received since, such as 2026-11-22T08:00Z', readInstant)
    .option('--limit <NUMBER>', 'at most so many', readCount, 50)
    .description('list events, newest first; receivedAt is by the wall clock, wherever a demo clock was moved to')
    .action(({ json, ...filter }: EventFilter & { json?: boolean }) =>
      withApp(terminal, async (app) => terminal.rows(await browser(app).list(filter), 'No event fits.', { json })),
    );
  withJson(events.command('show'))
    .argument('<ID>')
    .description('show all that is kept of an event, as JSON; never an email')
    .action((id: string) => show(terminal, id));
  withJson(events.command('parked'))
    .description('list the events that could not be processed, with the reason')
    .action((options: { json?: boolean }) =>
      withApp(terminal, async (app) =>
        terminal.rows(await app.get(ParkedEvents).list(), 'No event is parked.', options),
      ),
    );
  withJson(events.command('replay'))
    .argument('<ID|all...>')
    .description('process parked events again')
    .action((ids: string[], options: { json?: boolean }) => replay(terminal, ids, options));
  withJson(events.command('park'))
    .argument('<ID>')
    .requiredOption('--reason <TEXT>', 'why, for whoever finds it')
    .description('take an event that keeps failing out of the way')
    .action((id: string, options: { reason: string; json?: boolean }) => park(terminal, id, options));
}

function browser(app: INestApplicationContext): EventBrowser {
  return new EventBrowser(app.get(DataSource));
}

function show(terminal: Terminal, id: string): Promise<void> {
  return withApp(terminal, async (app) => {
    const [event, ...others] = await browser(app).show(id);
    if (event === undefined) return fail(terminal, `No event is called ${id}.`);
    terminal.json(others.length === 0 ? event : [event, ...others]);
  });
}

function replay(terminal: Terminal, ids: readonly string[], options: { json?: boolean }): Promise<void> {
  return withApp(terminal, async (app) => {
    let [replayed, failures] = [0, 0];
    for (const id of ids) {
      const found = await app.get(ParkedEvents).replay(id);
      replayed += found;
      if (found > 0 || id === 'all') continue;
      failures++;
      fail(terminal, `No parked event is called ${id}.`);
    }
    if (failures === ids.length) return;
    const events = replayed === 1 ? '1 event' : `${replayed} events`;
    terminal.answer(
      replayed === 0 ? 'No event is parked.' : `${events} will be processed again.`,
      { replayed },
      options,
    );
  });
}

function park(terminal: Terminal, id: string, options: { reason: string; json?: boolean }): Promise<void> {
  return withApp(terminal, async (app) => {
    if ((await app.get(ParkedEvents).park(id, options.reason)) === 0)
      return fail(terminal, `No event that is due is called ${id}.`);
    terminal.answer('Parked.', { parked: id }, options);
  });
}

function fail(terminal: Terminal, text: string): void {
  terminal.complain(text);
  terminal.exitCode = EXIT.failed;
}

function readInstant(text: string): Date {
  const [, day = ''] = INSTANT.exec(text) ?? [];
  const instant = new Date(text);
  // JavaScript reads the 31st of February, and "5".
  const isReal = !Number.isNaN(instant.getTime()) && new Date(`${day}T00:00Z`).toJSON()?.startsWith(day);
  if (day === '' || !isReal)
    throw new InvalidArgumentError('Expected a day or an instant, such as 2026-11-22 or 2026-11-22T08:00Z.');
  return instant;
}

const INSTANT = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

function readCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Expected a whole number from 1 to 999999.');
  return Number(text);
}
