import type { EntityManager } from 'typeorm';
import { ConfigurationError } from '../../foundation/config/configuration-error';
import { liveSchema, SCRATCH_SCHEMA } from './scratch-schema';

/**
 * An event that was worked off once and cannot be now, be it for a passing fault or because this version cannot read it
 * any more: without it the rebuilt books are less than those in use, and nothing may be taken for wrong by them.
 * @throws ConfigurationError naming them
 */
export async function refuseIfUnworkable(manager: EntityManager): Promise<void> {
  const { live } = await liveSchema(manager);
  const rows: { sentence: string }[] = await manager.query(UNWORKABLE.replaceAll('LIVE', live), [SHOWN]);
  if (rows.length > 0)
    throw new ConfigurationError(
      rows.map(({ sentence }) => sentence),
      'These events were worked off before and could not be now. Nothing was compared and nothing changed.',
    );
}

/** Enough to see what kind of fault it is. */
const SHOWN = 20;

const UNWORKABLE = `
  select concat(l.event_id, ' (', l.type, '): ', coalesce(s.reason, 'not worked off')) as sentence
  from LIVE.stripe_events l
    left join ${SCRATCH_SCHEMA}.stripe_events s on s.account = l.account and s.event_id = l.event_id
  where l.state = 'done' and s.state is distinct from 'done'
  order by l.created, l.event_id limit $1`;
