import { randomUUID } from 'node:crypto';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../../src/foundation/clock/clock';
import { Alarm } from '../../../src/infrastructure/alarms/alarm.entity';
import { AlarmDelivery } from '../../../src/infrastructure/alarms/alarm-delivery';
import { Alarms } from '../../../src/infrastructure/alarms/alarms';
import { AlarmsModule } from '../../../src/infrastructure/alarms/alarms.module';
import { JobAlarms } from '../../../src/infrastructure/alarms/job-alarms';
import { DatabaseModule } from '../../../src/infrastructure/database/database.module';
import { inTransaction } from '../../../src/infrastructure/database/transaction';
import { JobsModule } from '../../../src/infrastructure/jobs/jobs.module';
import { createLog } from '../../../src/infrastructure/logging/log';
import { LoggingModule } from '../../../src/infrastructure/logging/logging.module';
import { freshDatabase, type FreshDatabase } from '../../support/database';
import { until } from '../jobs/until';
import { AlarmReceiver } from './receiver';
import { awayFromTurn } from '../../support/turns';

@Module({})
class ClockModule {}

describe('alarms', () => {
  const receiver = new AlarmReceiver();
  const logLines: string[] = [];
  let database: FreshDatabase;
  let app: INestApplicationContext;
  beforeAll(async () => {
    database = await freshDatabase();
    app = await start(await receiver.start());
  });
  afterAll(async () => {
    await app.close();
    receiver.stop();
    await database.drop();
  });

  const start = (address: URL | undefined) => {
    const log = createLog('warn', { write: (line: string) => void logLines.push(line) });
    @Module({
      imports: [
        LoggingModule.register(log),
        { module: ClockModule, global: true, providers: [Clock], exports: [Clock] },
        DatabaseModule.register({ url: database.url, poolSize: 4 }),
        JobsModule.register({
          ...{ databaseUrl: database.url, role: 'all' },
          ...{ tasks: [AlarmDelivery], observer: JobAlarms },
        }),
        AlarmsModule.register(address),
      ],
    })
    class House {}
    return NestFactory.createApplicationContext(House, { logger: false, abortOnError: false });
  };
  const alarms = () => app.get(Alarms);
  const inOne = <T>(work: (manager: EntityManager) => Promise<T>) => inTransaction(app.get(DataSource), work);
  const rows = (subject: string) =>
    app
      .get(DataSource)
      .getRepository(Alarm)
      .find({ where: { subject }, order: { raisedAt: 'ASC' } });
  const sent = (subject: string) => receiver.received.filter((each) => each['subject'] === subject);
  const loggedAbout = (subject: string) => logLines.filter((line) => line.includes(subject));

  it('is one for one thing until it is resolved, and then a new one', async () => {
    const subject = `evt_${randomUUID()}`;
    for (const reason of ['first', 'second'])
      await inOne((manager) => alarms().raise(manager, 'event-parked', subject, { reason }));
    expect(await rows(subject)).toMatchObject([{ times: 2, details: { reason: 'second' }, resolvedAt: null }]);
    await inOne((manager) => alarms().resolve(manager, 'event-parked', subject));
    await inOne((manager) => alarms().raise(manager, 'event-parked', subject));
    expect(await rows(subject)).toMatchObject([{ resolvedAt: expect.any(Date) }, { times: 1, resolvedAt: null }]);
  });

  it('stays one when several raise it at the same time', async () => {
    const subject = `evt_${randomUUID()}`;
    const raising = () => inOne((manager) => alarms().raise(manager, 'event-parked', subject));
    await Promise.all(Array.from({ length: 6 }, raising));
    expect(await rows(subject)).toMatchObject([{ times: 6 }]);
  });

  it('leaves nothing of a transaction that is rolled back: no row, no word, no call', async () => {
    const subject = `po_${randomUUID()}`;
    const broken = inOne(async (manager) => {
      await alarms().raise(manager, 'payout-failed', subject);
      throw new Error('on second thoughts');
    });
    await expect(broken).rejects.toThrow('second thoughts');
    await app.get(AlarmDelivery).run();
    expect([await rows(subject), sent(subject), loggedAbout(subject)]).toEqual([[], [], []]);
  });

  it('is logged as an error once it is committed, and not before', async () => {
    const subject = `po_${randomUUID()}`;
    await inOne(async (manager) => {
      await manager.transaction((nested) => alarms().raise(nested, 'payout-failed', subject, { amountMinor: '1200' }));
      expect(loggedAbout(subject)).toEqual([]);
    });
    const [line, ...more] = loggedAbout(subject).map((text) => JSON.parse(text) as object);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ level: 50, alarm: { kind: 'payout-failed', details: { amountMinor: '1200' } } });
  });

  it('is sent at once, with what it means and where to read about it', async () => {
    const subject = `dp_${randomUUID()}`;
    await inOne((manager) =>
      alarms().raise(manager, 'dispute-opened', subject, { amountMinor: '5000', currency: 'EUR' }),
    );
    const [notice] = await until(
      () => sent(subject),
      (got) => got.length > 0,
    );
    expect(notice).toMatchObject({
      ...{ kind: 'dispute-opened', severity: 'critical', subject, times: 1, resolvedAt: null },
      ...{ details: { amountMinor: '5000', currency: 'EUR' }, page: 'docs/operations/alarms.md#dispute-opened' },
      text: expect.stringContaining(subject),
    });
    expect(
      await until(
        () => rows(subject),
        ([row]) => row?.notifiedAt instanceof Date,
      ),
    ).toMatchObject([{ id: notice?.id, notifiedAt: expect.any(Date) }]);
  });

  it('is sent again under the same id until somebody takes it, later each time', async () => {
    const subject = `dp_${randomUUID()}`;
    // each minute what is due is sent, beside what is sent here
    await awayFromTurn('minute');
    receiver.answers = [500, 302];
    await inOne((manager) => alarms().raise(manager, 'dispute-opened', subject));
    const [first] = await until(
      () => rows(subject),
      ([row]) => row?.attempts === 1,
    );
    await app.get(AlarmDelivery).run();
    expect(sent(subject)).toHaveLength(1);
    const waits = [Number(first?.dueAt) - Date.now()];
    await makeDue(subject);
    await app.get(AlarmDelivery).run();
    const [second] = await rows(subject);
    waits.push(Number(second?.dueAt) - Date.now());
    expect(second).toMatchObject({ attempts: 2, notifiedAt: null });
    expect(waits[1]).toBeGreaterThan(1.5 * Number(waits[0]));
    await makeDue(subject);
    await app.get(AlarmDelivery).run();
    expect(new Set(sent(subject).map(({ id }) => id)).size).toBe(1);
    expect(sent(subject)).toHaveLength(3);
    expect(await rows(subject)).toMatchObject([{ notifiedAt: expect.any(Date) }]);
  });

  const makeDue = (subject: string) =>
    app.get(DataSource).query('update alarms set due_at = now() where subject = $1', [subject]);

  it('tells of a task that fails three times in a row, and no more after its next success', async () => {
    const watching = app.get(JobAlarms);
    for (let run = 1; run <= 3; run++) {
      expect(await rows('reconcile')).toEqual([]);
      await watching.failed('reconcile');
    }
    expect(await rows('reconcile')).toMatchObject([{ kind: 'job-failing', resolvedAt: null }]);
    await watching.succeeded('reconcile');
    expect(await rows('reconcile')).toMatchObject([{ resolvedAt: expect.any(Date) }]);
  });

  it('is in the log alone where no address is set', async () => {
    const quiet = await start(undefined);
    const subject = `po_${randomUUID()}`;
    await inTransaction(quiet.get(DataSource), (manager) => quiet.get(Alarms).raise(manager, 'payout-failed', subject));
    await quiet.get(AlarmDelivery).run();
    await quiet.close();
    expect(loggedAbout(subject)).toHaveLength(1);
  });
});
