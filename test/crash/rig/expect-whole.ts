import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../src/infrastructure/database/data-source';
import { LedgerVerifier } from '../../../src/payments/ledger/blocks/ledger-verifier';
import type { RunningApp } from '../../support/app';
import { eventually } from '../../support/journey';
import { ledgerByDay, stripeByDay } from '../../support/ledger';
import { query } from '../../support/query';
import type { CrashRig } from './crash-rig';
import type { Given } from './giver';
import { listAtStripe, stripesProblems } from './stripes-word';
import { untold } from './untold';

/** Nothing is lost and nothing doubled: whatever was given is known once, and the books are Stripe's to the cent. */
export async function expectWhole(rig: CrashRig, given: readonly Given[]): Promise<void> {
  const charges = await chargesOnceTold(rig);
  expect(await eventually(() => stillToDo(rig), isNothing)).toEqual(NOTHING);
  await expectToldOnce(rig);
  await expectConfirmed(rig, given);
  await expectBookedOnce(rig, charges);
  await expectReceiptsWritten(rig);
  expect(await stripesProblems(rig)).toEqual([]);
}

/** A bank debit is not yet what it will be. */
async function chargesOnceTold(rig: CrashRig): Promise<readonly { id: string }[]> {
  const charges = await eventually(
    () => listAtStripe(rig, '/v1/charges'),
    (found) => found.every(({ status }) => status !== 'pending'),
  );
  expect(charges.filter(({ status }) => status === 'pending')).toEqual([]);
  return charges.filter(({ status }) => status === 'succeeded');
}

interface StillToDo {
  readonly untold: number;
  readonly due: number;
  readonly parked: number;
  readonly fetches: number;
}

const NOTHING: StillToDo = { untold: 0, due: 0, parked: 0, fetches: 0 };

function isNothing(found: StillToDo): boolean {
  return Object.values(found).every((count) => count === 0);
}

async function stillToDo(rig: CrashRig): Promise<StillToDo> {
  // Asked first: what arrives between the two questions is then seen as due.
  const stillUntold = (await untold(rig)).length;
  const [counts] = await query<Omit<StillToDo, 'untold'>>(
    rig.database.url,
    `select (select count(*)::int from stripe_events where state = 'due') as due,
      (select count(*)::int from stripe_events where state = 'parked') as parked,
      (select count(*)::int from stripe_fetches) as fetches`,
  );
  return { ...NOTHING, ...counts, untold: stillUntold };
}

/** One row for each event, delivered or found in Stripe's list when it came late, and no address left in any. */
async function expectToldOnce(rig: CrashRig): Promise<void> {
  const [inbox] = await query(
    rig.database.url,
    `select count(*)::int as rows, count(sealed_email)::int as addresses from stripe_events
     where source in ('webhook', 'listed')`,
  );
  expect(inbox).toEqual({ rows: new Set(rig.events.map(({ id }) => id)).size, addresses: 0 });
}

async function expectConfirmed(rig: CrashRig, given: readonly Given[]): Promise<void> {
  const ids = given.map(({ contributionId }) => contributionId);
  const statuses = await query<{ id: string; status: string }>(
    rig.database.url,
    'select id, status from contributions where id = any($1::uuid[])',
    [ids],
  );
  expect(statuses.filter(({ status }) => status !== 'confirmed')).toEqual([]);
  expect(statuses.map(({ id }) => id).sort()).toEqual(ids.toSorted());
  const pages = await listAtStripe(rig, '/v1/checkout/sessions');
  expect(pages.map((page) => page['client_reference_id']).sort()).toEqual(ids.toSorted());
}

async function expectBookedOnce(rig: CrashRig, charges: readonly { id: string }[]): Promise<void> {
  const keys = await query<{ key: string; times: number }>(
    rig.database.url,
    'select key, count(*)::int as times from ledger_transactions group by key order by key',
  );
  expect(keys.filter(({ times }) => times !== 1)).toEqual([]);
  const confirmed = keys.flatMap(({ key }) => /^confirmed:(.*)$/.exec(key)?.[1] ?? []);
  expect(confirmed.sort()).toEqual(charges.map(({ id }) => id).sort());
  const uneven = await query(
    rig.database.url,
    `select account, currency from ledger_entries
    where account like 'clearing:%' or account in ('income:unattributed', 'suspense')
    group by account, currency having sum(amount_minor) <> 0`,
  );
  expect(uneven).toEqual([]);
  await withDataSource(rig, async (dataSource) => {
    expect(await ledgerByDay(asApp(dataSource))).toEqual(await stripeByDay(rig.sandbox.url));
    expect((await new LedgerVerifier(dataSource).verify()).findings).toEqual([]);
  });
}

/** For every charge of a gift whose donor wants one; that there are not two is a rule of the table. */
async function expectReceiptsWritten(rig: CrashRig): Promise<void> {
  const missing = await query(
    rig.database.url,
    `select t.stripe_id from ledger_transactions t join contributions c on c.id = t.contribution_id
     where t.key like 'attributed:%' and c.receipt and not exists (
       select from letters where kind = 'receipt' and business_id = t.stripe_id)`,
  );
  expect(missing).toEqual([]);
}

async function withDataSource(rig: CrashRig, look: (dataSource: DataSource) => Promise<void>): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(rig.database.url)).initialize();
  await look(dataSource).finally(() => dataSource.destroy());
}

/** The app is another process: its books are read over a connection of ours. */
function asApp(dataSource: DataSource): RunningApp {
  return { app: { get: () => dataSource } } as unknown as RunningApp;
}
