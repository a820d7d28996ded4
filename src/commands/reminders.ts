import type { Command } from 'commander';
import { ReminderFunnel, type FunnelWeeks } from '../reminders/reminder-funnel';
import { withApp } from './open-app';
import { readDay } from './read-day';
import { withJson, type Terminal } from './terminal';
import { UsageError } from './usage-error';

interface Options extends FunnelWeeks {
  readonly json?: boolean;
}

export function addReminderCommands(program: Command, terminal: Terminal): void {
  const reminders = program.command('reminders').description('"Remind me later"');
  withJson(reminders.command('funnel'))
    .description('count by week how many reminders were asked for, confirmed, sent, opened, and led to a gift')
    .option('--from <WEEK>', 'first week: any UTC day in it, as 2026-01-31 (else the first with something)', readDay)
    .option('--to <WEEK>', 'the week after the last: any UTC day in it (else this week is the last)', readDay)
    .action((options: Options) =>
      withApp(terminal, async (app) => {
        const { from, to } = options;
        const weeks = await app.get(ReminderFunnel, { strict: false }).weeks({ from, to });
        if (weeks.length === 0 && from !== undefined && to !== undefined)
          throw new UsageError('--to is in the week after the last one, so it must be a week later than --from.');
        terminal.rows(weeks, 'Nothing was counted of reminders.', options);
      }),
    );
}
