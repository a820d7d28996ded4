import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CronTask } from '../../../infrastructure/jobs/cron-task';
import type { EndWish } from '../ends/end-wish';
import { EndWishes } from '../ends/end-wishes';
import { giftPath, type KnownSnapshot } from './gift-path';
import { missingMovements } from './missing-movements';
import { insertMovements, readMovements } from './movement-rows';
import { movementsOf, type LivedGift, type Movement } from './movements';

/**
 * Records how recurring gifts moved. Like postings: what all snapshots want, less what is recorded, so that snapshots may
 * come in any order, twice or years late, and it ends the same. Whatever changes a snapshot, or whose gift it is, leaves a
 * note in `subscription_movements_due`; a renewal that changes nothing leaves no movement.
 */
@Injectable()
export class RecordMovements implements CronTask {
  readonly name = 'record-movements';
  readonly cron = '*/5 * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly wishes: EndWishes,
  ) {}

  async run(): Promise<void> {
    while ((await this.record()) > 0);
  }

  /** @param most how many notes are looked at @returns how many there were */
  async record(most = NOTES_AT_ONCE): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      // One at a time: two would each record what both see missing.
      await manager.query('select pg_advisory_xact_lock($1)', [RECORDING_LOCK]);
      const [notes]: [Note[], number] = await manager.query(TAKE_NOTES, [most]);
      if (notes.length > 0) await this.recordAbout(manager, notes);
      return notes.length;
    });
  }

  private async recordAbout(manager: EntityManager, notes: readonly Note[]): Promise<void> {
    const gifts: GiftRow[] = await manager.query(GIFTS_CONCERNED, [JSON.stringify(notes)]);
    const ids = [...new Set([...gifts.map(({ id }) => id), ...notes.flatMap((note) => note.subscription_id ?? [])])];
    const wanted = wantedOf(gifts, await snapshotsOf(manager, ids), await this.wishes.of(manager, ids));
    await insertMovements(manager, missingMovements(wanted, await readMovements(manager, ids)));
  }
}

/** Any number, as long as nothing else in this database takes the same. */
const RECORDING_LOCK = 7_214_407;
/** Each means all snapshots of a subscription, some kilobytes for each of its months. */
const NOTES_AT_ONCE = 200;

interface Note {
  readonly subscription_id: string | null;
  readonly contribution_id: string | null;
  readonly donor_id: string | null;
}

/** Seen by this statement, or by the next run: the snapshots a note is about are there once the note is. */
const TAKE_NOTES = `
  delete from subscription_movements_due where id in (select id from subscription_movements_due order by id limit $1)
  returning subscription_id, contribution_id, donor_id`;

interface GiftRow {
  readonly id: string;
  readonly holder: string;
  readonly campaign: string;
}

/** The recurring gifts that notes are about, and all others of the same donors. */
const GIFTS_CONCERNED = `
  with notes as (
    select * from json_to_recordset($1) as note(subscription_id text, contribution_id uuid, donor_id uuid)
  ), named as (
    select stripe_id, contribution_id from subscriptions where stripe_id in (select subscription_id from notes)
    union
    select stripe_id, contribution_id from subscriptions where contribution_id in (select contribution_id from notes)
  ), donors_named as (
    select donor_id from notes where donor_id is not null
    union
    select c.donor_id from named join contributions c on c.id = named.contribution_id where c.donor_id is not null
  ), all_gifts as (
    select stripe_id, contribution_id from named
    union
    select s.stripe_id, s.contribution_id
    from donors_named join contributions c on c.donor_id = donors_named.donor_id
      join subscriptions s on s.contribution_id = c.id
  )
  select g.stripe_id as id, coalesce(c.donor_id::text, g.stripe_id) as holder, coalesce(c.campaign, '') as campaign
  from all_gifts g left join contributions c on c.id = g.contribution_id
  order by g.stripe_id`;

async function snapshotsOf(manager: EntityManager, ids: readonly string[]): Promise<Map<string, KnownSnapshot[]>> {
  const snapshots: (KnownSnapshot & { subscriptionId: string })[] = await manager.query(TELLING_SNAPSHOTS, [ids]);
  const byId = new Map<string, KnownSnapshot[]>();
  for (const snapshot of snapshots) {
    const known = byId.get(snapshot.subscriptionId);
    if (known === undefined) byId.set(snapshot.subscriptionId, [snapshot]);
    else known.push(snapshot);
  }
  return byId;
}

/**
 * All but those that say what the one before them said, as almost every renewal's does: a path is the same without them.
 * Where several are of one second, their order is not known here, and they are kept, with the one after them.
 */
const TELLING_SNAPSHOTS = `
  with said as (
    select s.*, count(*) over (partition by subscription_id, created) as at_once,
      jsonb_build_array(snapshot -> 'status', snapshot -> 'pause_collection', snapshot #> '{items,data,0,price}',
        snapshot #> '{items,data,0,quantity}', snapshot -> 'cancellation_details', snapshot -> 'ended_at') as says
    from subscription_snapshots s where subscription_id = any($1)
  ), compared as (
    select said.*, lag(says) over path as said_before, lag(at_once) over path as at_once_before
    from said window path as (partition by subscription_id order by created, hash)
  )
  select subscription_id as "subscriptionId", created, hash, event_type as "eventType", api_version as "apiVersion",
    snapshot, previous_attributes as "previousAttributes"
  from compared where at_once > 1 or at_once_before > 1 or says is distinct from said_before`;

function wantedOf(
  gifts: readonly GiftRow[],
  snapshots: ReadonlyMap<string, KnownSnapshot[]>,
  wishes: ReadonlyMap<string, EndWish>,
): Movement[] {
  const byHolder = new Map<string, LivedGift[]>();
  for (const { id, holder, campaign } of gifts) {
    const path = giftPath(snapshots.get(id) ?? []);
    const lived = { subscriptionId: id, campaign, path, wish: wishes.get(id) ?? null };
    byHolder.set(holder, [...(byHolder.get(holder) ?? []), lived]);
  }
  return [...byHolder].flatMap(([holder, theirs]) => movementsOf(holder, theirs));
}
