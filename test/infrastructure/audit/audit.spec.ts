import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Audit } from '../../../src/infrastructure/audit/audit';
import { CLI } from '../../../src/infrastructure/audit/audit-actions';
import { AuditReader } from '../../../src/infrastructure/audit/audit-reader';
import { dataSourceOptions } from '../../../src/infrastructure/database/data-source';
import { inTransaction } from '../../../src/infrastructure/database/transaction';
import { freshDatabase, type FreshDatabase } from '../../support/database';

const audit = new Audit();
let database: FreshDatabase;
let dataSource: DataSource;
beforeEach(async () => {
  database = await freshDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.url, 12)).initialize();
});
afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

const verify = () => new AuditReader(dataSource).verify();
const exported = (name: string) => ({
  ...{ actor: { kind: 'person', id: randomUUID() } as const, action: 'report-exported' as const, subjectId: name },
  details: { format: 'csv', rows: 12, months: ['2026-10', '2026-11'], asOf: null },
});

async function write(count: number): Promise<void> {
  for (let each = 1; each <= count; each++)
    await dataSource.transaction((manager) => audit.record(manager, exported(`journal-${each}`)));
}

/** What somebody could do who owns the database. */
async function tamper(statement: string): Promise<void> {
  await dataSource.query('alter table audit_log disable trigger all');
  await dataSource.query(statement);
  await dataSource.query('alter table audit_log enable trigger all');
}

it('an empty log is as it was written', async () => {
  expect(await verify()).toEqual({ lines: 0, headHash: null, faults: [] });
});

it('lines are numbered without gaps and tied to one another', async () => {
  await write(3);
  const lines = await new AuditReader(dataSource).latest({ limit: 2 });
  expect(lines.map(({ number, subjectKind, subjectId }) => [number, subjectKind, subjectId])).toEqual([
    [3n, 'report', 'journal-3'],
    [2n, 'report', 'journal-2'],
  ]);
  expect(await verify()).toMatchObject({ lines: 3, faults: [] });
});

it('what is rolled back leaves no line and no gap', async () => {
  const failed = dataSource.transaction(async (manager) => {
    await audit.record(manager, exported('never'));
    throw new Error('the work failed');
  });
  await expect(failed).rejects.toThrow('the work failed');
  await write(1);
  expect(await verify()).toMatchObject({ lines: 1, faults: [] });
});

it.each(['plain', 'serializable'])('many writers at once, in %s transactions, write one chain', async (kind) => {
  const work = (manager: Parameters<typeof audit.record>[0]) => audit.record(manager, exported('together'));
  const once = () => (kind === 'plain' ? dataSource.transaction(work) : inTransaction(dataSource, work));
  await Promise.all(Array.from({ length: 24 }, once));
  expect(await verify()).toMatchObject({ lines: 24, faults: [] });
});

it.each(["update audit_log set action = 'signed-in'", 'delete from audit_log', 'truncate audit_log'])(
  'PostgreSQL refuses: %s',
  async (statement) => {
    await write(1);
    await expect(dataSource.query(statement)).rejects.toThrow('The audit log only grows');
  },
);

it.each([
  [`update audit_log set details = '{"format":"csv"}' where number = 2`, '2', 'It is not as it was written'],
  [`update audit_log set at = at + interval '1 ms' where number = 2`, '2', 'It is not as it was written'],
  ['delete from audit_log where number = 2', '3', 'Lines after 1 are missing'],
  ['delete from audit_log where number = 3', null, 'The log ends with line 2, and should with 3'],
])('is found out: %s', async (statement, number, fault) => {
  await write(3);
  await tamper(statement);
  expect((await verify()).faults).toContainEqual({ number, fault });
});

it('a line made up again with a fitting hash no longer fits the line after it', async () => {
  await write(2);
  await tamper(`update audit_log set hash = sha256('another') where number = 1`);
  expect((await verify()).faults).toContainEqual({ number: '2', fault: 'It is not tied to the line before it' });
});

it('an address is refused', async () => {
  const note = { actor: CLI, action: 'identity-looked-up' as const, subjectId: 'reader@example.org' };
  await expect(dataSource.transaction((manager) => audit.record(manager, note))).rejects.toThrow('never an address');
});

it('outside of a transaction nothing is written', async () => {
  await expect(audit.record(dataSource.manager, exported('alone'))).rejects.toThrow('needs a transaction');
});
