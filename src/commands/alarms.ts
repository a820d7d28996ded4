import type { Command } from 'commander';
import { DataSource, IsNull } from 'typeorm';
import { Alarm } from '../infrastructure/alarms/alarm.entity';
import { alarmPage, describeAlarm } from '../infrastructure/alarms/alarm-kinds';
import { EXIT } from './exit-codes';
import { withApp } from './open-app';
import { withJson, type Terminal } from './terminal';

/** What calls for a person. */
export function addAlarmCommands(program: Command, terminal: Terminal): void {
  const alarms = program.command('alarms').description('what calls for a person');
  withJson(alarms.command('list'))
    .option('--all', 'those that are settled, too')
    .description('list open alarms, newest first, with the page that says what to do')
    .action((options: { json?: boolean; all?: boolean }) => list(terminal, options));
  withJson(alarms.command('resolve'))
    .argument('<ID>')
    .description('say that an alarm is settled; raised again, it is a new one')
    .action((id: string, options: { json?: boolean }) => resolve(terminal, id, options));
}

function list(terminal: Terminal, options: { json?: boolean; all?: boolean }): Promise<void> {
  return withApp(terminal, async (app) => {
    const alarms = await app
      .get(DataSource)
      .getRepository(Alarm)
      .find({
        ...(options.all === true ? {} : { where: { resolvedAt: IsNull() } }),
        order: { raisedAt: 'DESC' },
      });
    terminal.rows(alarms.map(rowOf), 'No alarm is open.', options);
  });
}

function rowOf({ id, kind, subject, details, raisedAt, lastSeenAt, times, notifiedAt, resolvedAt }: Alarm) {
  const { severity } = describeAlarm(kind);
  return {
    id,
    kind,
    severity,
    subject,
    times,
    raisedAt,
    lastSeenAt,
    notifiedAt,
    resolvedAt,
    details,
    page: alarmPage(kind),
  };
}

function resolve(terminal: Terminal, id: string, options: { json?: boolean }): Promise<void> {
  return withApp(terminal, async (app) => {
    const open = app.get(DataSource).getRepository(Alarm).createQueryBuilder().update();
    const { affected } = await open
      .set({ resolvedAt: new Date() })
      .where('id::text = :id and resolved_at is null', { id })
      .execute();
    if (affected === 1) return terminal.answer('Settled.', { resolved: id }, options);
    terminal.complain(`No open alarm is called ${id}.`);
    terminal.exitCode = EXIT.failed;
  });
}
